import { CHANNELS } from '#src/sessions/recording.port';
import type { Channel, Streams } from '#src/sessions/recording.port';
import { distanceAlong, distanceBetween, speedOver } from '#integrations/activity-files/derived';
import type { RawTrack } from '#integrations/activity-files/track';

/** What a body and its devices can show. Beyond it a value is a fault of the sensor, and is left out. */
const POSSIBLE: Record<Channel, [least: number, most: number]> = {
  heartRateBpm: [25, 250],
  powerW: [0, 2500],
  speedMs: [0, 45],
  altitudeM: [-500, 9000],
  distanceM: [0, 2_000_000],
  latitudeDeg: [-90, 90],
  longitudeDeg: [-180, 180],
  deviceTemperatureC: [-50, 70],
  coreTemperatureC: [33, 43],
  cadencePerMin: [0, 254],
};

/** Streams of an ordered track, counted from `startS`; takes the track's arrays over and changes them in place. */
export function toStreams(track: RawTrack, startS: number, { swum }: { swum: boolean }): Streams {
  const { timeS } = track;
  for (let row = 0; row < timeS.length; row++) timeS[row]! -= startS;
  const channels: Streams['channels'] = {};
  for (const channel of CHANNELS) {
    const values = track.channels[channel];
    if (values && keepPossible(values, POSSIBLE[channel]) > 0) channels[channel] = values;
  }
  if (!keepWholePositions(channels)) {
    delete channels.latitudeDeg;
    delete channels.longitudeDeg;
  }
  addDerived({ timeS, channels }, swum);
  return { timeS, channels };
}

function keepPossible(values: Float64Array, [least, most]: [number, number]): number {
  let kept = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value >= least && value <= most) kept++;
    else values[row] = NaN;
  }
  return kept;
}

/** A position is a pair; exactly 0°, 0° is a receiver that has not found itself yet. */
function keepWholePositions({ latitudeDeg, longitudeDeg }: Streams['channels']): boolean {
  if (!latitudeDeg || !longitudeDeg) return false;
  let kept = 0;
  for (let row = 0; row < latitudeDeg.length; row++) {
    const whole = !Number.isNaN(latitudeDeg[row]! + longitudeDeg[row]!);
    if (whole && (latitudeDeg[row] !== 0 || longitudeDeg[row] !== 0)) kept++;
    else latitudeDeg[row] = longitudeDeg[row] = NaN;
  }
  return kept > 0;
}

/** A pool's distance comes a length at a time and a swimmer's position under water is a guess: no speed from either. */
function addDerived({ timeS, channels }: Streams, swum: boolean): void {
  const { latitudeDeg, longitudeDeg, distanceM } = channels;
  const positions = latitudeDeg && longitudeDeg ? { latitudeDeg, longitudeDeg } : null;
  if (!distanceM && positions) channels.distanceM = distanceAlong(positions);
  if (channels.speedMs || swum) return;
  if (distanceM && distanceM.some((metres) => metres > 0)) {
    channels.speedMs = speedOver(timeS, (from, to) => Math.max(0, distanceM[to]! - distanceM[from]!));
  } else if (positions) {
    channels.speedMs = speedOver(timeS, (from, to) => distanceBetween(positions, from, to));
  }
  const speedMs = channels.speedMs;
  if (speedMs && keepPossible(speedMs, POSSIBLE.speedMs) === 0) delete channels.speedMs;
}
