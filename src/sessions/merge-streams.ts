import { type Channel, CHANNELS, type Device, type Streams } from '#src/sessions/recording.port';
import type { Witness } from '#src/sessions/witness';

/** Farther from a record than this, another device's reading says nothing about it, seconds. [own] */
const SAME_MOMENT_S = 10;

const NO_STREAMS: Streams = { timeS: new Float64Array(0), channels: {} };

export interface MergedStreams {
  streams: Streams;
  /** Who gave the positions; null without any. */
  places: Witness | null;
}

/** What is settled of the workout before its records are. */
interface Whole {
  startedAt: Date;
  elapsedS: number;
  device: Device | null;
}

/** The records of the one believed first, with the channels it lacks taken from the others at the same moments. */
export function mergeStreams(inOrder: readonly Witness[], whole: Whole): MergedStreams {
  const told = inOrder.filter(({ streams }) => streams !== null && streams.timeS.length > 0);
  const base = told[0];
  if (!base) return { streams: NO_STREAMS, places: null };
  const rows = within(base, whole);
  const channels: Streams['channels'] = {};
  let places: Witness | null = null;
  for (const channel of CHANNELS) {
    for (const giver of told) {
      const values = gives(giver, channel, { device: whole.device, places })
        ? valuesAt(giver, channel, { base, rows })
        : null;
      if (!values) continue;
      channels[channel] = values;
      if (channel === 'latitudeDeg') places = giver;
      break;
    }
  }
  const { startedAt } = whole;
  const offsetS = offset(base, startedAt);
  return { streams: { timeS: rows.timeS.map((second) => second + offsetS), channels }, places };
}

function gives(
  witness: Witness,
  channel: Channel,
  { device, places }: { device: Device | null; places: Witness | null },
): boolean {
  const { channels } = witness.streams!;
  if (!channels[channel]) return false;
  // How far a thermometer is believed depends on what it sits on: it must be that of the device we name.
  if (channel === 'deviceTemperatureC') return isSameDevice(witness.recording.device, device);
  // Half a place from each is nowhere.
  if (channel === 'latitudeDeg') return channels.longitudeDeg !== undefined;
  if (channel === 'longitudeDeg') return witness === places;
  return true;
}

/** A source that does not name its device contradicts nobody. */
function isSameDevice(one: Device | null, other: Device | null): boolean {
  if (one === null || other === null) return true;
  return one.kind === other.kind && one.product === other.product && one.serial === other.serial;
}

interface Rows {
  /** Rows of the base inside the workout. */
  rowOf: number[];
  /** Seconds after the base's own start. */
  timeS: Float64Array;
}

/** The time base is clipped to the workout only where it began elsewhere: its own device knows its own length best. */
function within(base: Witness, time: Whole): Rows {
  const all = base.streams!.timeS;
  const offsetS = offset(base, time.startedAt);
  const rowOf = [...all.keys()].filter(
    (row) => offsetS === 0 || (all[row]! + offsetS >= 0 && all[row]! + offsetS <= time.elapsedS),
  );
  return { rowOf, timeS: Float64Array.from(rowOf, (row) => all[row]!) };
}

function valuesAt(
  giver: Witness,
  channel: Channel,
  { base, rows }: { base: Witness; rows: Rows },
): Float64Array | null {
  const values = giver.streams!.channels[channel]!;
  if (giver === base) return Float64Array.from(rows.rowOf, (row) => values[row]!);
  const times = giver.streams!.timeS;
  const aheadS = offset(giver, base.recording.startedAt);
  let at = 0;
  const sampled = rows.timeS.map((second) => {
    while (at + 1 < times.length && distance(at + 1, second) <= distance(at, second)) at += 1;
    return distance(at, second) <= SAME_MOMENT_S ? values[at]! : NaN;
  });
  return sampled.some(Number.isFinite) ? sampled : null;

  function distance(row: number, second: number): number {
    return Math.abs(times[row]! + aheadS - second);
  }
}

/** Seconds from a moment to the witness's own start. */
function offset({ recording }: Witness, moment: Date): number {
  return (recording.startedAt.getTime() - moment.getTime()) / 1000;
}
