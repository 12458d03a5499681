import { makeAthlete, type MadeAthlete } from '#simulators/season/athlete';
import { Seeded } from '#simulators/seeded';
import { Simulator, type SimulatorOptions } from '#simulators/simulator';
import { WithingsGrants } from '#simulators/withings/withings-grants';

export interface WithingsOptions extends SimulatorOptions {
  clientId?: string;
  clientSecret?: string;
  approval?: 'page' | 'auto';
  /** Groups of measures in one answer. */
  pageSize?: number;
  /** Calls a minute for the whole application. */
  perMinute?: number;
}

/** One standing on the scale. */
export interface Weighing {
  groupId: number;
  at: Date;
  /** When it was last put right, by which `lastupdate` looks. */
  modifiedAt: Date;
  massKg: number;
  fatPct: number | null;
  /** 0: by the scale; 2: typed in. */
  attrib: 0 | 2;
}

export interface WithingsUser {
  userId: string;
  athlete: MadeAthlete;
  weighings: Weighing[];
  connected: boolean;
}

export interface Subscription {
  userId: string;
  callbackUrl: string;
  appli: number;
  comment: string;
  /** Failures in a row; the fourth ends the subscription. */
  failures: number;
}

export interface WithingsNotice {
  at: Date;
  url: string;
  fields: Record<string, string>;
  status: number | null;
}

/** Withings’ kinds of notices (`appli`). */
const WEIGHT = 1;
const USER_EVENTS = 46;
const DAY_MS = 86_400_000;
const ANSWER_LIMIT_MS = 2_000;
const FAILURES_ALLOWED = 4;

/** A stand-in for Withings: people, their scales, and who wants to hear of them. */
export class WithingsSimulator extends Simulator {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly approval: 'page' | 'auto';
  readonly pageSize: number;
  readonly perMinute: number;
  readonly users: WithingsUser[] = [];
  readonly subscriptions: Subscription[] = [];
  readonly notices: WithingsNotice[] = [];
  readonly grants: WithingsGrants;
  private readonly underway = new Set<Promise<void>>();

  constructor(wishes: WithingsOptions = {}) {
    super(wishes);
    this.clientId = wishes.clientId ?? 'withings-client';
    this.clientSecret = wishes.clientSecret ?? 'withings-secret';
    this.approval = wishes.approval ?? 'page';
    this.pageSize = wishes.pageSize ?? 100;
    this.perMinute = wishes.perMinute ?? 120;
    this.grants = new WithingsGrants(this.clock, this.seed);
  }

  /** The settings with which Svett talks to this stand-in. */
  get environment(): Record<string, string> {
    return {
      WITHINGS_CLIENT_ID: this.clientId,
      WITHINGS_CLIENT_SECRET: this.clientSecret,
      WITHINGS_AUTH_URL: `${this.url}/oauth2_user/authorize2`,
      WITHINGS_API_BASE: this.url,
    };
  }

  /** Somebody with a scale, who stood on it each of the last `days` mornings. */
  addUser({
    athleteSeed,
    userId,
    days = 0,
  }: { athleteSeed?: number; userId?: string; days?: number } = {}): WithingsUser {
    const seed = athleteSeed ?? this.users.length + 1;
    const user: WithingsUser = {
      ...{ userId: userId ?? String(30_000_000 + seed), athlete: makeAthlete(seed) },
      ...{ weighings: [], connected: false },
    };
    this.users.push(user);
    const chance = Seeded.of(seed, 'scale');
    const today = Math.floor(this.clock.now().getTime() / DAY_MS);
    for (let day = today - days; day < today; day += 1) {
      const at = new Date(day * DAY_MS + chance.between(4.5, 6.5) * 3_600_000);
      this.weigh(user.userId, Math.round(chance.normal(user.athlete.massKg, 0.4) * 100) / 100, { at });
    }
    return user;
  }

  user(userId: string): WithingsUser {
    const found = this.users.find((user) => user.userId === userId);
    if (!found) throw new Error(`Nobody here is called ${userId}.`);
    return found;
  }

  /** The person says yes to the page at this address; answers with where they are sent, code and all. */
  approve(authoriseUrl: string, { userId, scope }: { userId?: string; scope?: string } = {}): string {
    const query = this.questionIn(authoriseUrl);
    const user = userId ? this.user(userId) : (this.users[0] ?? this.addUser());
    const redirectUri = query.redirect_uri ?? '';
    const code = this.grants.giveCode(user.userId, scope ?? query.scope ?? '', redirectUri);
    return `${redirectUri}?${new URLSearchParams({ code, state: query.state ?? '' }).toString()}`;
  }

  /** The person says no. */
  deny(authoriseUrl: string): string {
    const { redirect_uri: redirectUri, state = '' } = this.questionIn(authoriseUrl);
    return `${redirectUri}?${new URLSearchParams({ error: 'access_denied', state }).toString()}`;
  }

  /** Somebody stands on the scale; whoever subscribed hears of it. */
  weigh(
    userId: string,
    massKg: number,
    {
      at = this.clock.now(),
      fatPct = null,
      byHand = false,
    }: { at?: Date; fatPct?: number | null; byHand?: boolean } = {},
  ): Weighing {
    const user = this.user(userId);
    const groupId = Number(user.userId) * 1000 + user.weighings.length;
    const attrib = byHand ? 2 : 0;
    const weighing: Weighing = { groupId, at, modifiedAt: this.clock.now(), massKg, fatPct, attrib };
    user.weighings.push(weighing);
    this.announce(userId, at);
    return weighing;
  }

  /** A weighing is put right afterwards. */
  correct(userId: string, groupId: number, massKg: number): void {
    const weighing = this.user(userId).weighings.find((each) => each.groupId === groupId);
    if (!weighing) throw new Error(`There is no weighing ${groupId}.`);
    Object.assign(weighing, { massKg, modifiedAt: this.clock.now() });
    this.announce(userId, weighing.at);
  }

  /** The person deletes a weighing; subscribers hear of its time, and find nothing there any more. */
  remove(userId: string, groupId: number): void {
    const { weighings } = this.user(userId);
    const at = weighings.findIndex((each) => each.groupId === groupId);
    const [gone] = weighings.splice(at, 1);
    if (gone) this.announce(userId, gone.at);
  }

  /** The person ends the link on Withings’ page, or closes the account; whoever subscribed to user events hears. */
  unlink(userId: string, how: 'unlink' | 'delete' = 'unlink'): void {
    this.notify(userId, USER_EVENTS, { action: how, date: today(this.clock.now()) });
    this.user(userId).connected = false;
    this.grants.kill(userId);
    const theirs = this.subscriptions.filter((each) => each.userId === userId);
    for (const each of theirs) this.subscriptions.splice(this.subscriptions.indexOf(each), 1);
  }

  /** Posts a form as it stands, true or forged; answers with the status, null when nobody did in two seconds. */
  async send(url: string, fields: Record<string, string>): Promise<number | null> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }

  /** Waits until no notice is on its way. */
  async delivered(): Promise<void> {
    while (this.underway.size > 0) await Promise.all(this.underway);
  }

  questionIn(authoriseUrl: string): Record<string, string> {
    const query = Object.fromEntries(new URL(authoriseUrl, 'http://withings').searchParams);
    const fault = this.faultOf(query);
    if (fault) throw new Error(`Withings would refuse this: ${fault.says}`);
    return query;
  }

  /** What Withings would not accept of an address to its consent page; null if nothing. */
  faultOf(query: Record<string, string>): { rule: string; says: string } | null {
    const known = ['response_type', 'client_id', 'state', 'scope', 'redirect_uri', 'mode'];
    const unknown = Object.keys(query).find((name) => !known.includes(name));
    if (unknown) return { rule: 'unknown-parameter', says: `Withings knows no parameter ${unknown}.` };
    if (query.response_type !== 'code') return { rule: 'response-type', says: 'response_type must be code.' };
    if (query.client_id !== this.clientId) return { rule: 'client', says: 'This client is not known.' };
    if (!/^user\.\w+(,user\.\w+)*$/.test(query.scope ?? ''))
      return { rule: 'scope', says: 'scope must be a list with commas, such as user.metrics.' };
    const { redirect_uri: back = '' } = query;
    if (!URL.canParse(back) || !['localhost', '127.0.0.1'].includes(new URL(back).hostname))
      return { rule: 'redirect-off-domain', says: 'redirect_uri is not one of this client.' };
    if ((query.state ?? '').length < 16)
      return { rule: 'state', says: 'state must be there, and too long to guess.' };
    return null;
  }

  private announce(userId: string, at: Date): void {
    this.notify(userId, WEIGHT, span(at));
  }

  private notify(userId: string, appli: number, fields: Record<string, string>): void {
    const wanted = this.subscriptions.filter((each) => each.userId === userId && each.appli === appli);
    for (const subscription of wanted) {
      const body = { userid: userId, appli: String(appli), ...fields };
      const sending = this.deliver(subscription, body).finally(() => this.underway.delete(sending));
      this.underway.add(sending);
    }
  }

  private async deliver(subscription: Subscription, fields: Record<string, string>): Promise<void> {
    const url = subscription.callbackUrl;
    const status = await this.send(url, fields);
    this.notices.push({ at: this.clock.now(), url, fields, status });
    subscription.failures = status === 200 ? 0 : subscription.failures + 1;
    const at = this.subscriptions.indexOf(subscription);
    if (subscription.failures >= FAILURES_ALLOWED && at >= 0) this.subscriptions.splice(at, 1);
  }
}

function span(at: Date): Record<string, string> {
  const second = Math.floor(+at / 1000);
  return { startdate: String(second), enddate: String(second + 1) };
}

function today(now: Date): string {
  return now.toISOString().slice(0, 10);
}
