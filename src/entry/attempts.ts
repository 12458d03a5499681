import { Inject, Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { addressBlock } from '#src/door/address-block';
import { Attempt } from '#src/entry/attempt.entity';
import {
  TooManyInvitations,
  TooManyJoins,
  TooManyResets,
  TooManySignIns,
  TooManyTeamCodes,
} from '#src/entry/entry.problems';
import { TooManyCodes } from '#src/entry/factor.problems';
import { AttemptsExpired } from '#src/entry/entry.topics';
import { KnownBrowsers } from '#src/entry/known-browsers';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS, HOUR_MS } from '#src/kernel/clock';
import type { Problem } from '#src/kernel/problem';
import { Keys } from '#src/people/keys';

/** Whose door was tried, and from where. */
export interface Tried {
  /** As `Email` gives it, whether or not anybody has an account by it: a limit tells nobody which is which. */
  email: string;
  address: string;
  /** Left out: none, or it does not matter. */
  keepsake?: string | null;
}

interface Limit {
  by: 'account' | 'account-from-there' | 'browser' | 'address';
  most: number;
  withinMs: number;
}

interface Rule {
  limits: readonly Limit[];
  /** For a browser the account has been signed in with: strangers do not use up its tries. */
  known?: readonly Limit[];
  refuse: new (waitS: number) => Problem;
}

const QUARTER_MS = 15 * 60_000;

/** Guessing at one account from many places, at one account from one place, and at many accounts from one place. */
const RULES = {
  'sign-in': {
    limits: [
      { by: 'account', most: 20, withinMs: QUARTER_MS },
      { by: 'account-from-there', most: 10, withinMs: QUARTER_MS },
      { by: 'address', most: 100, withinMs: HOUR_MS },
    ],
    known: [
      { by: 'browser', most: 10, withinMs: QUARTER_MS },
      { by: 'address', most: 100, withinMs: HOUR_MS },
    ],
    refuse: TooManySignIns,
  },
  /** Of somebody who is inside: apart from the door, where strangers could use up the tries of whom they lock out. */
  confirm: {
    limits: [
      { by: 'account', most: 10, withinMs: QUARTER_MS },
      { by: 'address', most: 100, withinMs: HOUR_MS },
    ],
    refuse: TooManySignIns,
  },
  code: {
    limits: [
      { by: 'account', most: 10, withinMs: HOUR_MS },
      { by: 'address', most: 100, withinMs: HOUR_MS },
    ],
    refuse: TooManyCodes,
  },
  reset: {
    limits: [
      { by: 'account', most: 3, withinMs: HOUR_MS },
      { by: 'address', most: 20, withinMs: HOUR_MS },
    ],
    refuse: TooManyResets,
  },
  /** Whoever joins is told that an address has an account: nobody goes through a list of them. */
  join: {
    limits: [{ by: 'address', most: 20, withinMs: HOUR_MS }],
    refuse: TooManyJoins,
  },
  /** A code opens a team's name and its coaches', so nobody goes through them. A whole team joins from one place. */
  'team-code': {
    limits: [
      { by: 'account', most: 20, withinMs: HOUR_MS },
      { by: 'address', most: 300, withinMs: HOUR_MS },
    ],
    refuse: TooManyTeamCodes,
  },
  /** By letter, to somebody who need not have asked for any. */
  invitation: {
    limits: [
      { by: 'account', most: 3, withinMs: DAY_MS },
      { by: 'address', most: 60, withinMs: HOUR_MS },
    ],
    refuse: TooManyInvitations,
  },
} satisfies Record<string, Rule>;

/** Counts kept at once; past it the ones that end soonest are forgotten, so that guessing cannot fill the disk. */
const MOST_KEPT = 50_000;
const FORGOTTEN_AT_ONCE = 1_000;

/** Slows down whoever guesses. Kept in the database: a restart forgives nothing, and many processes count together. */
@Injectable()
export class Attempts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(KnownBrowsers) private readonly browsers: KnownBrowsers,
  ) {}

  /**
   * Counts a try before it is looked at, so that many at once are no way around the limit.
   * @throws TooManySignIns @throws TooManyCodes @throws TooManyResets @throws TooManyJoins @throws TooManyInvitations
   * @throws TooManyTeamCodes
   */
  async count(what: keyof typeof RULES, tried: Tried): Promise<void> {
    const { limits, known, refuse }: Rule = RULES[what];
    const browser = this.browserOf(tried);
    const held = (browser !== null && known) || limits;
    const marked = held.map((limit) => ({ ...limit, mark: this.mark(what, limit, tried, browser) }));
    await this.database.transaction(async (tx) => {
      // In one order everywhere: two tries that share a mark must not wait for each other.
      for (const mark of marked.map(({ mark }) => mark).sort()) await takeTurns(tx, `attempt:${mark}`);
      const now = this.clock.now();
      const counted = new Map<string, Attempt>();
      for (const { mark, most } of marked) {
        const row = await tx.findOneBy(Attempt, { mark });
        if (!row || row.until <= now) continue;
        if (row.count >= most) throw new refuse(Math.ceil((row.until.getTime() - now.getTime()) / 1000));
        counted.set(mark, row);
      }
      for (const { mark, withinMs } of marked) {
        const row = counted.get(mark);
        if (row) await tx.update(Attempt, { mark }, { count: row.count + 1 });
        else await this.begin(tx, mark, new Date(now.getTime() + withinMs));
      }
    });
  }

  /** It was them. What was tried at their account is forgiven; the place they came from only has this try back. */
  async forgive(what: keyof typeof RULES, tried: Tried): Promise<void> {
    const { limits, known = [] }: Rule = RULES[what];
    const browser = this.browserOf(tried);
    const touched = browser === null ? limits : [...known, ...limits.filter(({ by }) => by !== 'address')];
    await this.database.transaction(async (tx) => {
      for (const limit of touched) {
        const mark = this.mark(what, limit, tried, browser);
        if (limit.by === 'address') await tx.decrement(Attempt, { mark }, 'count', 1);
        else await tx.delete(Attempt, { mark });
      }
    });
  }

  @Handles(AttemptsExpired)
  async onExpired(_said: Said<typeof AttemptsExpired>, finish: Finish): Promise<void> {
    await finish(async (tx) => {
      await tx.delete(Attempt, { until: LessThan(this.clock.now()) });
    });
  }

  private async begin(tx: Tx, mark: string, until: Date): Promise<void> {
    await tx.delete(Attempt, { mark });
    if ((await tx.count(Attempt)) >= MOST_KEPT) {
      const soonest = await tx.find(Attempt, { order: { until: 'ASC' }, take: FORGOTTEN_AT_ONCE });
      await tx.delete(Attempt, { until: LessThanOrEqual(soonest.at(-1)!.until) });
    }
    await tx.insert(Attempt, { mark, count: 1, since: this.clock.now(), until });
  }

  private browserOf({ email, keepsake = null }: Tried): string | null {
    return this.browsers.recognise(email, keepsake);
  }

  private mark(what: string, { by }: Limit, { email, address }: Tried, browser: string | null): string {
    const place = addressBlock(address);
    const whom = {
      account: email,
      'account-from-there': `${email} ${place}`,
      browser: `${browser}`,
      address: place,
    }[by];
    return this.keys.mark(`attempt:${what}:${by}:${whom}`);
  }
}
