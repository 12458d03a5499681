import { type MadeAthlete, makeAthlete } from '#simulators/season/athlete';
import { makeSeason } from '#simulators/season/season';
import type { MadeWorkout } from '#simulators/season/workout';
import { Simulator, type SimulatorOptions } from '#simulators/simulator';
import { wrapper } from '#simulators/garmin/callbacks';
import { faultOf } from '#simulators/garmin/consent-question';
import { Grants } from '#simulators/garmin/grants';
import { type GarminActivity, type Member, uploadsOf } from '#simulators/garmin/member';
import {
  type Delivery,
  type FlushOptions,
  type Parcel,
  PostOffice,
  type Sent,
} from '#simulators/garmin/post-office';
import type { Summary } from '#simulators/garmin/summaries';
import { type Permission, SUMMARY_TYPES, type SummaryType, TICKED } from '#simulators/garmin/summary-types';
import { Tickets } from '#simulators/garmin/tickets';

export interface GarminOptions extends SimulatorOptions {
  clientId?: string;
  clientSecret?: string;
  /** Where a client may be sent back to; anywhere on this machine if not said. */
  redirectUris?: string[];
  /** Where all notices go; nowhere until it is set. */
  webhookUrl?: string;
  /** `push` if not said. Files are announced by ping in any case. */
  deliver?: Partial<Record<SummaryType, Delivery>>;
  /** Whether the athlete is asked on a page, or has always said yes already. */
  approval?: 'page' | 'auto';
  /** `GET user/permissions` answers with a bare list, or with an object around it. */
  permissionsShape?: 'list' | 'object';
  /** Whether `activityFile` wants the bearer token, refuses it, or does not mind. */
  fileBearer?: 'required' | 'refused' | 'either';
  /** What a backfill without permission is answered with. */
  missingPermission?: 403 | 412;
  /** Whether the token of a callback address works once; if not, as often as wanted for a day. */
  singleUse?: boolean;
  backfillDepthDays?: number;
  /** On the simulators’ clock. */
  backfillDelayMs?: number;
  /** Backfill calls a minute. */
  perMinute?: number;
  /** Sends notices by itself; otherwise on `flush`. */
  autoDeliver?: boolean;
  /** Once somebody lets the client in, their watch hands over what it kept, one workout each so often (real time). */
  trickle?: { everyMs: number };
}

export interface NewMember {
  athleteSeed?: number;
  /** Somebody made elsewhere, in the place of the athlete of a seed. */
  athlete?: MadeAthlete;
  /** What they did, oldest first, in the place of a season of `days`. */
  workouts?: readonly MadeWorkout[];
  userId?: string;
  days?: number;
  withhold?: number;
}

/** Garmin’s office: who has an account, who let the client in, and what goes out to it. */
export class GarminAccounts extends Simulator {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly approval: 'page' | 'auto';
  permissionsShape: 'list' | 'object';
  fileBearer: 'required' | 'refused' | 'either';
  missingPermission: 403 | 412;
  backfillDepthDays: number;
  perMinute: number;
  /** How each kind of notice goes out, from now on. */
  readonly deliver: Record<SummaryType, Delivery>;
  readonly members: Member[] = [];
  /** Everything ever announced, for whoever follows a ping. */
  readonly uploads: { type: SummaryType; userId: string; record: Summary; uploadedAtS: number }[] = [];
  readonly grants: Grants;
  readonly tickets: Tickets;
  readonly post: PostOffice;

  constructor(protected readonly wishes: GarminOptions = {}) {
    super(wishes);
    this.clientId = wishes.clientId ?? 'garmin-client';
    this.clientSecret = wishes.clientSecret ?? 'garmin-secret';
    this.approval = wishes.approval ?? 'page';
    this.permissionsShape = wishes.permissionsShape ?? 'list';
    this.fileBearer = wishes.fileBearer ?? 'required';
    this.missingPermission = wishes.missingPermission ?? 403;
    this.backfillDepthDays = wishes.backfillDepthDays ?? 31;
    this.perMinute = wishes.perMinute ?? 100;
    const types = Object.keys(SUMMARY_TYPES) as SummaryType[];
    this.deliver = Object.fromEntries(
      types.map((type) => [type, wishes.deliver?.[type] ?? 'push']),
    ) as Record<SummaryType, Delivery>;
    this.grants = new Grants(this.clock, this.seed);
    this.tickets = new Tickets(this.clock, this.seed, wishes.singleUse ?? true);
    this.post = new PostOffice(this, this.clientId, this.deliver, wrapper(this));
    this.post.webhookUrl = wishes.webhookUrl ?? null;
    this.post.autoDeliver = wishes.autoDeliver ?? true;
  }

  /** The settings with which Svett talks to this stand-in. */
  get environment(): Record<string, string> {
    return {
      GARMIN_ENABLED: 'true',
      GARMIN_CLIENT_ID: this.clientId,
      GARMIN_CLIENT_SECRET: this.clientSecret,
      GARMIN_AUTH_URL: `${this.url}/oauth2Confirm`,
      GARMIN_TOKEN_URL: `${this.url}/di-oauth2-service/oauth/token`,
      GARMIN_API_BASE: this.url,
      GARMIN_CALLBACK_HOSTS: new URL(this.url).host,
    };
  }

  set webhookUrl(address: string | null) {
    this.post.webhookUrl = address;
  }
  get webhookUrl(): string | null {
    return this.post.webhookUrl;
  }
  get pending(): readonly Parcel[] {
    return this.post.pending;
  }
  get lost(): readonly Parcel[] {
    return this.post.lost;
  }
  get sent(): readonly Sent[] {
    return this.post.sent;
  }

  /**
   * An account at Garmin, with `days` of training behind it that only a backfill brings; the newest `withhold` of it
   * are still on the watch.
   */
  addMember({ athleteSeed, userId, days = 0, withhold = 0, ...given }: NewMember = {}): Member {
    const seed = given.athlete?.seed ?? athleteSeed ?? this.members.length + 1;
    const athlete = given.athlete ?? makeAthlete(seed);
    const season = days > 0 ? makeSeason(athlete, { until: this.clock.now(), days }) : [];
    const done = uploadsOf(given.workouts ?? season);
    const activities = done.slice(0, Math.max(0, done.length - withhold));
    const number = String(seed).padStart(12, '0');
    const member: Member = {
      userId: userId ?? `5e771200-0000-4000-8000-${number}`,
      ...{ athlete, activities, onWatch: done.slice(activities.length), weighings: [] },
      ...{ permissions: new Set(TICKED), registeredAt: null },
    };
    this.members.push(member);
    return member;
  }

  member(userId: string): Member {
    const found = this.members.find((member) => member.userId === userId);
    if (!found) throw new Error(`Nobody here is called ${userId}.`);
    return found;
  }

  activity(userId: string, activityId: string): GarminActivity {
    const found = this.member(userId).activities.find(({ id }) => id === activityId);
    if (!found) throw new Error(`There is no activity ${activityId}.`);
    return found;
  }

  allowsRedirect(address: string): boolean {
    if (this.wishes.redirectUris) return this.wishes.redirectUris.includes(address);
    return URL.canParse(address) && ['localhost', '127.0.0.1'].includes(new URL(address).hostname);
  }

  /** The athlete says yes to the page at this address; answers with where they are sent, code and all. */
  approve(
    authoriseUrl: string,
    choice: { userId?: string; with?: readonly Permission[]; without?: readonly Permission[] } = {},
  ): string {
    const query = this.questionIn(authoriseUrl);
    const member = choice.userId ? this.member(choice.userId) : (this.members[0] ?? this.addMember());
    const ticked = TICKED.filter((name) => !choice.without?.includes(name));
    member.permissions = new Set([...ticked, ...(choice.with ?? [])]);
    const { code_challenge: challenge = '', redirect_uri: redirectUri = '', state = '' } = query;
    const code = this.grants.giveCode(member.userId, { challenge, redirectUri });
    return `${redirectUri}?${new URLSearchParams({ code, state }).toString()}`;
  }

  /** The athlete says no. */
  deny(authoriseUrl: string): string {
    const { redirect_uri: redirectUri, state = '' } = this.questionIn(authoriseUrl);
    return `${redirectUri}?${new URLSearchParams({ error: 'access_denied', state }).toString()}`;
  }

  /** The client got its tokens: from now on Garmin tells it of this person. */
  register(userId: string): void {
    this.member(userId).registeredAt ??= this.clock.now();
  }

  /** The athlete ticks or unticks on Garmin’s page. */
  setPermissions(userId: string, permissions: readonly Permission[]): void {
    const member = this.member(userId);
    member.permissions = new Set(permissions);
    const changeTimeInSeconds = this.clock.nowS();
    const summaryId = `${userId}-permissions-${changeTimeInSeconds}`;
    this.tell('userPermissionsChange', userId, { userId, summaryId, permissions, changeTimeInSeconds });
  }

  /** The athlete, or the client, ends it: tokens die, and one last notice goes out. */
  deregister(userId: string): void {
    const member = this.member(userId);
    if (!member.registeredAt) return;
    this.post.forget(userId);
    this.tell('deregistrations', userId, { userId });
    this.withdrawTokens(userId);
    member.registeredAt = null;
  }

  /** Tokens stop working and nobody is told. */
  withdrawTokens(userId: string): void {
    this.grants.kill(userId);
  }

  /** Announces any record, also of kinds that nobody here makes, such as dailies. */
  tell(type: SummaryType, userId: string, record: Summary, delayMs = 0): void {
    const member = this.member(userId);
    const needed = SUMMARY_TYPES[type];
    if (!member.registeredAt || (needed !== null && !member.permissions.has(needed))) return;
    this.uploads.push({ type, userId, record, uploadedAtS: this.clock.nowS() });
    this.post.put(type, userId, record, delayMs);
  }

  send(body: unknown, headers?: Record<string, string>): Promise<number | null> {
    return this.post.send(body, headers);
  }
  flush(options?: FlushOptions): Promise<{ sent: number; refused: number }> {
    return this.post.flush(options);
  }
  delivered(): Promise<void> {
    return this.post.delivered();
  }

  override async close(): Promise<void> {
    this.post.close();
    await super.close();
  }

  private questionIn(authoriseUrl: string): Record<string, string> {
    const query = Object.fromEntries(new URL(authoriseUrl, 'http://garmin').searchParams);
    const fault = faultOf(query, this);
    if (fault) throw new Error(`Garmin would refuse this: ${fault.says}`);
    return query;
  }
}
