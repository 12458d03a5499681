import { Inject, Injectable } from '@nestjs/common';
import { grouped, isOfToday, type Round, roundsOf } from '#src/coaching/station-pairs';
import { StationWeighing } from '#src/coaching/station-weighing.entity';
import { In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { daysAfter } from '#src/timing/local';

/** Weighings at teams' scales, to read in. */
@Injectable()
export class StationShelf {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The newest round that counts as today's, by athlete. */
  async newest(
    teamId: string,
    today: string,
    athleteIds: readonly string[],
  ): Promise<Map<string, Round<StationWeighing>>> {
    const now = this.clock.now();
    const day = In([daysAfter(today, -1), today]);
    const rows = await this.database
      .read(StationWeighing)
      .findBy({ teamId, day, athleteId: In([...athleteIds]) });
    const athletes = grouped(rows, ({ athleteId }) => athleteId);
    return new Map(
      [...athletes].flatMap(([athleteId, own]) => {
        const last = roundsOf(own).at(-1)!;
        return isOfToday(last, today, now) ? [[athleteId, last]] : [];
      }),
    );
  }
}
