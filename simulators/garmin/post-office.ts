import { jsonText } from '#simulators/json-text';
import type { Simulator } from '#simulators/simulator';
import type { SummaryType } from '#simulators/garmin/summary-types';
import type { Summary } from '#simulators/garmin/summaries';

/** How a kind of notice goes out. `hold` keeps it for seven days, `off` means it is not set up at all. */
export type Delivery = 'push' | 'ping' | 'hold' | 'off';

export interface Parcel {
  type: SummaryType;
  userId: string;
  /** The record as pushed. */
  record: Summary;
  madeAt: Date;
  dueAt: Date;
  tries: number;
}

export interface Sent {
  at: Date;
  type: SummaryType;
  body: Record<string, Summary[]>;
  /** null when nobody answered. */
  status: number | null;
}

export interface FlushOptions {
  order?: 'as-made' | 'reversed' | readonly SummaryType[];
  /** Sends also what waits for its next try or its time; what is on hold stays. */
  all?: boolean;
}

/** What a parcel looks like outside: itself, or where to fetch it. */
export type Wrap = (parcels: Parcel[], delivery: 'push' | 'ping') => Summary[];

const MINUTE_MS = 60_000;
/** After the first, second, … refusal, and the last of them from then on. */
const GAPS_MS = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE_MS);
const KEPT_MS = 7 * 24 * 60 * MINUTE_MS;
const BATCH = 100;
const PATIENCE_MS = 30_000;

/** Sends notices, many people’s in one body, and again with growing gaps until somebody answers 200. */
export class PostOffice {
  readonly pending: Parcel[] = [];
  readonly lost: Parcel[] = [];
  readonly sent: Sent[] = [];
  webhookUrl: string | null = null;
  autoDeliver = true;
  private working: Promise<unknown> = Promise.resolve();
  private atWork = 0;
  private alarm: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly sim: Simulator,
    private readonly clientId: string,
    private readonly delivery: Record<SummaryType, Delivery>,
    private readonly wrap: Wrap,
  ) {
    sim.clock.onMoved(() => this.ring());
  }

  put(type: SummaryType, userId: string, record: Summary, delayMs = 0): void {
    if (this.delivery[type] === 'off') return;
    const madeAt = this.sim.clock.now();
    this.pending.push({ type, userId, record, madeAt, dueAt: new Date(+madeAt + delayMs), tries: 0 });
    this.ring();
  }

  /** Forgets what was not sent yet to this person, as when they leave. */
  forget(userId: string): void {
    for (const parcel of this.pending.filter((each) => each.userId === userId)) this.drop(parcel);
  }

  /** Sends what is due at the simulators’ time. */
  async flush(options: FlushOptions = {}): Promise<{ sent: number; refused: number }> {
    this.atWork += 1;
    const turn = this.working.then(() => this.sendDue(options)).finally(() => (this.atWork -= 1));
    this.working = turn.catch(() => undefined);
    return turn;
  }

  /** Waits until nothing is on its way and nothing is due. */
  async delivered(): Promise<void> {
    while (this.alarm !== null || this.atWork > 0) {
      if (this.atWork > 0) await this.working;
      else if (this.due({}).length > 0) await this.flush();
      else return;
    }
  }

  /** Posts a body as it stands, true or forged; answers with the status. */
  async send(body: unknown, headers: Record<string, string> = {}): Promise<number | null> {
    if (this.webhookUrl === null) return null;
    try {
      const answer = await fetch(this.webhookUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'garmin-client-id': this.clientId, ...headers },
        body: typeof body === 'string' ? body : jsonText(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }

  close(): void {
    this.closed = true;
    if (this.alarm) clearTimeout(this.alarm);
    this.alarm = null;
  }

  /** Wakes when the next parcel is due; on a clock that stands still, that is now or never. */
  private ring(): void {
    if (!this.autoDeliver || this.closed || this.webhookUrl === null) return;
    if (this.alarm) clearTimeout(this.alarm);
    this.alarm = null;
    const next = Math.min(...this.pending.filter((parcel) => this.isOpen(parcel)).map(({ dueAt }) => +dueAt));
    const waitMs = Math.max(0, next - this.sim.clock.now().getTime());
    if (!isFinite(next) || (waitMs > 0 && this.sim.clock.standsStill)) return;
    this.alarm = setTimeout(
      () => {
        this.alarm = null;
        void this.flush();
      },
      Math.min(waitMs, 2 ** 30),
    );
    if (waitMs > 0) this.alarm.unref();
  }

  private async sendDue(options: FlushOptions): Promise<{ sent: number; refused: number }> {
    this.loseOld();
    const count = { sent: 0, refused: 0 };
    if (this.webhookUrl === null) return count;
    for (const batch of batches(ordered(this.due(options), options.order ?? 'as-made'))) {
      const [first] = batch;
      if (!first) continue;
      const { type } = first;
      const body = { [type]: this.wrap(batch, this.delivery[type] === 'ping' ? 'ping' : 'push') };
      const status = await this.send(body);
      this.sent.push({ at: this.sim.clock.now(), type, body, status });
      for (const parcel of batch) {
        if (status === 200) this.drop(parcel);
        else this.postpone(parcel);
        count[status === 200 ? 'sent' : 'refused'] += 1;
      }
    }
    this.ring();
    return count;
  }

  private due({ all = false }: FlushOptions): Parcel[] {
    const now = this.sim.clock.now();
    return this.pending.filter((parcel) => this.isOpen(parcel) && (all || parcel.dueAt <= now));
  }

  private isOpen({ type }: Parcel): boolean {
    return this.delivery[type] === 'push' || this.delivery[type] === 'ping';
  }

  private postpone(parcel: Parcel): void {
    const gapMs = GAPS_MS[Math.min(parcel.tries, GAPS_MS.length - 1)] ?? KEPT_MS;
    parcel.tries += 1;
    parcel.dueAt = new Date(this.sim.clock.now().getTime() + gapMs);
  }

  private loseOld(): void {
    const now = this.sim.clock.now().getTime();
    for (const parcel of this.pending.filter(({ madeAt }) => now - +madeAt > KEPT_MS)) {
      this.lost.push(parcel);
      this.drop(parcel);
    }
  }

  private drop(parcel: Parcel): void {
    const at = this.pending.indexOf(parcel);
    if (at >= 0) this.pending.splice(at, 1);
  }
}

function ordered(parcels: Parcel[], order: FlushOptions['order']): Parcel[] {
  if (order === 'as-made' || order === undefined) return parcels;
  if (order === 'reversed') return parcels.reverse();
  const place = ({ type }: Parcel): number => (order.includes(type) ? order.indexOf(type) : order.length);
  return parcels.sort((a, b) => place(a) - place(b));
}

/** One type a body, in the order in which each type first comes. */
function batches(parcels: Parcel[]): Parcel[][] {
  const byType = new Map<SummaryType, Parcel[]>();
  for (const parcel of parcels) byType.set(parcel.type, [...(byType.get(parcel.type) ?? []), parcel]);
  return [...byType.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH)),
  );
}
