import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import type { MadeAthlete } from '#simulators/season/athlete';
import { type MadeWorkout, makeWorkout } from '#simulators/season/workout';
import type { StravaSimulator } from '#simulators/strava/strava';
import type { Book, Done } from './book.js';
import type { Diary, PlannedRide } from './diary.js';
import type { Happenings } from './happenings.js';

const HOUR_MS = 3_600_000;
/** Samples of a ride that are told: what is tried here is that nothing gets lost, not what is reckoned of it. */
const SAMPLE_EVERY_S = 60;

/** The brands and the time that everybody lives in. */
export interface Outside {
  strava: StravaSimulator;
  garmin: GarminSimulator;
  happenings: Happenings;
  book: Book;
}

/** Who somebody is, everywhere. */
export interface Identity {
  /** From 0. */
  number: number;
  made: MadeAthlete;
  /** null: no account there. */
  garminId: string | null;
  stravaId: string | null;
}

/** Which brands people have an account with. Most have one, whose own ways are what is tried; some have both, which tell of the same rides. */
const ACCOUNTS = [
  { onGarmin: true, onStrava: false },
  { onGarmin: false, onStrava: true },
  { onGarmin: true, onStrava: true },
  { onGarmin: true, onStrava: false },
  { onGarmin: true, onStrava: false },
  { onGarmin: false, onStrava: true },
] as const;

export function accountsOf(number: number): (typeof ACCOUNTS)[number] {
  return ACCOUNTS[number % ACCOUNTS.length]!;
}

/** Somebody who rides, and whose devices tell the brands of it: late, often, and not always right the first time. */
export class Rider {
  constructor(
    readonly is: Identity,
    private readonly world: Outside,
  ) {}

  follow({ rides }: Diary): void {
    for (const ride of rides) {
      const { startsAt, durationS } = ride.plan;
      const end = +startsAt + durationS * 1000;
      this.world.happenings.plan(new Date(end), () => this.finish(ride));
    }
  }

  /** The ride is done; from here on the brands hear of it. */
  private finish(ride: PlannedRide): void {
    const { number, made, garminId, stravaId } = this.is;
    const { book } = this.world;
    const { startsAt, durationS } = ride.plan;
    const zone = book.zoneAt(number, startsAt);
    const workout = thinned(
      makeWorkout(
        { ...made, home: { ...made.home, zone } },
        {
          ...ride.plan,
          ...{ name: 'Out', device: 'Garmin Forerunner 255', pausedS: 0, legOf: null },
        },
      ),
    );
    const brands = [garminId && ('garmin' as const), stravaId && ('strava' as const)].filter(
      (one) => one !== null,
    );
    const done: Done = {
      ...{ athlete: number, startsAt, durationS, isRemoved: false, editedDurationS: null },
      brands: brands.filter((one) => one !== ''),
      toldAt: null,
    };
    book.rides.push(done);
    if (garminId) this.tellGarmin(garminId, workout, ride, done);
    if (stravaId) this.tellStrava(stravaId, workout, ride, done);
  }

  private tellGarmin(garminId: string, workout: MadeWorkout, ride: PlannedRide, done: Done): void {
    const { garmin } = this.world;
    this.after(ride.garmin.lateMin * 60_000, async () => {
      done.toldAt ??= garmin.clock.now();
      const activityId = garmin.recordThis(garminId, workout);
      await garmin.flush();
      const told = garmin.sent.at(-1);
      for (let copy = 1; told && copy < ride.garmin.copies; copy += 1) await garmin.send(told.body);
      if (ride.editedAfterH === null) return;
      this.after(ride.editedAfterH * HOUR_MS, async () => {
        done.editedDurationS = done.durationS + 60;
        garmin.edit(garminId, activityId, { durationS: done.editedDurationS });
        await garmin.flush();
      });
    });
  }

  private tellStrava(stravaId: string, workout: MadeWorkout, ride: PlannedRide, done: Done): void {
    const { strava, garmin } = this.world;
    this.after(ride.strava.lateMin * 60_000, () => {
      done.toldAt ??= garmin.clock.now();
      strava.webhooks.modes.copies = ride.strava.copies;
      const { id } = strava.addActivity(stravaId, { workout }, { announce: true });
      strava.webhooks.modes.copies = 1;
      const { editedAfterH, removedAfterH } = ride;
      if (editedAfterH !== null)
        this.after(editedAfterH * HOUR_MS, () => {
          if (!done.isRemoved) strava.editActivity(id, { name: 'The lake, again' });
        });
      if (removedAfterH !== null)
        this.after(removedAfterH * HOUR_MS, () => {
          done.isRemoved = true;
          strava.deleteActivity(id);
        });
    });
  }

  private after(ms: number, act: () => Promise<void> | void): void {
    const { garmin, happenings } = this.world;
    happenings.plan(new Date(+garmin.clock.now() + Math.round(ms)), act);
  }
}

/** The same ride of a device that writes down little. */
function thinned(workout: MadeWorkout): MadeWorkout {
  const last = workout.streams.time.length - 1;
  const streams = Object.fromEntries(
    Object.entries(workout.streams as unknown as Record<string, unknown[]>).map(([name, values]) => [
      name,
      values.filter((_, i) => i % SAMPLE_EVERY_S === 0 || i === last),
    ]),
  ) as unknown as MadeWorkout['streams'];
  return { ...workout, streams };
}
