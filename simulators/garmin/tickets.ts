import type { SimClock } from '#simulators/clock';
import { Seeded } from '#simulators/seeded';
import type { SummaryType } from '#simulators/garmin/summary-types';

const LIVES_MS = 24 * 3_600_000;

/** What a token in a callback address is good for. */
export type Errand = { userId: string } & (
  { kind: 'file'; activityId: string } | { kind: 'pull'; type: SummaryType; fromS: number; toS: number }
);

/** The tokens of callback addresses: good for a day, and for one use unless told otherwise. */
export class Tickets {
  private readonly tickets = new Map<string, { errand: Errand; until: number; used: boolean }>();
  private readonly chance: Seeded;

  constructor(
    private readonly clock: SimClock,
    seed: number,
    private readonly singleUse: boolean,
  ) {
    this.chance = Seeded.of(seed, 'garmin', 'tickets');
  }

  give(errand: Errand): string {
    const token = this.chance.hex(40);
    this.tickets.set(token, { errand, until: this.clock.now().getTime() + LIVES_MS, used: false });
    return token;
  }

  look(token: string): { errand: Errand; state: 'good' | 'used' | 'expired' } | null {
    const ticket = this.tickets.get(token);
    if (!ticket) return null;
    const { errand, until, used } = ticket;
    if (used && this.singleUse) return { errand, state: 'used' };
    return { errand, state: until <= this.clock.now().getTime() ? 'expired' : 'good' };
  }

  use(token: string): void {
    const ticket = this.tickets.get(token);
    if (ticket) ticket.used = true;
  }
}
