import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LinksDue } from '#src/connect/connect.topics';
import { Hooks } from '#src/connect/hooks';
import { IsNull } from '#src/database/criteria';
import { Engine } from '#src/jobs/engine.port';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Outbox } from '#src/jobs/outbox';
import { startGarmin } from '#simulators/garmin/garmin';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import { Seeded } from '#simulators/seeded';
import { startStrava, type StravaSimulator } from '#simulators/strava/strava';
import { anApp, PASSWORD, type TestApp } from './app.js';
import { Training } from './crash-training.js';
import { freePort } from './free-port.js';
import { KeptLog } from './kept-log.js';
import { Newcomer, type Person } from './newcomer.js';
import { readySettings, type FreshPlace } from './settings.js';
import { SharedClock } from './shared-clock.js';

export interface LaneWishes {
  /** Where the service was compiled to. */
  folder: string;
  seed: number;
  /** Strava takes each refresh token once only, sends notices twice, and the newest first. */
  isHard: boolean;
}

/** What goes on while the service does not. */
interface World {
  clock: SharedClock;
  brands: { strava: StravaSimulator; garmin: GarminSimulator };
  place: FreshPlace;
}

/** One moment at which the service was killed. */
export interface Kill {
  lane: number;
  number: number;
  /** After it answered. */
  afterMs: number;
}

const BRANDS = ['strava', 'garmin'] as const;
type Brand = (typeof BRANDS)[number];
const SEASON_DAYS = 14;
/** A kill comes no later after the service answers, and has work to do. */
const LATEST_MS = 600;
/** Of waiting for what is due next, and for what is due soon after it. */
const MOST_ROUNDS = 300;
const STRIDE_MS = 30_000;

/**
 * One athlete of a service that is killed over and over, with the brands they are linked to. The brands and the athlete
 * live here; the service is a process of its own on its own data, but for its first and last hours, which it spends
 * here to be looked at.
 */
export class CrashLane {
  readonly kills: Kill[] = [];
  /** Links that had to be made anew, by brand. */
  readonly madeAnew: Record<Brand, number> = { strava: 0, garmin: 0 };
  readonly log = new KeptLog();
  private readonly chance: Seeded;

  private constructor(
    readonly wishes: LaneWishes,
    private readonly world: World,
    readonly who: Person,
    readonly training: Training,
  ) {
    this.chance = Seeded.of(wishes.seed, 'kills');
  }

  get clock(): World['clock'] {
    return this.world.clock;
  }

  get brands(): World['brands'] {
    return this.world.brands;
  }

  /** Everything is linked, and all of the history is still to come. */
  static async open(wishes: LaneWishes): Promise<CrashLane> {
    const clock = new SharedClock(new Date('2026-02-10T08:00:00Z'));
    const { isHard, seed } = wishes;
    const strava = await startStrava({ clock: clock.simulators, seed, settings: { rotate: isHard } });
    const garmin = await startGarmin({ clock: clock.simulators, seed, singleUse: isHard });
    Object.assign(strava.limits, { overall: [20_000, 200_000], read: [10_000, 100_000] });
    Object.assign(strava.webhooks.modes, { copies: isHard ? 2 : 1, reorder: isHard });
    garmin.perMinute = 10_000;
    const past = { days: SEASON_DAYS };
    const { id: stravaId, made } = strava.addAthlete(seed, past);
    const { userId: garminId } = garmin.addMember({ athleteSeed: seed, ...past });
    const port = await freePort();
    const place = await readySettings({
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...environment(strava, garmin),
    });
    const who = { email: 'ada@example.org', athleteId: '', stravaId, garminId, made };
    const training = new Training(
      seed,
      strava,
      garmin,
      who,
      new Date(+clock.now() - SEASON_DAYS * 86_400_000),
    );
    const lane = new CrashLane(wishes, { clock, brands: { strava, garmin }, place }, who, training);
    await lane.inPerson(async (svett) => {
      garmin.webhookUrl = svett.get(Hooks).urlOf('garmin');
      await svett.athlete(who.email);
      const ada = await lane.ada(svett);
      for (const brand of BRANDS) await lane.connect(ada, brand);
    });
    return lane;
  }

  /** The service lives until a moment nobody can foresee. */
  async live(): Promise<void> {
    const { clock, chance } = this;
    clock.simulators.run();
    // Time has passed: what the brands could not deliver is tried again, tokens have come nearer to their end. While
    // nobody is at work: a token good for a quarter of an hour does not run out between taking and showing it.
    clock.simulators.advance(Math.round(chance.between(23, 50) * 60_000));
    const child = this.start();
    const said = text(child);
    if (!(await answers(child))) {
      const { lane, number, afterMs } = this.kills.at(-1) ?? {
        lane: this.wishes.seed,
        number: 0,
        afterMs: 0,
      };
      throw new Error(`Seed ${lane}: not up after kill ${number} (at ${afterMs} ms): ${said.error}`);
    }
    const afterMs = chance.between(0, LATEST_MS);
    const training = this.training.goOn();
    await pause(afterMs);
    const isDead = once(child, 'exit');
    child.kill('SIGKILL');
    await isDead;
    await training;
    this.kills.push({ lane: this.wishes.seed, number: this.kills.length + 1, afterMs });
    if (said.error) this.log.error(said.error);
    const refused = BRANDS.filter((brand) => this.renewals(brand).at(-1)?.status === 400);
    if (refused.length === 0) return;
    this.clock.simulators.set(this.clock.now());
    await this.inPerson(async (svett) => {
      for (const brand of refused) await this.connectAgain(brand, svett);
    });
  }

  /** The service is left in peace until there is nothing more to do, a day later. */
  async rest<T>(look: (svett: TestApp) => Promise<T>): Promise<T> {
    const { strava, garmin } = this.brands;
    strava.faults.clear();
    garmin.faults.clear();
    this.clock.simulators.set(this.clock.now());
    return this.inPerson(async (svett) => {
      await svett.get(Engine).start();
      await this.settle(svett);
      // A day later every token has run out, and it shows whose cannot be renewed.
      this.clock.simulators.advance(86_400_000);
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
    await Promise.all(BRANDS.map((brand) => this.brands[brand].close()));
    await this.world.place.remove();
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

  private start(): ChildProcess {
    const { settings } = this.world.place;
    const { strava, garmin } = this.brands;
    return spawn(
      process.execPath,
      [join(this.wishes.folder, 'test/support/crash-service.js'), String(this.aheadMs)],
      {
        cwd: this.wishes.folder,
        env: {
          ...{ PATH: process.env['PATH'], SVETT_DATA: settings.dataFolder, LOG_LEVEL: 'error' },
          ...{ PORT: String(settings.port), PUBLIC_URL: settings.ownAddress },
          ...(settings.databaseUrl && { DATABASE_URL: settings.databaseUrl }),
          ...environment(strava, garmin),
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
  }

  private get aheadMs(): number {
    return this.clock.now().getTime() - Date.now();
  }
}

function environment(strava: StravaSimulator, garmin: GarminSimulator): Record<string, string> {
  return {
    WEATHER_SERVICES: 'none',
    GARMIN_FILE_BEARER: 'always',
    STRAVA_CLIENT_ID: strava.clientId,
    STRAVA_CLIENT_SECRET: strava.clientSecret,
    STRAVA_OAUTH_BASE: strava.url,
    STRAVA_API_BASE: `${strava.url}/api/v3`,
    ...garmin.environment,
  };
}

interface Words {
  error: string;
}

/** What a process complains of. */
function text(child: ChildProcess): Words {
  const words = { error: '' };
  child.stderr?.on('data', (chunk: Buffer) => (words.error += chunk.toString()));
  return words;
}

/** false: it ended before it could. */
async function answers(child: ChildProcess): Promise<boolean> {
  for await (const line of createInterface(child.stdout!)) if (line.includes('answers at')) return true;
  return false;
}
