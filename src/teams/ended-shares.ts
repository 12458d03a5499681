import { Inject, Injectable } from '@nestjs/common';
import { Between, In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { Ages } from '#src/people/ages';
import { ShareSaid } from '#src/teams/share-said.entity';
import { Today } from '#src/teams/today';

/** So far back anybody asks. */
const LOOKED_BACK_DAYS = 10;
/** A day ends at the latest half a day after UTC's does. */
const LATEST_END_MS = 1.5 * DAY_MS;

/** What begins or ends to be shared without a word: a last day that passed, a birthday after which nobody else is asked. */
@Injectable()
export class EndedShares {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ages) private readonly ages: Ages,
    @Inject(Today) private readonly today: Today,
  ) {}

  /** null: nothing of the kind of late. */
  async last(teamId: string, athleteIds: readonly string[]): Promise<Date | null> {
    if (athleteIds.length === 0) return null;
    const days = await this.today.of(athleteIds);
    const [ended, now, before] = await Promise.all([
      this.endedDays(teamId, days),
      this.ages.of(days),
      this.ages.of(
        new Map([...days].map(([athleteId, day]) => [athleteId, movedBy(day, -LOOKED_BACK_DAYS)])),
      ),
    ]);
    if (athleteIds.some((one) => now.get(one) !== before.get(one))) return this.clock.now();
    const newest = ended.toSorted().at(-1);
    return newest === undefined ? null : new Date(Date.parse(newest) + LATEST_END_MS);
  }

  /** Also of a yes that was followed by another word: that one is noted by itself. */
  private async endedDays(teamId: string, days: ReadonlyMap<string, string>): Promise<string[]> {
    const all = [...days.values()].toSorted();
    const span = Between(movedBy(all[0]!, -LOOKED_BACK_DAYS), all.at(-1)!);
    const rows = await this.database.read(ShareSaid).find({
      select: { athleteId: true, untilDay: true },
      where: { teamId, athleteId: In([...days.keys()]), given: true, untilDay: span },
    });
    return rows.flatMap(({ athleteId, untilDay }) => (untilDay! < days.get(athleteId)! ? [untilDay!] : []));
  }
}

function movedBy(day: string, by: number): string {
  return new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);
}
