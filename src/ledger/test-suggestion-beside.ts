import { Inject, Injectable } from '@nestjs/common';
import { LabShelf } from '#src/labs/lab-shelf';
import { Coverages } from '#src/ledger/coverages';
import { LAB_HOLDS_DAYS } from '#src/signs/test-rule';
import { FactorList } from '#src/ledger/factor-list';

/** What stands beside the signs, for the rule that says whether measuring may be wise. */
export interface Beside {
  /** Circumstances that apply, by name. */
  factors: string[];
  /** Food has probably been low for four weeks. */
  lowFlag28: boolean;
  /** Magnesium was measured lately. */
  isMeasured: boolean;
}

@Injectable()
export class TestSuggestionBeside {
  constructor(
    @Inject(Coverages) private readonly coverages: Coverages,
    @Inject(LabShelf) private readonly labs: LabShelf,
    @Inject(FactorList) private readonly factors: FactorList,
  ) {}

  async of(athleteId: string): Promise<Beside> {
    const factors = (await this.factors.of(athleteId)).map(({ code }) => code);
    const lowFlag28 = await this.coverages.lowFlag28(athleteId);
    const measured = await this.labs.latest(athleteId, 'magnesium', LAB_HOLDS_DAYS);
    return { factors, lowFlag28, isMeasured: measured !== null };
  }
}
