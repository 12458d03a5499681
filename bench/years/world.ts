import type { LoggerService } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { SubscriptionsDue } from '#src/connect/connect.topics';
import { Hooks } from '#src/connect/hooks';
import { LooksDue } from '#src/nudges/nudges.topics';
import { makeAthlete } from '#simulators/season/athlete';
import { Seeded } from '#simulators/seeded';
import { freePort } from '../../test/support/free-port.js';
import { Auditor } from './auditor.js';
import { Book, type Wanted } from './book.js';
import { diaryOf } from './diary.js';
import { Happenings } from './happenings.js';
import { Household } from './household.js';
import { Life } from './life.js';
import { Neighbours } from './neighbours.js';
import { Phones } from './phones.js';
import { planPushOutages } from './push-outages.js';
import { accountsOf, type Identity, Rider } from './rider.js';
import type { Strike } from './strikes.js';
import { WorldClock } from './world-clock.js';

const DAY_MS = 86_400_000;
/** A winter night, so that summer time comes and goes within the year. */
const BEGINNING = new Date('2026-01-05T00:00:00.000Z');
/** After the last ride: what was handed over late, held back or fetched anew still comes in. */
const AFTERMATH_DAYS = 6;
const HARVEST_DAYS = 7;
/** Somebody looks at their page so long after a crash, when each grant has been used again. */
const MENDED_AFTER_MS = 1.5 * DAY_MS;

export interface Wishes {
  days: number;
  athletes: number;
  /** The number of the first of them: what somebody does hangs on the seed and their number. */
  first: number;
  seed: number;
  crashesPer100Days: number;
  /** An empty folder for the data. */
  folder: string;
  log: LoggerService;
  tell: (line: string) => void;
}

/** A world with people, brands and one Svett in it, and the one clock they all live by. */
export class World {
  readonly book = new Book();
  private readonly happenings = new Happenings();
  private readonly homes: Household[] = [];
  private readonly phones: Phones;
  /** When each line of the timetable struck last. */
  private readonly struckAt = new Map<string, Date>();
  private life: Life | null = null;
  private backAt: Date;
  private births = 0;

  private constructor(
    private readonly wishes: Wishes,
    readonly clock: WorldClock,
    private readonly settings: Settings,
    private readonly beside: Neighbours,
  ) {
    const { happenings, book } = this;
    this.backAt = clock.now();
    const { seed } = wishes;
    this.phones = new Phones(beside.push, { happenings, book, seed, url: settings.ownAddress });
  }

  static async open(wishes: Wishes): Promise<World> {
    const clock = new WorldClock(BEGINNING);
    const beside = await Neighbours.open(clock.simulators, wishes.seed);
    const port = await freePort();
    const settings = Settings.from({
      SVETT_DATA: wishes.folder,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TRUSTED_PROXIES: '1',
      LOG_LEVEL: 'error',
      ...beside.environment,
    });
    const world = new World(wishes, clock, settings, beside);
    await world.arise();
    await world.populate();
    return world;
  }

  /** Lives through all of it. */
  async pass(): Promise<Auditor> {
    const { days, tell, folder } = this.wishes;
    const auditor = new Auditor(folder, this.book);
    const end = new Date(+BEGINNING + (days + AFTERMATH_DAYS) * DAY_MS);
    let harvestAt = +BEGINNING;
    for (let at = this.nextMoment(); at <= end; at = this.nextMoment()) {
      this.clock.moveTo(at);
      await this.live();
      if (+at < harvestAt) continue;
      harvestAt = +at + HARVEST_DAYS * DAY_MS;
      auditor.harvest();
      this.beside.forget();
      const { rides, shown, crashes, reconnections } = this.book;
      const day = at.toISOString().slice(0, 10);
      tell(
        `${day}: ${rides.length} rides, ${shown.length} pushes, ${crashes} crashes, ${reconnections} links lost and given again`,
      );
    }
    return auditor;
  }

  async close(): Promise<void> {
    await this.life?.end();
    await this.beside.close();
  }

  private async live(): Promise<void> {
    const now = this.clock.now();
    if (!this.life && now >= this.backAt) await this.arise();
    for (let next = this.happenings.take(now); next; next = this.happenings.take(now)) {
      await next.act();
      await this.mourn();
    }
    for (const { strike, at } of this.strikes()) {
      if (at > now || !this.life) continue;
      this.struckAt.set(strike.topic, now);
      await this.life.unlessItDies(strike.depart);
    }
    await this.settle();
  }

  /** Until nobody has anything more to say in this moment. */
  private async settle(): Promise<void> {
    for (let before = -1; before !== this.beside.said;) {
      before = this.beside.said;
      await this.life?.drain();
      await this.beside.speak();
      await this.mourn();
    }
    this.phones.look();
  }

  private async mourn(): Promise<void> {
    if (!this.life?.isOver) return;
    this.book.crashes += 1;
    const { seed, first } = this.wishes;
    const chance = Seeded.of(seed, 'outage', first, this.book.crashes);
    const outageS = chance.chance(0.3) ? chance.between(60, 3 * 3_600) : chance.between(2, 20);
    this.backAt = new Date(+this.clock.now() + Math.round(outageS * 1000));
    this.book.outages.push({ from: this.clock.now(), to: this.backAt });
    await this.life.bury();
    this.life = null;
    this.plan(new Date(+this.clock.now() + MENDED_AFTER_MS), (life) => this.mendLinks(life));
  }

  private async arise(): Promise<void> {
    const { log, seed, first } = this.wishes;
    const { settings, clock } = this;
    const number = ++this.births;
    const knowsTheDead = Seeded.of(seed, 'birth', first, number).chance(0.5);
    this.life = await Life.begin({ settings, clock, log, number, knowsTheDead, oneAtATime: true });
    this.book.births.push(clock.now());
    this.beside.garmin.webhookUrl = this.life.get(Hooks).urlOf('garmin');
    for (const { topic } of this.life.strikes) this.struckAt.set(topic, clock.now());
  }

  /**
   * When each line strikes next. The minute's look at the agenda strikes at the first minute at which somebody stands in
   * it; in all others it would find nobody, and go.
   */
  private strikes(): { strike: Strike; at: Date }[] {
    const { life } = this;
    if (!life) return [];
    const look = life.nextLook();
    return life.strikes.flatMap((strike) => {
      const struck = this.struckAt.get(strike.topic)!;
      if (strike.topic !== LooksDue.name) return [{ strike, at: strike.after(struck) }];
      return look ? [{ strike, at: strike.after(new Date(Math.max(+struck, +look - 1))) }] : [];
    });
  }

  /** When something happens next, to anybody. */
  private nextMoment(): Date {
    const moments = [
      this.happenings.next(),
      ...(this.life ? [this.life.nextDue(), ...this.strikes().map(({ at }) => at)] : [this.backAt]),
      ...this.beside.waiting(),
    ].filter((moment) => moment !== null);
    const next = Math.min(...moments.map(Number));
    return new Date(Math.max(next, +this.clock.now() + 1000));
  }

  private async populate(): Promise<void> {
    const { athletes, first, seed, days, crashesPer100Days } = this.wishes;
    const { happenings, book, phones } = this;
    const { strava, garmin } = this.beside;
    await this.life!.strikes.find(({ topic }) => topic === SubscriptionsDue.name)!.depart();
    await this.settle();
    for (let number = 0; number < athletes; number += 1) {
      const made = makeAthlete(first + number + 1);
      const { onGarmin, onStrava } = accountsOf(number);
      const garminId = onGarmin ? garmin.addMember({ athleteSeed: made.seed }).userId : null;
      const stravaId = onStrava ? strava.addAthlete(made.seed).id : null;
      const is: Identity = { number, made, garminId, stravaId };
      const world = { strava, garmin, happenings, book };
      const home = await Household.found(this.life!, { is, world, phones });
      book.athletes.push(home.athleteId);
      this.homes.push(home);
      const diary = diaryOf(seed, first + number, { from: BEGINNING, days });
      new Rider(is, world).follow(diary);
      for (const { from, zone } of diary.zones) this.plan(from, (life) => this.travel(life, number, zone));
      for (const { from, to } of diary.lapses) {
        this.plan(from, (life) => this.consent(life, number, false));
        this.plan(to, (life) => this.consent(life, number, true));
      }
      for (const errand of diary.errands) {
        const wanted: Wanted = { athlete: number, errand, triedAt: null, doneAt: null };
        this.plan(errand.at, (life) => this.run(life, wanted));
      }
    }
    await this.settle();
    const chance = Seeded.of(seed, 'crashes', first);
    for (let n = 0; n < Math.round((days * crashesPer100Days) / 100); n += 1) {
      const at = new Date(+BEGINNING + Math.round(chance.between(1, days) * DAY_MS));
      const steps = chance.whole(1, 60);
      happenings.plan(at, () => this.life?.crashAfter(steps));
    }
    planPushOutages(
      this.beside.push,
      { happenings, book, chance: Seeded.of(seed, 'push', first) },
      { from: BEGINNING, days },
    );
  }

  /** What people do at their page waits until it is up again. */
  private plan(at: Date, act: (life: Life) => Promise<void>): void {
    this.happenings.plan(at, async () => {
      const { life } = this;
      if (life && !life.isOver) await life.unlessItDies(() => act(life));
      await this.mourn();
      if (!life || this.life !== life) this.plan(this.backAt, act);
    });
  }

  /** A crash between a brand's new keys and their being written down costs the link: only its owner can give another. */
  private async mendLinks(life: Life): Promise<void> {
    for (const home of this.homes) this.book.reconnections += await home.mendLinks(life);
  }

  private async travel(life: Life, athlete: number, zone: string): Promise<void> {
    await this.homes[athlete]!.moveTo(life, zone);
    this.book.zones.push({ athlete, from: this.clock.now(), zone });
  }

  private async run(life: Life, wanted: Wanted): Promise<void> {
    const { athlete, errand } = wanted;
    const now = this.clock.now();
    if (!wanted.triedAt) this.book.wanted.push(wanted);
    wanted.triedAt ??= now;
    const zone = this.book.zoneAt(athlete, now);
    if (await this.homes[athlete]!.run(life, errand, { now, zone })) wanted.doneAt ??= now;
  }

  private async consent(life: Life, athlete: number, given: boolean): Promise<void> {
    await this.homes[athlete]!.say(life, given);
    const { lapses } = this.book;
    const now = this.clock.now();
    if (!given) lapses.push({ athlete, from: now, to: null });
    else for (const lapse of lapses) if (lapse.athlete === athlete) lapse.to ??= now;
  }
}
