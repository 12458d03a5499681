import { setTimeout as pause } from 'node:timers/promises';
import { startOf } from '#simulators/garmin/member';
import { Seeded } from '#simulators/seeded';
import { type MadeWorkout, makeWorkout } from '#simulators/season/workout';
import type { Brands, Person } from './newcomer.js';

/** Strava, saying that it does not know an access token. */
const STRANGE_TOKEN = {
  status: 401,
  body: {
    message: 'Authorization Error',
    errors: [{ resource: 'Athlete', field: 'access_token', code: 'invalid' }],
  },
};
const WATCH = 'Garmin Forerunner 255';

/** What somebody does, and the brands do with it, while the service comes and goes: all of it by the seed. */
export class Training {
  private readonly chance: Seeded;
  /** At Strava, since the service began to be killed. */
  private readonly news: string[] = [];
  private late = 0;

  constructor(
    seed: number,
    private readonly brands: Brands,
    private readonly who: Person,
    private readonly wishes: {
      /** Nothing the brands know of is older; triathlons come off the watch late. */
      before: Date;
      /** Everything does: time goes by too slowly for as much as is trained. */
      isLate: boolean;
    },
  ) {
    this.chance = Seeded.of(seed, 'training');
  }

  /** What came off the watch in the last minutes, and what is changed of earlier days. Nobody waits for the answers. */
  async goOn(): Promise<void> {
    this.goWrong();
    const { chance } = this;
    const { garmin, strava } = this.brands;
    const again = garmin.sent.at(-1);
    if (again && chance.chance(0.3)) void garmin.send(again.body);
    for (const agoMin of [22, 11].slice(chance.whole(0, 2))) {
      this.trainedUntil(agoMin);
      await pause(chance.between(0, 80));
    }
    const [changed, deleted] = [chance.chance(0.3), chance.chance(0.15)];
    if (changed && this.news.length > 0)
      strava.editActivity(chance.pick(this.news), { name: `Told ${chance.hex(4)}` });
    if (deleted && this.news.length > 3)
      strava.deleteActivity(this.news.splice(chance.whole(0, this.news.length - 1), 1)[0]!);
    void strava.webhooks.flush();
  }

  /** When the sessions there must be began: each workout once, whoever tells of it, in their order. */
  starts(): string[] {
    const told = this.brands.strava.activitiesOf(this.who.stravaId).map(({ workout }) => workout.startsAt);
    const alsoTold = this.brands.garmin.member(this.who.garminId).activities.map(startOf);
    return [...new Set([...told, ...alsoTold].map((at) => at.toISOString()))].sort();
  }

  private trainedUntil(agoMin: number): void {
    const { chance, who } = this;
    const { garmin, strava } = this.brands;
    const now = new Date(Math.floor(garmin.clock.now().getTime() / 60_000 - agoMin) * 60_000);
    const how = chance.pick(['both', 'both', 'both', 'strava', 'garmin', 'triathlon'] as const);
    if (how === 'triathlon') {
      garmin.recordTriathlon(who.garminId, this.longAgo());
      return;
    }
    const startsAt = this.wishes.isLate ? this.longAgo() : now;
    const workout = this.workout(startsAt, how === 'strava' ? 'Wahoo ELEMNT BOLT' : WATCH);
    if (how !== 'garmin')
      this.news.push(strava.addActivity(who.stravaId, { workout }, { announce: true }).id);
    if (how !== 'strava') garmin.recordThis(who.garminId, workout);
  }

  /** Each time another quarter of a day. */
  private longAgo(): Date {
    this.late += 1;
    return new Date(this.wishes.before.getTime() - this.late * 6 * 3_600_000);
  }

  private workout(startsAt: Date, device: string): MadeWorkout {
    const { chance } = this;
    return makeWorkout(this.who.made, {
      ...{ sport: chance.pick(['Run', 'Ride', 'Walk', 'TrailRun'] as const), name: 'Lunch' },
      ...{ startsAt, durationS: chance.whole(300, 600), intensity: 0.7, shape: 'steady', indoor: false },
      ...{ device, pausedS: 0, legOf: null, seed: chance.whole(1, 2 ** 31) },
    });
  }

  /** Now and then a brand is out of order, or does not know a token any more which it gave yesterday. */
  private goWrong(): void {
    const { chance } = this;
    const { garmin, strava } = this.brands;
    strava.faults.clear();
    garmin.faults.clear();
    const file = { route: 'GET /wellness-api/rest/activityFile' };
    const activity = { route: 'GET /api/v3/activities/:id' };
    const [atStrava, atGarmin] = [chance.next(), chance.next()];
    if (atStrava < 0.1) strava.faults.add({ ...activity, ...STRANGE_TOKEN });
    else if (atStrava < 0.25) strava.faults.add({ ...activity, status: 503 });
    if (atGarmin < 0.1) garmin.faults.add({ ...file, status: 401 });
    else if (atGarmin < 0.25) garmin.faults.add({ ...file, dropConnection: true });
  }
}
