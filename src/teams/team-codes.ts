import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Keys } from '#src/people/keys';
import { TeamCode } from '#src/teams/team-code.entity';
import type { CoachRole } from '#src/teams/team-coach.entity';
import { TeamCoaches } from '#src/teams/team-coaches';
import { NoSuchTeamCode, TeamCodeNotUsable, TooManyOfThese } from '#src/teams/teams.problems';
import { TeamCodesExpired } from '#src/teams/teams.topics';

/** No two of them are taken for each other, read aloud or by hand: no 0, 1, I, L or O. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;
const GROUP = 5;

/** A code for athletes lets in a whole team and more; one for a coach a single one. */
const USES = { athlete: 1000, head: 1, assistant: 1 } as const;
const MOST_CODES = 20;

export interface CodeWish {
  letsIn: 'athlete' | CoachRole;
  coachUntilDay: string | null;
  days: number;
}

/**
 * Codes by which people come to a team, made by its head coaches; each lets in as long as its maker is one without a break.
 * What is kept is a mark that leads to none.
 */
@Injectable()
export class TeamCodes {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(TeamCoaches) private readonly coaches: TeamCoaches,
  ) {}

  /** The code is told this once. @throws TooManyOfThese */
  async make(
    teamId: string,
    madeBy: string,
    { letsIn, coachUntilDay, days }: CodeWish,
  ): Promise<{ row: TeamCode; code: string }> {
    const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    const createdAt = this.clock.now();
    const row: TeamCode = {
      id: newId(),
      mark: this.markOf(code),
      teamId,
      madeBy,
      letsIn,
      coachUntilDay: letsIn === 'athlete' ? null : coachUntilDay,
      usesLeft: USES[letsIn],
      createdAt,
      expiresAt: new Date(createdAt.getTime() + days * DAY_MS),
    };
    await this.database.transaction(async (tx) => {
      if ((await tx.countBy(TeamCode, this.open(teamId))) >= MOST_CODES) throw new TooManyOfThese(MOST_CODES);
      await tx.insert(TeamCode, row);
    });
    return { row, code: `${code.slice(0, GROUP)}-${code.slice(GROUP)}` };
  }

  /** Those that let somebody in yet, newest first. */
  async list(teamId: string): Promise<TeamCode[]> {
    const rows = await this.database
      .read(TeamCode)
      .find({ where: this.open(teamId), order: { createdAt: 'DESC', id: 'ASC' } });
    return this.backed(teamId, rows);
  }

  /** @throws NoSuchTeamCode */
  async takeBack(teamId: string, id: string): Promise<void> {
    const { affected } = await this.database.transaction((tx) => tx.delete(TeamCode, { id, teamId }));
    if (affected !== 1) throw new NoSuchTeamCode();
  }

  /** What somebody typed or a link held; it may be used up. @throws TeamCodeNotUsable */
  async at(typed: string): Promise<TeamCode> {
    const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
    const found = await this.database
      .read(TeamCode)
      .findOneBy({ mark: this.markOf(code), expiresAt: MoreThan(this.clock.now()) });
    if (!found || (await this.backed(found.teamId, [found])).length === 0) throw new TeamCodeNotUsable();
    return found;
  }

  /** Within a turn of the team's: of two who use the last of it at once, one gets in. @throws TeamCodeNotUsable */
  async use(tx: Tx, { id, teamId }: TeamCode): Promise<void> {
    const now = await tx.findOneBy(TeamCode, { ...this.open(teamId), id });
    if (!now || (await this.backed(teamId, [now], tx)).length === 0) throw new TeamCodeNotUsable();
    await tx.update(TeamCode, id, { usesLeft: now.usesLeft - 1 });
  }

  @Handles(TeamCodesExpired)
  async onExpired(_said: Said<typeof TeamCodesExpired>, finish: Finish): Promise<void> {
    await finish(async (tx) => {
      await tx.delete(TeamCode, { expiresAt: LessThanOrEqual(this.clock.now()) });
    });
  }

  /** Those whose maker is a head coach today, and has coached without a break since. */
  private async backed(teamId: string, codes: readonly TeamCode[], tx?: Tx): Promise<TeamCode[]> {
    const heads = await this.coaches.headsOf(teamId, tx);
    return codes.filter(({ madeBy, createdAt }) => {
      const since = heads.get(madeBy);
      return since !== undefined && since <= createdAt;
    });
  }

  private open(teamId: string) {
    return { teamId, usesLeft: MoreThan(0), expiresAt: MoreThan(this.clock.now()) };
  }

  private markOf(code: string): string {
    return this.keys.mark(`team-code:${code}`);
  }
}
