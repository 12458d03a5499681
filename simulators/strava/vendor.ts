import { type MadeAthlete, makeAthlete } from '#simulators/season/athlete';
import type { WorkoutPlan } from '#simulators/season/plan';
import { makeSeason, planNow } from '#simulators/season/season';
import { type MadeWorkout, makeWorkout } from '#simulators/season/workout';
import { Simulator, type SimulatorOptions } from '#simulators/simulator';
import { Dispatcher } from '#simulators/strava/dispatcher';
import { RateLimits } from '#simulators/strava/rate-limits';
import { covers, STRAVA_SETTINGS, type StravaSettings } from '#simulators/strava/settings';
import { Tokens } from '#simulators/strava/tokens';

/** Somebody with an account at this Strava. Ids are decimal text throughout, so that none loses a digit. */
export interface Athlete {
  id: string;
  made: MadeAthlete;
  /** Null or 0 for one who never said; taken from the made athlete otherwise. */
  weightKg: number | null;
  subscriber: boolean;
  /** Workouts that their devices have not handed over yet, oldest first. */
  withheld: MadeWorkout[];
}

export interface Activity {
  id: string;
  athleteId: string;
  name: string;
  sportType: string;
  workout: MadeWorkout;
  isPrivate: boolean;
  /** The athlete hides when they started: midnight and one second is shown instead. */
  hidesStart: boolean;
  /** The athlete hides where they started; only `activity:read_all` sees it. */
  hidesPlace: boolean;
  /** Typed in by hand: no device, no streams. */
  isManual: boolean;
}

export interface NewAthlete {
  days?: number;
  withhold?: number;
  /** Somebody made elsewhere, in the place of the athlete of the seed. */
  made?: MadeAthlete;
  /** What they did, oldest first, in the place of a season of `days`. */
  workouts?: readonly MadeWorkout[];
}

export interface NewActivity extends Partial<WorkoutPlan> {
  isPrivate?: boolean;
  hidesStart?: boolean;
  hidesPlace?: boolean;
  isManual?: boolean;
  /** One that was made already, for instance with the season the Garmin stand-in shows. */
  workout?: MadeWorkout;
}

export interface StravaOptions extends SimulatorOptions {
  settings?: Partial<StravaSettings>;
  /** After an athlete connects, their withheld workouts arrive one by one, this far apart in real time. */
  trickle?: { everyMs: number } | null;
}

const FIRST_PAST_2_53 = 9_007_199_254_740_993n;

/** Everything this Strava knows, and what can happen to it. */
export class Vendor {
  readonly sim: Simulator;
  readonly settings: StravaSettings;
  readonly limits: RateLimits;
  readonly tokens: Tokens;
  readonly webhooks: Dispatcher;
  readonly athletes = new Map<string, Athlete>();
  readonly activities = new Map<string, Activity>();
  private readonly byAthlete = new Map<string, Set<Activity>>();
  private made = 0;
  private readonly trickling = new Map<string, NodeJS.Timeout>();

  constructor(private readonly options: StravaOptions) {
    this.sim = new Simulator(options);
    const { clock, seed } = this.sim;
    this.settings = { ...STRAVA_SETTINGS, ...options.settings };
    this.limits = new RateLimits(clock);
    this.tokens = new Tokens(clock, seed);
    this.webhooks = new Dispatcher(clock, seed, this.settings.clientSecret);
  }

  /**
   * An athlete with the season of the last `days`; the newest `withhold` workouts stay on the watch until `handOver`.
   */
  addAthlete(
    seed = this.athletes.size + 1,
    { days = 0, withhold = 0, made = makeAthlete(seed), workouts }: NewAthlete = {},
  ): Athlete {
    const id = String(30_000_000 + seed * 1_013);
    const until = this.sim.clock.now();
    const season = [...(workouts ?? (days > 0 ? makeSeason(made, { until, days }) : []))];
    const shown = season.splice(0, Math.max(0, season.length - withhold));
    const athlete: Athlete = { id, made, weightKg: made.massKg, subscriber: true, withheld: season };
    this.athletes.set(id, athlete);
    for (const workout of shown) this.addActivity(id, { workout });
    return athlete;
  }

  /** Says nothing to the callback unless told to. */
  addActivity(athleteId: string, asked: NewActivity = {}, { announce = false } = {}): Activity {
    const { workout: given, isPrivate, hidesStart, hidesPlace, isManual, ...plan } = asked;
    const { made } = this.athlete(athleteId);
    const now = planNow(made, this.sim.clock.now(), this.sim.seed * 1_000 + this.made);
    const device = isManual ? { device: null } : {};
    const workout = given ?? makeWorkout(made, { ...now, ...device, ...settled(plan, now) });
    const activity: Activity = {
      ...{ id: this.nextId(), athleteId, workout, name: workout.name, sportType: workout.sport },
      ...{ isPrivate: isPrivate ?? false, hidesStart: hidesStart ?? false },
      ...{ hidesPlace: hidesPlace ?? false, isManual: isManual ?? false },
    };
    this.activities.set(activity.id, activity);
    this.own(athleteId).add(activity);
    if (announce) this.tell(activity, 'create');
    return activity;
  }

  /** The watch hands over the oldest workout it still has; null if it has none. */
  handOver(athleteId: string): Activity | null {
    const workout = this.athlete(athleteId).withheld.shift();
    return workout ? this.addActivity(athleteId, { workout }, { announce: true }) : null;
  }

  editActivity(
    id: string,
    { name, sportType }: { name?: string; sportType?: string },
    { announce = true } = {},
  ): void {
    const activity = this.activity(id);
    if (name !== undefined) activity.name = name;
    if (sportType !== undefined) activity.sportType = sportType;
    const updates = {
      ...(name !== undefined && { title: name }),
      ...(sportType !== undefined && { type: sportType }),
    };
    if (announce) this.tell(activity, 'update', updates);
  }

  setPrivate(id: string, isPrivate: boolean, { announce = true } = {}): void {
    const activity = this.activity(id);
    activity.isPrivate = isPrivate;
    const { privateAs } = this.settings;
    if (!announce || (isPrivate && privateAs === 'nothing')) return;
    if (isPrivate && privateAs === 'delete') this.tell(activity, 'delete', {}, { evenPrivate: true });
    else this.tell(activity, 'update', { private: String(isPrivate) }, { evenPrivate: true });
  }

  deleteActivity(id: string, { announce = true } = {}): void {
    const activity = this.activity(id);
    this.activities.delete(id);
    this.own(activity.athleteId).delete(activity);
    if (announce) this.tell(activity, 'delete');
  }

  /** The athlete takes the application's permission back: its tokens die at once, and the callback is told. */
  deauthorise(athleteId: string, { announce = true } = {}): void {
    const grant = this.tokens.grants.get(athleteId);
    if (!grant) return;
    this.tokens.revoke(grant);
    this.stopTrickle(athleteId);
    if (!announce) return;
    const aspect = this.settings.deauthorisedAs;
    const updates: Record<string, string> = aspect === 'update' ? { authorized: 'false' } : {};
    this.webhooks.announce({ object_type: 'athlete', object_id: athleteId, aspect_type: aspect, updates });
  }

  /** Hands over what the athlete's devices still hold, one workout after another. */
  trickle(athleteId: string, everyMs = this.options.trickle?.everyMs): void {
    if (everyMs === undefined || this.trickling.has(athleteId)) return;
    const next = (): void => {
      if (!this.handOver(athleteId)) this.stopTrickle(athleteId);
    };
    this.trickling.set(athleteId, setInterval(next, everyMs).unref());
  }

  athlete(id: string): Athlete {
    return this.athletes.get(id) ?? missing(`There is no athlete ${id}.`);
  }

  /** In the order they came. */
  activitiesOf(athleteId: string): Activity[] {
    return [...this.own(athleteId)];
  }

  activity(id: string): Activity {
    return this.activities.get(id) ?? missing(`There is no activity ${id}.`);
  }

  async close(): Promise<void> {
    for (const athleteId of this.trickling.keys()) this.stopTrickle(athleteId);
    await this.webhooks.close();
    await this.sim.close();
  }

  /** Strava tells only of athletes who are connected, and of what the application may see of them. */
  private tell(
    { id, athleteId, isPrivate }: Activity,
    aspect: 'create' | 'update' | 'delete',
    updates: Record<string, string> = {},
    { evenPrivate = false } = {},
  ): void {
    const scopes = this.tokens.grants.get(athleteId)?.scopes ?? [];
    if (!covers(scopes, 'activity:read')) return;
    if (isPrivate && !evenPrivate && !scopes.includes('activity:read_all')) return;
    this.webhooks.announce({
      ...{ object_type: 'activity', object_id: id, aspect_type: aspect, owner_id: athleteId, updates },
    });
  }

  private nextId(): string {
    this.made += 1;
    const { bigIds } = this.settings;
    const big = bigIds === 'all' || (bigIds === 'some' && this.made % 5 === 3);
    return big ? String(FIRST_PAST_2_53 + 2n * BigInt(this.made)) : String(16_000_000_000 + this.made * 7);
  }

  private stopTrickle(athleteId: string): void {
    clearInterval(this.trickling.get(athleteId));
    this.trickling.delete(athleteId);
  }

  private own(athleteId: string): Set<Activity> {
    const own = this.byAthlete.get(athleteId) ?? new Set();
    this.byAthlete.set(athleteId, own);
    return own;
  }
}

/** Another length moves the start, so that the workout still ends now; a start that was said stays. */
function settled(plan: Partial<WorkoutPlan>, now: WorkoutPlan): Partial<WorkoutPlan> {
  const { durationS, pausedS = now.pausedS } = plan;
  if (plan.startsAt || durationS === undefined) return plan;
  const longerS = durationS + pausedS - now.durationS - now.pausedS;
  return { ...plan, startsAt: new Date(now.startsAt.getTime() - longerS * 1_000) };
}

function missing(says: string): never {
  throw Object.assign(new Error(says), { statusCode: 404 });
}
