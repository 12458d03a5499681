import { setTimeout as pause } from 'node:timers/promises';
import { LinksDue } from '#src/connect/connect.topics';
import { Hooks } from '#src/connect/hooks';
import { IsNull } from '#src/database/criteria';
import { Leases } from '#src/jobs/leases';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Outbox } from '#src/jobs/outbox';
import { anApp, PASSWORD, type TestApp } from './app.js';
import { HandIns } from './crash-hand-ins.js';
import { doneWith, leftInHand } from './crash-in-hand.js';
import { type Moment, momentOf } from './crash-moment.js';
import { Training } from './crash-training.js';
import { type LaneWishes, openWorld, SEASON_DAYS, type World } from './crash-world.js';
import { KeptLog } from './kept-log.js';
import { Newcomer } from './newcomer.js';

/** One round: those who were dead are started again, and somebody is killed. */
export interface Round {
  moment: Moment;
  /** How long those who were started took to be ready, ms; null: nobody waited for it. */
  readyMs: number | null;
  /** Until what the killed had had in hand was done, ms: from the new start on where nobody else was there, else from the kill on. */
  recoveredMs: number | null;
  /** The same, where others did it before anybody was started again. */
  takenOverMs: number | null;
}

const BRANDS = ['strava', 'garmin'] as const;
type Brand = (typeof BRANDS)[number];
const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];
/** Of waiting for what is due next, and for what is due soon after it. */
const MOST_ROUNDS = 300;
const STRIDE_MS = 30_000;
const MAY = ['profile:read', 'profile:write', 'sessions:read', 'sessions:write'];

/**
 * One athlete of a service that is killed over and over, with the brands they are linked to. The brands and the athlete
 * live here; the service is processes of its own on its own data, but for its first and last hours, which it spends
 * here to be looked at.
 */
export class CrashLane {
  readonly rounds: Round[] = [];
  /** Links that had to be made anew, by brand. */
  readonly madeAnew: Record<Brand, number> = { strava: 0, garmin: 0 };
  readonly log = new KeptLog();
  /** Of those killed last: what they had in hand, and when it was, by the clock of the service. */
  private left = { ids: [] as string[], at: new Date(0) };

  private constructor(
    readonly wishes: LaneWishes,
    private readonly world: World,
    readonly training: Training,
    readonly handIns: HandIns,
  ) {}

  get clock(): World['clock'] {
    return this.world.clock;
  }

  get brands(): World['brands'] {
    return this.world.brands;
  }

  get who(): World['who'] {
    return this.world.who;
  }

  get settings(): World['place']['settings'] {
    return this.world.place.settings;
  }

  /** Everything is linked, and all of the history is still to come. */
  static async open(wishes: LaneWishes): Promise<CrashLane> {
    const world = await openWorld(wishes);
    const { clock, brands, place, front, who, seed } = world;
    const before = new Date(+clock.now() - SEASON_DAYS * 24 * HOUR_MS);
    const training = new Training(seed, brands, who, { before, isLate: front !== null });
    const handIns = new HandIns(seed, place.settings.ownAddress, before);
    const lane = new CrashLane(wishes, world, training, handIns);
    await lane.inPerson(async (svett) => {
      brands.garmin.webhookUrl = svett.get(Hooks).urlOf('garmin');
      await svett.athlete(who.email);
      const ada = await lane.ada(svett);
      const made = await ada.browser.post('/api/v1/tokens', { name: 'own', scopes: MAY });
      handIns.token = made.json<{ token: string }>().token;
      for (const brand of BRANDS) await lane.connect(ada, brand);
    });
    return lane;
  }

  /** The service lives until a moment nobody can foresee. */
  async live(): Promise<void> {
    const { household } = this.world;
    const number = this.wishes.firstRound + this.rounds.length;
    const moment = momentOf(this.wishes.seed, number, household.names);
    const round: Round = { moment, readyMs: null, recoveredMs: null, takenOverMs: null };
    try {
      await this.until(moment, round);
    } catch (error) {
      const { during, afterMs, victims } = moment;
      const when = `round ${number}, ${Math.round(afterMs)} ms into ${during}, ${victims.join(' and ')}`;
      throw new Error(`${when}: ${(error as Error).message}`, { cause: error });
    }
    this.rounds.push(round);
  }

  private async until(moment: Moment, round: Round): Promise<void> {
    const { household } = this.world;
    const { during, afterMs } = moment;
    const wasAway = household.isDown;
    if (wasAway) this.timePasses(moment.away);
    else if (moment.isLeftToOthers && during !== 'start' && household.has('worker'))
      round.takenOverMs = await this.recovered(this.left.at);
    const isAnswered = household.has('web'); // also while the others come up
    const dead = household.dead;
    const [began, beganAt] = [performance.now(), this.clock.now()];
    household.start(dead, this.clock.now().getTime() - Date.now());
    if (during !== 'start') {
      await household.ready(dead);
      round.readyMs = performance.now() - began;
    }
    if (during === 'work' && round.takenOverMs === null)
      round.recoveredMs = await this.recovered(wasAway ? beganAt : this.left.at);
    const load = during !== 'start' || isAnswered ? [this.training.goOn(), this.handIns.goOn()] : [];
    await pause(afterMs);
    const killedAt = this.clock.now();
    const complaints = await household.kill(moment.victims);
    await Promise.all(load);
    if (complaints) this.log.error(complaints);
    this.left = { ids: await leftInHand(this.settings, household.pids), at: killedAt };
    if (household.isDown) await this.connectAgainWhereRefused();
  }

  /** The service is left in peace until there is nothing more to do, a day later. */
  async rest<T>(look: (svett: TestApp) => Promise<T>): Promise<T> {
    const { strava, garmin } = this.brands;
    strava.faults.clear();
    garmin.faults.clear();
    await this.world.household.kill(this.world.household.names);
    this.clock.simulators.set(this.clock.now());
    return this.inPerson(async (svett) => {
      await svett.get(Leases).takeBack();
      await this.handIns.sayTheRest();
      await this.settle(svett);
      // A day later every token has run out, and it shows whose cannot be renewed.
      this.clock.simulators.advance(24 * HOUR_MS);
      await svett.database.transaction((tx) =>
        svett.get(Outbox).put(tx, LinksDue, {}, { key: 'the day after' }),
      );
      await this.settle(svett);
      for (const brand of BRANDS) await this.connectAgain(brand, svett);
      await this.settle(svett);
      return look(svett);
    });
  }

  async close(): Promise<void> {
    await this.world.household.kill(this.world.household.names).catch(() => undefined);
    await Promise.all(BRANDS.map((brand) => this.brands[brand].close()));
    await this.world.front?.close();
    await this.world.place.remove();
  }

  /**
   * Everybody was away: what the brands could not deliver is tried again, tokens have come nearer to their end. While
   * nobody is at work: a token good for a quarter of an hour does not run out between taking and showing it.
   */
  private timePasses(share: number): void {
    const [least, most] = this.world.front ? [3 * HOUR_MS, 5 * HOUR_MS] : [23 * MINUTE_MS, 50 * MINUTE_MS];
    this.clock.simulators.run();
    this.clock.simulators.advance(Math.round(least + share * (most - least)));
  }

  /** How long it took until what was left in hand was done; null: nothing was, or it was put back for later. */
  private async recovered(since: Date): Promise<number | null> {
    const { ids } = this.left;
    if (ids.length === 0) return null;
    const doneAt = await doneWith(this.settings, ids, () => this.world.household.isDown);
    this.left = { ...this.left, ids: [] };
    return doneAt && doneAt.getTime() - since.getTime();
  }

  /** How often a brand was given the newest refresh token, and its answer was lost with the process that asked. */
  lostAnswers(brand: Brand): number {
    const spent = this.renewals(brand).filter(({ status }) => status === 200);
    const refused = new Set(
      this.renewals(brand).flatMap(({ token, status }) => (status === 400 ? [token] : [])),
    );
    return new Set(spent.filter(({ token }) => refused.has(token)).map(({ token }) => token)).size;
  }

  renewals(brand: Brand): { token: string; status: number | null }[] {
    const asked = this.brands[brand].requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/oauth/token'),
    );
    return asked.flatMap(({ body, status }) => {
      const token = (body as Record<string, string>)['refresh_token'];
      return token === undefined ? [] : [{ token, status }];
    });
  }

  /** Until nobody has anything more to say or to do; the clock goes on to whatever is due next. */
  private async settle(svett: TestApp): Promise<void> {
    const { strava, garmin } = this.brands;
    const told = () => strava.webhooks.deliveries.length + garmin.sent.length;
    let waiting: OutboxRow[] = [];
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const before = told();
      await svett.work();
      await strava.webhooks.flush();
      await garmin.flush({ all: true });
      await svett.work();
      waiting = await svett.database.read(OutboxRow).findBy({ settledAt: IsNull() });
      const due = [
        ...waiting.map(({ dueAt, leasedUntil }) => Math.max(+dueAt, leasedUntil ? +leasedUntil + 1 : 0)),
        ...strava.webhooks.pending().map((one) => +one.due),
      ];
      if (due.length === 0 && told() === before) return;
      const next = Math.min(...due, Infinity);
      if (Number.isFinite(next) && next > +this.clock.now())
        this.clock.simulators.set(new Date(next + STRIDE_MS));
    }
    const left = waiting.map(({ topic, dueAt, reason }) => `${topic} ${dueAt.toISOString()} ${reason}`);
    throw new Error(
      `It is ${this.clock.now().toISOString()}, and there is no end to it:\n${left.join('\n')}`,
    );
  }

  private async connectAgainWhereRefused(): Promise<void> {
    const refused = BRANDS.filter((brand) => this.renewals(brand).at(-1)?.status === 400);
    if (refused.length === 0) return;
    this.clock.simulators.set(this.clock.now());
    await this.inPerson(async (svett) => {
      for (const brand of refused) await this.connectAgain(brand, svett);
    });
  }

  /** An answer that a brand gave and nobody heard ends a link: the athlete is told, and connects again. */
  private async connectAgain(brand: Brand, svett: TestApp): Promise<void> {
    const ada = await this.ada(svett);
    const link = await ada.link(brand);
    if (link?.state !== 'reconnect') return;
    await this.connect(ada, brand);
    this.madeAnew[brand] += 1;
  }

  private async connect(ada: Newcomer, brand: Brand): Promise<void> {
    const outcome = await ada.connect(brand, { with: ['HISTORICAL_DATA_EXPORT'] });
    if (outcome !== 'connected') throw new Error(`Connecting ${brand} ended as ${outcome}.`);
  }

  private async ada(svett: TestApp): Promise<Newcomer> {
    const browser = svett.browser();
    await browser.post('/api/v1/sign-in', { email: this.who.email, password: PASSWORD });
    return new Newcomer(this.brands, browser, this.who);
  }

  private async inPerson<T>(work: (svett: TestApp) => Promise<T>): Promise<T> {
    const { clock, place } = this.world;
    const { log } = this;
    const svett = await anApp({ place, keepsPlace: true, clock, log });
    try {
      await svett.app.listen(place.settings.port, '127.0.0.1');
      return await work(svett);
    } finally {
      await svett.close();
    }
  }
}
