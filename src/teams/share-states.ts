import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Consents } from '#src/people/consents';
import { type GuardianOf, Guardians } from '#src/teams/guardians';
import { SHARE_GROUPS, type ShareGroup } from '#src/teams/share-group';
import type { Belonging } from '#src/teams/share-log';
import { ShareSaid } from '#src/teams/share-said.entity';
import { Sharing, stands } from '#src/teams/sharing';
import { Today } from '#src/teams/today';

/** What a yes to a team waits for before anything of it is seen. */
export const MISSING = ['health-data', 'sharing', 'guardian'] as const;
export type Missing = (typeof MISSING)[number];

export interface ShareState {
  group: ShareGroup;
  /** A yes to today's words whose last day has not passed, and that counts where a guardian had refused. */
  given: boolean;
  /** Coaches see it. */
  inForce: boolean;
  untilDay: string | null;
  /** null: nothing was ever said. */
  at: Date | null;
}

export interface OwnShares {
  shares: ShareState[];
  missing: Missing[];
  guardian: GuardianOf;
}

/** What an athlete shares with one of their teams, as they see it themselves. */
@Injectable()
export class ShareStates {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Guardians) private readonly guardians: Guardians,
    @Inject(Sharing) private readonly sharing: Sharing,
    @Inject(Today) private readonly today: Today,
  ) {}

  async of({ teamId, athleteId }: Belonging): Promise<OwnShares> {
    const [held, guardian, freed, days, consents, rows] = await Promise.all([
      this.sharing.of(teamId, athleteId),
      this.guardians.of(teamId, athleteId),
      this.guardians.free(teamId, [athleteId]),
      this.today.of([athleteId]),
      this.consents.list(athleteId),
      this.database.read(ShareSaid).find({ where: { teamId, athleteId }, order: { number: 'ASC' } }),
    ]);
    const last = new Map(rows.map((row) => [row.group, row]));
    const counts = freed.get(athleteId) ?? (() => true);
    const shares = SHARE_GROUPS.map((group) => {
      const said = last.get(group);
      return {
        group,
        given: said !== undefined && stands(said, group, days.get(athleteId)) && counts(said.at),
        inForce: held.has(group),
        untilDay: said?.untilDay ?? null,
        at: said?.at ?? null,
      };
    });
    const said = (purpose: string) => consents.some((one) => one.purpose === purpose && one.given);
    const isThere = {
      'health-data': said('health-data'),
      sharing: said('sharing'),
      guardian: !guardian.needed || guardian.state === 'given',
    };
    return { shares, guardian, missing: MISSING.filter((one) => !isThere[one]) };
  }
}
