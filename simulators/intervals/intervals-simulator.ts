import { makeAthlete, type MadeAthlete } from '#simulators/season/athlete';
import { fitFile } from '#simulators/season/fit-file';
import type { WorkoutPlan } from '#simulators/season/plan';
import { makeSeason, planNow } from '#simulators/season/season';
import { type MadeWorkout, makeWorkout } from '#simulators/season/workout';
import { Seeded } from '#simulators/seeded';
import { Simulator, type SimulatorOptions } from '#simulators/simulator';

export interface IntervalsOptions extends SimulatorOptions {
  /** Calls a quarter of an hour and a day, per key. */
  limits?: readonly [quarter: number, day: number];
  /** Whether a file’s gzip is the file itself, or only how it travels (`Content-Encoding`). */
  fileEncoding?: 'body' | 'header';
}

/** Where intervals.icu has an activity from. Of what came from Strava it may tell nothing. */
export type IntervalsSource = 'GARMIN_CONNECT' | 'UPLOAD' | 'MANUAL' | 'STRAVA';

export interface IntervalsActivity {
  id: string;
  source: IntervalsSource;
  workout: MadeWorkout;
  name: string;
  updatedAt: Date;
  /** Served in place of the file that the device wrote. */
  spoiltFile: Uint8Array | null;
}

export type Wellness = Record<string, unknown> & { id: string };

/** What may stand in a calendar; lists can be asked for some of them. */
export const CATEGORIES = [
  ...['WORKOUT', 'RACE_A', 'RACE_B', 'RACE_C', 'NOTE', 'PLAN', 'HOLIDAY', 'SICK', 'INJURED', 'SET_EFTP'],
  ...['FITNESS_DAYS', 'SEASON_START', 'TARGET', 'SET_FITNESS'],
];

/** An entry of the calendar, in intervals.icu’s own words. */
export interface IntervalsEvent {
  id: number;
  category: string;
  /** The athlete’s clock; midnight where only the day was set. */
  start_date_local: string;
  type: string | null;
  name: string;
  moving_time: number | null;
  distance: number | null;
  icu_training_load: number | null;
  icu_intensity: number | null;
  indoor: boolean | null;
  updated: string;
}

export interface IntervalsAthlete {
  /** `i123456` */
  id: string;
  apiKey: string;
  athlete: MadeAthlete;
  activities: IntervalsActivity[];
  /** By day, `2026-11-22`. */
  wellness: Map<string, Wellness>;
  events: IntervalsEvent[];
}

/** What one day’s wellness may hold beside its `id`; the rest intervals.icu reckons itself. */
export const WELLNESS_FIELDS = [
  ...['weight', 'restingHR', 'hrv', 'hrvSDNN', 'sleepSecs', 'sleepScore', 'sleepQuality', 'avgSleepingHR'],
  ...['soreness', 'fatigue', 'stress', 'mood', 'motivation', 'injury', 'spO2', 'systolic', 'diastolic'],
  ...['hydration', 'hydrationVolume', 'kcalConsumed', 'carbohydrates', 'protein', 'fatTotal', 'bloodGlucose'],
  ...['lactate', 'bodyFat', 'abdomen', 'vo2max', 'readiness', 'baevskySI', 'steps', 'respiration'],
  ...['menstrualPhase', 'comments', 'locked'],
] as const;

/** A stand-in for intervals.icu: athletes with keys, their activities, and a page of wellness a day. */
export class IntervalsSimulator extends Simulator {
  readonly limits: [quarter: number, day: number];
  fileEncoding: 'body' | 'header';
  readonly athletes: IntervalsAthlete[] = [];
  private made = 0;

  constructor(wishes: IntervalsOptions = {}) {
    super(wishes);
    const [quarter, day] = wishes.limits ?? [500, 5_000];
    this.limits = [quarter, day];
    this.fileEncoding = wishes.fileEncoding ?? 'body';
  }

  /** The settings with which Svett talks to this stand-in. */
  get environment(): Record<string, string> {
    return { INTERVALS_API_BASE: `${this.url}/api/v1` };
  }

  /** An account with a key to paste, and `days` of training in it. */
  addAthlete({ athleteSeed, days = 0 }: { athleteSeed?: number; days?: number } = {}): IntervalsAthlete {
    const seed = athleteSeed ?? this.athletes.length + 1;
    const athlete = makeAthlete(seed);
    const apiKey = Seeded.of(this.seed, 'intervals', seed).hex(25);
    const account: IntervalsAthlete = {
      ...{ id: `i${200_000 + seed}`, apiKey, athlete },
      ...{ activities: [], wellness: new Map(), events: [] },
    };
    this.athletes.push(account);
    if (days > 0)
      for (const workout of makeSeason(athlete, { until: this.clock.now(), days }))
        this.add(account, workout);
    return account;
  }

  account(athleteId: string): IntervalsAthlete {
    const found = this.athletes.find(({ id }) => id === athleteId);
    if (!found) throw new Error(`Nobody here is called ${athleteId}.`);
    return found;
  }

  /** A workout that has just ended, the one planned, or this very one; answers with its id. */
  record(
    athleteId: string,
    {
      source,
      workout,
      ...plan
    }: Partial<WorkoutPlan> & { source?: IntervalsSource; workout?: MadeWorkout } = {},
  ): string {
    const account = this.account(athleteId);
    this.made += 1;
    const meant = planNow(account.athlete, this.clock.now(), this.seed * 10_000 + this.made);
    const done = workout ?? makeWorkout(account.athlete, { ...meant, ...plan });
    return this.add(account, done, source).id;
  }

  edit(athleteId: string, activityId: string, { name }: { name: string }): void {
    Object.assign(this.activity(athleteId, activityId), { name, updatedAt: this.clock.now() });
  }

  remove(athleteId: string, activityId: string): void {
    const { activities } = this.account(athleteId);
    activities.splice(activities.indexOf(this.activity(athleteId, activityId)), 1);
  }

  /** The athlete writes down how the day was. */
  feel(athleteId: string, day: string, values: Record<string, unknown>): Wellness {
    const { wellness } = this.account(athleteId);
    const written: Wellness = {
      ...(wellness.get(day) ?? emptyDay(day)),
      ...values,
      updated: this.updated(),
    };
    wellness.set(day, written);
    return written;
  }

  /** The athlete, or their coach, puts something into the calendar: an easy hour of running if not said. Answers its id. */
  plan(
    athleteId: string,
    wishes: Partial<IntervalsEvent> & Pick<IntervalsEvent, 'start_date_local'>,
  ): number {
    const { events } = this.account(athleteId);
    const id = 9_000_000 + ++this.made;
    const usual = { category: 'WORKOUT', type: 'Run', name: 'Easy hour', moving_time: 3600, distance: null };
    const rest = { icu_training_load: 45, icu_intensity: 60, indoor: null, updated: this.updated() };
    events.push({ ...usual, ...rest, ...wishes, id });
    return id;
  }

  planAnew(athleteId: string, id: number, change: Partial<IntervalsEvent>): void {
    const event = this.account(athleteId).events.find((each) => each.id === id);
    if (!event) throw new Error(`Nothing planned is called ${id}.`);
    Object.assign(event, change, { updated: this.updated() });
  }

  callOff(athleteId: string, id: number): void {
    const { events } = this.account(athleteId);
    events.splice(
      events.findIndex((each) => each.id === id),
      1,
    );
  }

  /** The athlete makes a new key; the old one opens nothing any more. */
  changeKey(athleteId: string): string {
    const account = this.account(athleteId);
    account.apiKey = Seeded.of(this.seed, 'intervals', account.apiKey).hex(25);
    return account.apiKey;
  }

  spoilFile(athleteId: string, activityId: string, bytes: Uint8Array): void {
    this.activity(athleteId, activityId).spoiltFile = bytes;
  }

  /** The original file, unpacked; null where there is none. */
  file({ athlete }: IntervalsAthlete, { source, workout, spoiltFile }: IntervalsActivity): Uint8Array | null {
    if (source === 'STRAVA' || source === 'MANUAL') return null;
    return spoiltFile ?? fitFile(athlete, [workout]);
  }

  private updated(): string {
    return this.clock.now().toISOString().replace('Z', '+00:00');
  }

  private activity(athleteId: string, activityId: string): IntervalsActivity {
    const found = this.account(athleteId).activities.find(({ id }) => id === activityId);
    if (!found) throw new Error(`There is no activity ${activityId}.`);
    return found;
  }

  private add(account: IntervalsAthlete, workout: MadeWorkout, source?: IntervalsSource): IntervalsActivity {
    const own = workout.device === null ? 'MANUAL' : workout.garminActivityId ? 'GARMIN_CONNECT' : 'UPLOAD';
    const activity: IntervalsActivity = {
      id: `i${50_000_000 + this.athletes.indexOf(account) * 100_000 + account.activities.length}`,
      ...{ source: source ?? own, workout, name: workout.name },
      ...{ updatedAt: this.clock.now(), spoiltFile: null },
    };
    account.activities.push(activity);
    return activity;
  }
}

/** As a day stands before anybody wrote in it. */
export function emptyDay(day: string): Wellness {
  return {
    ...Object.fromEntries(WELLNESS_FIELDS.map((name) => [name, null])),
    ...{ id: day, ctl: 50, atl: 50, rampRate: 0, sportInfo: [], updated: `${day}T00:00:00.000+00:00` },
  };
}
