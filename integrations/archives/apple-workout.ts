import {
  appleTime,
  humidityPct,
  inUnit,
  KCAL,
  measured,
  METRES,
  offsetAt,
  SECONDS,
  temperatureC,
} from '#integrations/archives/apple-units';
import type { Pause, ToldWeather } from '#src/sessions/recording.port';

/** A workout of Apple Health, in Svett's units. */
export interface AppleWorkout {
  type: string;
  sourceName: string;
  device: string | null;
  startS: number;
  endS: number;
  utcOffsetS: number | null;
  timerS: number | null;
  distanceM: number | null;
  energyKcal: number | null;
  ascentM: number | null;
  heartRateBpm: number | null;
  indoor: boolean | null;
  weather: ToldWeather | null;
  pauses: Pause[];
  /** Of GPX files, as the document names them. */
  routes: string[];
}

type Attributes = Record<string, string>;

/** Strings of one workout that are kept; nobody's has more. */
const MOST_PARTS = 1_000;

/** Hears workouts element by element and tells each when it ends. */
export class WorkoutListener {
  private workout: Attributes | null = null;
  private readonly metadata = new Map<string, string>();
  private statistics: Attributes[] = [];
  private events: Attributes[] = [];
  private routes: string[] = [];
  /** Elements open inside the workout: what its parts tell is not told of the whole. */
  private path: string[] = [];

  constructor(private readonly tell: (workout: AppleWorkout) => void) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'Workout' && this.workout === null) {
      this.workout = attributes;
      return;
    }
    if (this.workout === null) return;
    const parent = this.path.at(-1) ?? 'Workout';
    this.path.push(name);
    if (parent === 'Workout') this.openOwn(name, attributes);
    else if (name === 'FileReference' && parent === 'WorkoutRoute' && attributes['path'])
      keep(this.routes, attributes['path']);
  }

  close(name: string): void {
    if (this.workout === null) return;
    if (this.path.length > 0) {
      this.path.pop();
      return;
    }
    if (name !== 'Workout') return;
    const workout = this.read(this.workout);
    this.workout = null;
    this.metadata.clear();
    [this.statistics, this.events, this.routes] = [[], [], []];
    if (workout) this.tell(workout);
  }

  private openOwn(name: string, attributes: Attributes): void {
    if (name === 'MetadataEntry' && attributes['key'] && this.metadata.size < MOST_PARTS)
      this.metadata.set(attributes['key'], attributes['value'] ?? '');
    else if (name === 'WorkoutStatistics') keep(this.statistics, attributes);
    else if (name === 'WorkoutEvent') keep(this.events, attributes);
  }

  private read(told: Attributes): AppleWorkout | null {
    const start = appleTime(told['startDate']);
    const end = appleTime(told['endDate']);
    if (!start || !end || end.atS < start.atS) return null;
    const weather: ToldWeather = {
      airC: temperatureC(this.metadata.get('HKWeatherTemperature')),
      humidityPct: humidityPct(this.metadata.get('HKWeatherHumidity')),
      wind10mMs: null,
      cloudShare: null,
    };
    const indoor = this.metadata.get('HKIndoorWorkout');
    return {
      type: (told['workoutActivityType'] ?? '').slice(0, 100),
      sourceName: (told['sourceName'] ?? '').slice(0, 100),
      device: deviceName(told['device']),
      startS: start.atS,
      endS: end.atS,
      // The offset in the text is that of the telephone on the day of the export.
      utcOffsetS: offsetAt(this.metadata.get('HKTimeZone'), start.atS) ?? start.utcOffsetS,
      timerS: inUnit(told['duration'], told['durationUnit'], SECONDS),
      distanceM: this.distanceM(told),
      energyKcal:
        this.sum('ActiveEnergyBurned', KCAL) ??
        inUnit(told['totalEnergyBurned'], told['totalEnergyBurnedUnit'], KCAL),
      ascentM: measured(this.metadata.get('HKElevationAscended'), METRES),
      heartRateBpm: this.averageHeartRate(),
      indoor: indoor === undefined ? null : indoor === '1',
      weather: weather.airC === null && weather.humidityPct === null ? null : weather,
      pauses: this.pauses(start.atS, end.atS),
      routes: this.routes,
    };
  }

  /** Since iOS 16 a workout's totals stand in elements of their own. */
  private sum(what: string, units: Record<string, number>): number | null {
    const told = this.statistics.find(({ type }) => type?.endsWith(what));
    return told ? inUnit(told['sum'], told['unit'], units) : null;
  }

  private distanceM(told: Attributes): number | null {
    const distances = this.statistics
      .filter(({ type }) => type?.includes('IdentifierDistance'))
      .map(({ sum, unit }) => inUnit(sum, unit, METRES))
      .filter((metres) => metres !== null);
    if (distances.length > 0) return Math.max(...distances);
    return inUnit(told['totalDistance'], told['totalDistanceUnit'], METRES);
  }

  private averageHeartRate(): number | null {
    const told = this.statistics.find(({ type }) => type === 'HKQuantityTypeIdentifierHeartRate');
    return told ? inUnit(told['average'], told['unit'], { 'count/min': 1, 'count/s': 60 }) : null;
  }

  private pauses(startS: number, endS: number): Pause[] {
    const pauses: Pause[] = [];
    let from: number | null = null;
    for (const { type, date } of this.events) {
      const at = appleTime(date);
      if (!at) continue;
      if (/EventType(Motion)?Pause/.test(type ?? '')) from ??= at.atS;
      else if (/EventType(Motion)?Resume/.test(type ?? '') && from !== null) {
        pauses.push({ startS: from - startS, endS: at.atS - startS });
        from = null;
      }
    }
    if (from !== null) pauses.push({ startS: from - startS, endS: endS - startS });
    return pauses;
  }
}

/** `<<HKDevice: 0x…>, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, …>` */
function deviceName(told: string | undefined): string | null {
  return /name:([^,>]+)/.exec(told ?? '')?.[1]?.trim() ?? null;
}

function keep<Part>(parts: Part[], part: Part): void {
  if (parts.length < MOST_PARTS) parts.push(part);
}
