import type { Capabilities } from '#src/connect/capabilities.port';
import type {
  Arrival,
  Listed,
  Listing,
  Notice,
  Outcome,
  Span,
  Subscription,
  WebhookRequest,
  Weighing,
} from '#src/connect/arrival.port';
import { NotThere, WebhookRefused } from '#src/connect/connect.problems';
import type { Ability, Errand, Tokens } from '#src/connect/grant.port';
import { OWN_FILE, type SourceTerms } from '#src/sessions/source-terms.port';
import { LapTimes } from './a-connector.js';
import { aRecording } from './a-recording.js';
import type { StandingClock } from './clock.js';

/** A ride as it stands at the brand. */
export interface Ride {
  owner: string;
  startedAt: Date;
  minutes: number;
  version: number;
}

export const CLUB_SECRET = 'only the club knows';
const PAGE = 3;

export interface ClubWishes {
  capabilities?: Partial<Capabilities>;
  terms?: Partial<SourceTerms>;
  brand?: string;
}

/** A brand with rides of its own: it lists, shows and tells of them, and can be made to falter. */
export class RidingClub extends LapTimes {
  override readonly brand: string;
  override readonly terms: SourceTerms;
  override readonly historyStepDays = 30;
  readonly rides = new Map<string, Ride>();
  readonly weighings: Weighing[] = [];
  /** What we were asked, in order. */
  readonly asked: string[] = [];
  readonly diary = new Map<string, { lowL: number; highL: number }>();
  subscriptionsThere: Subscription[] = [];
  /** Before every answer; throws what goes wrong. */
  before: (what: string) => Promise<void> = () => Promise.resolve();
  /** Told in the list itself, for rides before this moment. */
  tellsBefore: Date | null = null;
  /** What `follow` answers where the club pushes; null: it looks the ride up. */
  pushes: ((carried: unknown) => Outcome) | null = null;
  override readonly gives: readonly Ability[] = ['activities', 'profile', 'weight', 'write-back'];
  private readonly ended = new Set<string>();

  constructor(
    clock: StandingClock,
    { capabilities = {}, terms = {}, brand = 'riding-club' }: ClubWishes = {},
  ) {
    super(clock, { handshake: true, registersWebhooks: true, limits: [], ...capabilities });
    this.brand = brand;
    this.terms = { ...OWN_FILE, ...terms };
  }

  ride(
    id: string,
    { owner = 'rider-1', startedAt, minutes = 60 }: Partial<Ride> & { startedAt: Date },
  ): void {
    this.rides.set(id, { owner, startedAt, minutes, version: 1 });
  }

  edit(id: string, minutes: number): void {
    const ride = this.rides.get(id)!;
    this.rides.set(id, { ...ride, minutes, version: ride.version + 1 });
  }

  /** The athlete takes the grant back on the club's page. */
  end(vendorUserId: string): void {
    this.ended.add(vendorUserId);
  }

  override async stillGranted({ vendorUserId }: Errand): Promise<boolean> {
    this.asked.push('still granted');
    await this.before('still granted');
    return !this.ended.has(vendorUserId);
  }

  override async revoke(tokens: Tokens): Promise<void> {
    await this.before('revoke');
    await super.revoke(tokens);
  }

  override greet({ query }: Pick<WebhookRequest, 'query'>): object | null {
    return query['hub.verify_token'] === CLUB_SECRET ? { 'hub.challenge': query['hub.challenge'] } : null;
  }

  override read({ headers, body }: WebhookRequest): Notice[] {
    if (headers['x-club'] !== CLUB_SECRET) throw new WebhookRefused();
    try {
      return JSON.parse(body.toString('utf8')) as Notice[];
    } catch {
      throw new WebhookRefused();
    }
  }

  override async subscriptions(): Promise<Subscription[]> {
    await this.before('subscriptions');
    return this.subscriptionsThere;
  }

  override async subscribe(callbackUrl: string): Promise<Subscription> {
    const made = { id: `sub-${this.asked.push(`subscribe ${callbackUrl}`)}`, callbackUrl };
    this.subscriptionsThere.push(made);
    return made;
  }

  override async unsubscribe(id: string): Promise<void> {
    this.asked.push(`unsubscribe ${id}`);
    this.subscriptionsThere = this.subscriptionsThere.filter((each) => each.id !== id);
  }

  override async follow(
    { kind, externalId, carried }: Pick<Notice, 'kind' | 'externalId' | 'carried'>,
    errand: Errand,
  ): Promise<Outcome> {
    if (kind === 'permissions') return { kind: 'permissions', scopes: carried as string[] };
    if (kind === 'weight') return { kind: 'weights', weights: await this.weights(new Date(0), errand) };
    return this.pushes ? this.pushes(carried) : this.fetch(externalId!, errand);
  }

  override async fetch(externalId: string, errand: Errand): Promise<Outcome> {
    await this.knock(`fetch ${externalId}`, errand);
    const ride = this.rides.get(externalId);
    if (ride?.owner !== errand.vendorUserId) throw new NotThere(this.title);
    return { kind: 'arrived', arrivals: [this.arrivalOf(externalId, ride)] };
  }

  override async list({ from, to }: Span, page: string | null, errand: Errand): Promise<Listing> {
    await this.knock(`list ${page ?? 'first'}`, errand);
    const all = [...this.rides]
      .filter(
        ([, ride]) => ride.owner === errand.vendorUserId && ride.startedAt >= from && ride.startedAt <= to,
      )
      .sort(([, a], [, b]) => a.startedAt.getTime() - b.startedAt.getTime());
    const begin = Number(page ?? 0);
    const items = all.slice(begin, begin + PAGE).map(([id, ride]): Listed => {
      const told = this.tellsBefore && ride.startedAt < this.tellsBefore ? this.wordsOf(id, ride) : undefined;
      return {
        externalId: id,
        startedAt: ride.startedAt,
        version: `v${ride.version}`,
        ...(told && { told }),
      };
    });
    return { items, next: begin + PAGE < all.length ? String(begin + PAGE) : null };
  }

  override async requestHistory({ from, to }: Span, errand: Errand): Promise<void> {
    await this.knock(`history ${from.toISOString().slice(0, 10)} ${to.toISOString().slice(0, 10)}`, errand);
  }

  override async weights(_since: Date, errand: Errand): Promise<Weighing[]> {
    await this.knock('weights', errand);
    return this.weighings;
  }

  override async writeBack(
    day: string,
    loss: { lowL: number; highL: number },
    errand: Errand,
  ): Promise<void> {
    await this.knock(`diary ${day}`, errand);
    this.diary.set(day, loss);
  }

  fetches(): string[] {
    return this.asked.filter((what) => what.startsWith('fetch ')).map((what) => what.slice('fetch '.length));
  }

  arrivalOf(externalId: string, { startedAt, minutes, version }: Ride): Arrival {
    const streams = { speedMs: 3 + minutes / 1000, heartRateBpm: 140 };
    const recording = aRecording({ format: 'api', startedAt, minutes, everyS: 30, streams });
    const aliases = [`${this.brand}:${externalId}`];
    return { externalId, part: '', aliases, legOf: null, version: `v${version}`, content: { recording } };
  }

  /** What a list says of it: no second-by-second streams. */
  private wordsOf(externalId: string, { startedAt, minutes, version }: Ride): Arrival {
    const recording = aRecording({ format: 'api', startedAt, minutes });
    const content = { recording: { ...recording, streams: { timeS: new Float64Array(0), channels: {} } } };
    return { externalId, part: '', aliases: [], legOf: null, version: `v${version}`, content };
  }

  private async knock(what: string, errand: Errand): Promise<void> {
    await this.ask(errand);
    this.asked.push(what);
    await this.before(what);
  }
}
