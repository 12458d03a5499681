import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Consents } from '#src/people/consents';
import { Guardians } from '#src/teams/guardians';
import { SHARE_GROUPS, type ShareGroup } from '#src/teams/share-group';
import { ShareSaid } from '#src/teams/share-said.entity';
import { isTodaysShareText } from '#src/teams/share-texts';
import { Today } from '#src/teams/today';

export type Shares = ReadonlySet<ShareGroup>;

type LastSaid = Pick<ShareSaid, 'given' | 'untilDay' | 'at' | 'textSha256'>;

/**
 * What athletes let a team's coaches see at this moment. Asked whenever anything is shown, sent or written for a coach;
 * nobody keeps a copy. In force is a yes to today's words whose last day has not passed, while the athlete's yes to health
 * data and to sharing stand, and for whoever is not known to be of age a guardian's.
 */
@Injectable()
export class Sharing {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Guardians) private readonly guardians: Guardians,
    @Inject(Today) private readonly today: Today,
  ) {}

  /** By athlete; the number of queries is the same however many there are. */
  async inForce(teamId: string, athleteIds: readonly string[]): Promise<Map<string, Shares>> {
    if (athleteIds.length === 0) return new Map();
    const [said, allowed, freed, days] = await Promise.all([
      this.lastSaid(teamId, athleteIds),
      this.consents.givenByAll(athleteIds, ['health-data', 'sharing']),
      this.guardians.free(teamId, athleteIds),
      this.today.of(athleteIds),
    ]);
    return new Map(
      athleteIds.map((athleteId) => {
        const counts = allowed.has(athleteId) ? freed.get(athleteId) : undefined;
        const day = days.get(athleteId);
        const isHeld = (group: ShareGroup) => {
          const last = said.get(`${athleteId} ${group}`);
          return last !== undefined && stands(last, group, day) && counts?.(last.at) === true;
        };
        return [athleteId, new Set(SHARE_GROUPS.filter(isHeld))];
      }),
    );
  }

  async of(teamId: string, athleteId: string): Promise<Shares> {
    return (await this.inForce(teamId, [athleteId])).get(athleteId)!;
  }

  private async lastSaid(teamId: string, athleteIds: readonly string[]): Promise<Map<string, LastSaid>> {
    const rows = await this.database.read(ShareSaid).find({
      select: { athleteId: true, group: true, given: true, untilDay: true, at: true, textSha256: true },
      where: { teamId, athleteId: In([...athleteIds]) },
      order: { number: 'ASC' },
    });
    return new Map(rows.map((row) => [`${row.athleteId} ${row.group}`, row]));
  }
}

/** Whether what was said last is a yes to today's words whose last day has not passed. `day`: the athlete's own today. */
export function stands(last: LastSaid | undefined, group: ShareGroup, day: string | undefined): boolean {
  if (!last?.given || day === undefined || !isTodaysShareText(group, last.textSha256)) return false;
  return last.untilDay === null || last.untilDay >= day;
}
