import type { Channel } from '#src/sessions/recording.port';
import { LONGEST_S, within } from '#integrations/activity-files/plausible';
import { tooManyRecords } from '#integrations/activity-files/refusals';
import { TrackBuilder } from '#integrations/activity-files/track';
import type { XmlListener } from '#integrations/activity-files/xml-elements';
import { readNumber, readTime } from '#integrations/activity-files/xml-time';

export interface TcxLap {
  startS: number;
  timerS: number;
  distanceM: number | null;
  energyKcal: number | null;
  averageHeartRateBpm: number | null;
}

export interface TcxActivity {
  sport: string;
  laps: TcxLap[];
}

/** Trackpoint values by element; heart rate hides one deeper, in HeartRateBpm/Value. */
const POINT_VALUES = new Map<string, Channel>([
  ['LatitudeDegrees', 'latitudeDeg'],
  ['LongitudeDegrees', 'longitudeDeg'],
  ['AltitudeMeters', 'altitudeM'],
  ['DistanceMeters', 'distanceM'],
  ['HeartRateBpm', 'heartRateBpm'],
  ['Cadence', 'cadencePerMin'],
  ['RunCadence', 'cadencePerMin'],
  ['Speed', 'speedMs'],
  ['Watts', 'powerW'],
]);

/** Hears a TCX file: TrainingCenterDatabase / Activities / Activity / Lap / Track / Trackpoint. */
export class TcxListener implements XmlListener {
  readonly activities: TcxActivity[] = [];
  readonly track = new TrackBuilder();
  /** Times at which a new Track begins: the timer was stopped before it, or a lap was pressed. */
  readonly breaksS: number[] = [];
  device: string | null = null;
  utcOffsetS: number | null = null;
  /** Courses and planned workouts share the format. */
  planned = false;

  #point: Partial<Record<Channel, number>> | null = null;
  #pointS = NaN;
  #lap: TcxLap | null = null;
  #trackIsNew = false;

  constructor(private readonly maxRecords: number) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'Activity') this.activities.push({ sport: attributes.Sport ?? '', laps: [] });
    else if (name === 'Course' || name === 'Workout') this.planned = true;
    else if (name === 'Track') this.#trackIsNew = true;
    else if (name === 'Lap') this.#lap = emptyLap(readTime(attributes.StartTime ?? '')?.atS ?? NaN);
    else if (name === 'Trackpoint') {
      this.#point = {};
      this.#pointS = NaN;
    }
  }

  close(name: string, text: string, parent: string): void {
    if (name === 'Trackpoint') this.#endPoint();
    else if (this.#point) this.#addToPoint(name === 'Value' ? parent : name, text);
    else if (name === 'Lap') this.#endLap();
    else if (this.#lap) addToLap(this.#lap, name, text, parent);
    else if (name === 'Name' && parent === 'Creator') this.device = text.slice(0, 100) || null;
  }

  #addToPoint(name: string, text: string): void {
    if (name === 'Time') {
      const time = readTime(text);
      this.#pointS = time?.atS ?? NaN;
      this.utcOffsetS ??= time?.utcOffsetS ?? null;
      return;
    }
    const channel = POINT_VALUES.get(name);
    // HeartRateBpm closes after its Value, with no text of its own left.
    if (channel && text !== '') this.#point![channel] = readNumber(text);
  }

  #endPoint(): void {
    if (this.#point && !Number.isNaN(this.#pointS) && this.activities.length > 0) {
      if (this.track.length === this.maxRecords) throw tooManyRecords(this.maxRecords);
      if (this.#trackIsNew) this.breaksS.push(this.#pointS);
      this.#trackIsNew = false;
      this.track.add(this.#pointS, this.#point);
    }
    this.#point = null;
  }

  #endLap(): void {
    if (this.#lap) this.activities.at(-1)?.laps.push(this.#lap);
    this.#lap = null;
  }
}

function emptyLap(startS: number): TcxLap {
  return { startS, timerS: 0, distanceM: null, energyKcal: null, averageHeartRateBpm: null };
}

function addToLap(lap: TcxLap, name: string, text: string, parent: string): void {
  const value = readNumber(text);
  if (name === 'TotalTimeSeconds') lap.timerS = within(value, 0, LONGEST_S) ?? 0;
  else if (name === 'DistanceMeters') lap.distanceM = within(value, 0, 2_000_000);
  else if (name === 'Calories') lap.energyKcal = within(value, 1, 60_000);
  else if (name === 'Value' && parent === 'AverageHeartRateBpm')
    lap.averageHeartRateBpm = within(value, 25, 250);
}
