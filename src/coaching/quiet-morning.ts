import { Inject, Injectable } from '@nestjs/common';
import type { OfCoach } from '#src/coaching/digest-wishes';
import { Clock } from '#src/kernel/clock';
import { MannersBook } from '#src/nudges/manners';
import { Accounts } from '#src/people/accounts';
import { Squads } from '#src/teams/squads';
import { localOf } from '#src/timing/local';
import { politeMoment } from '#src/timing/polite';

/** By the clock where the team trains, HH:MM. Where we were down at its beginning it is not too late for a while. */
export const MORNING = { from: '07:00', until: '12:00' };

/** When it is morning for a team, and when a coach's phone may sound in it. */
@Injectable()
export class QuietMorning {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(MannersBook) private readonly manners: MannersBook,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The team's day, in its morning; null: it is another time of day there, or the coach is one no more. */
  async dayOf({ teamId, accountId }: OfCoach): Promise<string | null> {
    const found = await this.squads.ifCoached(accountId, teamId);
    if (!found) return null;
    const { time } = localOf(this.clock.now(), found.team.timeZone);
    return time >= MORNING.from && time < MORNING.until ? found.today : null;
  }

  /** null: they take a pause, want no sound at any hour, or are gone. */
  async soundsFor({ accountId }: OfCoach): Promise<{ athleteId: string; at: Date } | null> {
    const [account, athleteId] = await Promise.all([
      this.accounts.byId(accountId),
      this.accounts.athleteOf(accountId),
    ]);
    if (!account || athleteId === null) return null;
    const now = this.clock.now();
    const { quietFrom, quietUntil, focusTimes, pausedUntil } = await this.manners.of(athleteId);
    if (pausedUntil !== null && pausedUntil > now) return null;
    const peace = { quiet: { from: quietFrom, until: quietUntil }, focus: focusTimes };
    const at = politeMoment(now, account.timeZone, peace);
    return at && { athleteId, at };
  }
}
