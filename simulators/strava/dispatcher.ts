import { createHmac } from 'node:crypto';
import type { SimClock } from '#simulators/clock';
import { jsonText } from '#simulators/json-text';
import { Seeded } from '#simulators/seeded';

export interface Subscription {
  id: number;
  callbackUrl: string;
  verifyToken: string;
  createdAt: Date;
}

/** What the callback is told. Ids are decimal text here and plain numbers on the wire. */
export interface StravaEvent {
  object_type: 'activity' | 'athlete';
  object_id: string;
  aspect_type: 'create' | 'update' | 'delete';
  owner_id: string;
  subscription_id: number;
  event_time: number;
  updates: Record<string, string>;
}

/** What goes wrong on the way to the callback. */
export interface DispatchModes {
  /** How often each event is sent. */
  copies: number;
  /** Holds events back until `flush`, which sends the newest first. */
  reorder: boolean;
  /** Holds events back until `flush`. */
  hold: boolean;
  /** Sends that much later, on the simulator's clock. */
  delayMs: number;
  /** How likely an event is lost before it is ever sent, 0 to 1. */
  drop: number;
  signature: 'off' | 'valid' | 'wrong-key' | 'old';
  signingSecret: string;
  /** How long the callback may take, in real time. */
  answerLimitMs: number;
}

export interface Delivery {
  event: StravaEvent;
  attempt: number;
  at: Date;
  /** null: no answer within the limit, or no connection. */
  status: number | null;
}

interface Waiting {
  event: StravaEvent;
  attempt: number;
  dueMs: number;
}

/** Milliseconds after the first try; then an event is lost. */
const TRIES_AFTER_MS = [0, 120_000, 240_000];

/** Tells the callback what happened: three tries, two minutes apart on the simulator's clock. */
export class Dispatcher {
  subscription: Subscription | null = null;
  readonly modes: DispatchModes;
  readonly deliveries: Delivery[] = [];
  /** Events that were given up after three tries, or dropped on purpose. */
  readonly lost: StravaEvent[] = [];

  private waiting: Waiting[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private readonly chance: Seeded;
  private readonly stopListening: () => void;
  private readonly ticking: NodeJS.Timeout;

  constructor(
    private readonly clock: SimClock,
    seed: number,
    signingSecret: string,
  ) {
    this.chance = Seeded.of(seed, 'dispatcher');
    this.modes = {
      ...{ copies: 1, reorder: false, hold: false, delayMs: 0, drop: 0 },
      ...{ signature: 'off', signingSecret, answerLimitMs: 2_000 },
    };
    this.stopListening = clock.onMoved(() => this.sendDue());
    this.ticking = setInterval(() => this.sendDue(), 250).unref();
  }

  /** Tells of something that happened now; fields said here win, so that an event can be forged. */
  announce(
    said: Partial<StravaEvent> & Pick<StravaEvent, 'object_type' | 'object_id' | 'aspect_type'>,
  ): void {
    if (!this.subscription) return;
    const event: StravaEvent = {
      ...{ owner_id: said.object_id, subscription_id: this.subscription.id },
      ...{ event_time: this.clock.nowS(), updates: {} },
      ...said,
    };
    if (this.chance.chance(this.modes.drop)) {
      this.lost.push(event);
      return;
    }
    const dueMs = this.clock.now().getTime() + this.modes.delayMs;
    for (let copy = 0; copy < this.modes.copies; copy += 1) this.waiting.push({ event, attempt: 1, dueMs });
    this.sendDue();
  }

  /** What waits: events held back or delayed, and retries. */
  pending(): { event: StravaEvent; attempt: number; due: Date }[] {
    return this.waiting.map(({ event, attempt, dueMs }) => ({ event, attempt, due: new Date(dueMs) }));
  }

  /** Sends all that is due, also what was held back, and waits for the answers. */
  async flush(): Promise<void> {
    const isDue = ({ dueMs }: Waiting): boolean => dueMs <= this.clock.now().getTime();
    do {
      this.sendDue({ held: true });
      await this.settled();
    } while (this.waiting.some(isDue));
  }

  /** Waits until nothing is on its way. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  async close(): Promise<void> {
    this.stopListening();
    clearInterval(this.ticking);
    this.waiting = [];
    await this.settled();
  }

  private sendDue({ held = false } = {}): void {
    const now = this.clock.now().getTime();
    const mayGo = (one: Waiting): boolean =>
      held || one.attempt > 1 || !(this.modes.hold || this.modes.reorder);
    const due = this.waiting.filter((one) => one.dueMs <= now && mayGo(one));
    if (due.length === 0) return;
    this.waiting = this.waiting.filter((one) => !due.includes(one));
    const send = this.modes.reorder
      ? this.oneByOne(due.reverse())
      : Promise.all(due.map((one) => this.send(one)));
    const under = send.then(() => void this.underWay.delete(under));
    this.underWay.add(under);
  }

  private async oneByOne(due: Waiting[]): Promise<void> {
    for (const one of due) await this.send(one);
  }

  private async send(one: Waiting): Promise<void> {
    const { subscription } = this;
    if (!subscription) return;
    const delivery: Delivery = { event: one.event, attempt: one.attempt, at: this.clock.now(), status: null };
    delivery.status = await this.post(subscription.callbackUrl, wire(one.event));
    this.deliveries.push(delivery);
    if (delivery.status === 200) return;
    const [before, after] = [TRIES_AFTER_MS[one.attempt - 1], TRIES_AFTER_MS[one.attempt]];
    if (before === undefined || after === undefined) this.lost.push(one.event);
    else this.waiting.push({ ...one, attempt: one.attempt + 1, dueMs: one.dueMs + after - before });
  }

  private async post(url: string, body: string): Promise<number | null> {
    const headers = { 'content-type': 'application/json', ...this.signed(body) };
    const signal = AbortSignal.timeout(this.modes.answerLimitMs);
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }

  private signed(body: string): Record<string, string> {
    const { signature, signingSecret } = this.modes;
    if (signature === 'off') return {};
    const t = this.clock.nowS() - (signature === 'old' ? 3_600 : 0);
    const key = signature === 'wrong-key' ? `${signingSecret}?` : signingSecret;
    const v1 = createHmac('sha256', key).update(`${t}.${body}`).digest('hex');
    return { 'x-strava-signature': `t=${t},v1=${v1}` };
  }
}

function wire({ object_id, owner_id, ...event }: StravaEvent): string {
  const { object_type, aspect_type, subscription_id, event_time, updates } = event;
  const ids = { object: BigInt(object_id), owner: BigInt(owner_id) };
  return jsonText({
    ...{ object_type, object_id: ids.object, aspect_type, owner_id: ids.owner },
    ...{ subscription_id, event_time, updates },
  });
}
