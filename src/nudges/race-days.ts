import { Injectable } from '@nestjs/common';

/** When somebody's races start. Before the start nobody's phone makes a sound on that day. */
@Injectable()
export class RaceDays {
  /** Those of the days around `now`. */
  async around(_athleteId: string, _now: Date): Promise<Date[]> {
    return Promise.resolve([]);
  }
}
