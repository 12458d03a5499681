import { Injectable } from '@nestjs/common';

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
  of(_athleteId: string): Promise<Beside> {
    return Promise.resolve({ factors: [], lowFlag28: false, isMeasured: false });
  }
}
