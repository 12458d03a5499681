import { Inject, Injectable } from '@nestjs/common';
import { Circumstances } from '#src/circumstances/circumstances';
import { contraindicationsOf, reasonsOf } from '#src/ledger/supplement-reasons';
import { FactorList } from '#src/ledger/factor-list';
import { LabsForAdults } from '#src/labs/labs.problems';
import { LabShelf } from '#src/labs/lab-shelf';
import { magnesiumWordOf } from '#src/labs/magnesium-word';
import {
  LAB_COUNTS_DAYS,
  type SupplementOutcome,
  type SupplementReason,
  supplementRule,
} from '#src/labs/supplement-rule';
import type { Visitor } from '#src/people/visitor';
import { StandingFlags } from '#src/signs/standing-flags';

export interface SupplementWordTold {
  outcome: SupplementOutcome;
  reasons: SupplementReason[];
  /** Medicines were told of, or not asked: they are to be spoken of. */
  medicines: boolean;
}

/** A kidney does not heal by the calendar: an old low value keeps counting until a newer one stands. */
const KIDNEYS_COUNT_DAYS = 36_500;

/** Gathers what the rule for supplements looks at, each part only while its consent stands. */
@Injectable()
export class SupplementWord {
  constructor(
    @Inject(LabShelf) private readonly labs: LabShelf,
    @Inject(Circumstances) private readonly circumstances: Circumstances,
    @Inject(StandingFlags) private readonly flags: StandingFlags,
    @Inject(FactorList) private readonly factors: FactorList,
  ) {}

  /** @throws LabsForAdults for whoever is not known to be 18 */
  async of({ athleteId, ageGroup }: Pick<Visitor, 'athleteId' | 'ageGroup'>): Promise<SupplementWordTold> {
    const isAdult = ageGroup === 'adult';
    if (!isAdult) throw new LabsForAdults();
    const magnesium = await this.labs.latest(athleteId, 'magnesium', LAB_COUNTS_DAYS);
    const kidneys = await this.labs.latestOf(athleteId, ['egfr', 'creatinine'], KIDNEYS_COUNT_DAYS);
    const [egfr, creatinine] = [kidneys.get('egfr') ?? null, kidneys.get('creatinine') ?? null];
    const told = await this.circumstances.of(athleteId);
    const reasons = reasonsOf(await this.factors.of(athleteId), told);
    const word = magnesium?.place && magnesiumWordOf(magnesium.value, magnesium.comparator, magnesium.place);
    const outcome = supplementRule({
      isAdult,
      magnesium: magnesium?.place ? { place: magnesium.place, daysAgo: magnesium.daysAgo } : null,
      reasons,
      contraindications: contraindicationsOf(told, { egfr, creatinine }),
      redFlag: word === 'care-now' || (await this.flags.stands(athleteId)),
    });
    return { outcome, reasons, medicines: told.stomach === null || told.stomach.medicines.length > 0 };
  }
}
