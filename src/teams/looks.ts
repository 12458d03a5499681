import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { after, bookmark } from '#src/teams/bookmark';
import { CoachLook, type Look } from '#src/teams/coach-look.entity';
import { SHARE_GROUPS, type ShareGroup } from '#src/teams/share-group';
import type { Squad } from '#src/teams/squads';

const PAGE = 50;

export type { Look };

/** Of whom something was shown, and what. */
export interface Shown {
  athleteId: string;
  groups: Iterable<ShareGroup>;
}

/** The book in which athletes see who looked at what of theirs. What is not written there is not shown. */
@Injectable()
export class Looks {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Before it is shown. Of whoever shares nothing of it nothing is written. */
  async note(squad: Squad, what: Look, shown: readonly Shown[]): Promise<void> {
    const seen = shown
      .map(({ athleteId, groups }) => ({ athleteId, groups: [...groups] }))
      .filter(({ groups }) => groups.length > 0);
    if (seen.length === 0) return;
    const { team, coach } = squad;
    const at = this.clock.now();
    const place = placeOf(squad, what, at);
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, `look:${team.id}:${coach.accountId}`);
      const known = await tx.find(CoachLook, {
        select: { id: true, athleteId: true, groups: true, times: true, firstAt: true },
        where: { ...place, athleteId: In(seen.map(({ athleteId }) => athleteId)) },
      });
      const byAthlete = new Map(known.map((row) => [row.athleteId, row]));
      const rows = seen.map(({ athleteId, groups }) => {
        const before = byAthlete.get(athleteId);
        return {
          ...place,
          id: before?.id ?? newId(),
          athleteId,
          teamName: team.name,
          coachName: coach.name,
          groups: SHARE_GROUPS.filter((one) => groups.includes(one) || before?.groups.includes(one)),
          times: (before?.times ?? 0) + 1,
          firstAt: before?.firstAt ?? at,
          lastAt: at,
        };
      });
      await tx.upsert(CoachLook, rows, ['athleteId', 'teamId', 'coachId', 'what', 'hour']);
    });
  }

  /** For what shows the same by itself again and again: once an hour, or the other looks drown in it. */
  async noteOnce(squad: Squad, what: Look, shown: readonly Shown[]): Promise<void> {
    const athleteId = In(shown.map((one) => one.athleteId));
    const place = placeOf(squad, what, this.clock.now());
    const known = await this.database.read(CoachLook).findBy({ ...place, athleteId });
    const isNew = (one: Shown) => {
      const there = known.find((row) => row.athleteId === one.athleteId);
      return ![...one.groups].every((group) => there?.groups.includes(group));
    };
    await this.note(squad, what, shown.filter(isNew));
  }

  /** Newest first. @throws NoSuchPage */
  async page(athleteId: string, before?: string): Promise<{ rows: CoachLook[]; next: string | null }> {
    const where =
      before === undefined ? { athleteId } : after('lastAt', before).map((one) => ({ athleteId, ...one }));
    const rows = await this.database
      .read(CoachLook)
      .find({ where, order: { lastAt: 'DESC', id: 'DESC' }, take: PAGE + 1 });
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return { rows: rows.slice(0, PAGE), next: last ? bookmark(last.lastAt, last.id) : null };
  }
}

function placeOf({ team, coach }: Squad, what: Look, at: Date) {
  return { teamId: team.id, coachId: coach.accountId, what, hour: at.toISOString().slice(0, 13) };
}
