import type { Channel } from '#src/sessions/recording.port';
import { tooManyRecords } from '#integrations/activity-files/refusals';
import { TrackBuilder } from '#integrations/activity-files/track';
import type { XmlListener } from '#integrations/activity-files/xml-elements';
import { readNumber, readTime } from '#integrations/activity-files/xml-time';

/** Values of a track point by element, in any extension (Garmin's, Cluetrust's, an app's own). */
const POINT_VALUES = new Map<string, Channel>([
  ['ele', 'altitudeM'],
  ['hr', 'heartRateBpm'],
  ['heartrate', 'heartRateBpm'],
  ['cad', 'cadencePerMin'],
  ['cadence', 'cadencePerMin'],
  ['atemp', 'deviceTemperatureC'],
  ['temp', 'deviceTemperatureC'],
  ['speed', 'speedMs'],
  ['power', 'powerW'],
  ['PowerInWatts', 'powerW'],
]);

/** Hears a GPX file: gpx / trk / trkseg / trkpt, with routes and way points left aside. */
export class GpxListener implements XmlListener {
  readonly track = new TrackBuilder();
  /** Times at which a new segment begins. */
  readonly breaksS: number[] = [];
  /** How many track or route points had no time. */
  timeless = 0;
  creator = '';
  sport = '';
  utcOffsetS: number | null = null;

  #point: Partial<Record<Channel, number>> | null = null;
  #pointS = NaN;
  #segmentIsNew = false;

  constructor(private readonly maxRecords: number) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'gpx') this.creator = attributes.creator ?? '';
    else if (name === 'trkseg') this.#segmentIsNew = true;
    else if (name === 'rtept') this.timeless++;
    else if (name === 'trkpt') {
      this.#point = {
        latitudeDeg: readNumber(attributes.lat ?? ''),
        longitudeDeg: readNumber(attributes.lon ?? ''),
      };
      this.#pointS = NaN;
    }
  }

  close(name: string, text: string, parent: string): void {
    if (name === 'trkpt') this.#endPoint();
    else if (this.#point) this.#addToPoint(name, text);
    else if (name === 'type' && parent === 'trk') this.sport ||= text.slice(0, 100);
  }

  #addToPoint(name: string, text: string): void {
    if (name === 'time') {
      const time = readTime(text);
      this.#pointS = time?.atS ?? NaN;
      this.utcOffsetS ??= time?.utcOffsetS ?? null;
      return;
    }
    const channel = POINT_VALUES.get(name);
    if (channel) this.#point![channel] = readNumber(text);
  }

  #endPoint(): void {
    const point = this.#point;
    this.#point = null;
    if (!point) return;
    if (Number.isNaN(this.#pointS)) {
      this.timeless++;
      return;
    }
    if (this.track.length === this.maxRecords) throw tooManyRecords(this.maxRecords);
    if (this.#segmentIsNew) this.breaksS.push(this.#pointS);
    this.#segmentIsNew = false;
    this.track.add(this.#pointS, point);
  }
}
