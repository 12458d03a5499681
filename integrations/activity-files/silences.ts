import type { Pause } from '#src/sessions/recording.port';
import { distanceBetween, STANDING_MS } from '#integrations/activity-files/derived';
import type { RawTrack } from '#integrations/activity-files/track';

/** Between two tracks of a file a silence is short only when a lap was pressed. */
const PAUSE_AT_BREAK_S = 15;
/** Within a track a device may save memory, but not for a minute at a stretch. */
const PAUSE_S = 60;
/** Where nothing tells whether the athlete moved, and where a new track begins, a silence is this many usual steps long. */
const UNUSUAL = 3;

/** Pauses of recordings without timer events: silences in which the athlete went nowhere, and breaks between tracks. */
export function silences(track: RawTrack, breaksS: number[], startS: number): Pause[] {
  const { timeS } = track;
  const metres = metresIn(track);
  const unusualS = UNUSUAL * usualStepS(timeS);
  const breaks = new Set(breaksS);
  const pauses: Pause[] = [];
  for (let row = 1; row < timeS.length; row++) {
    const gapS = timeS[row]! - timeS[row - 1]!;
    if (gapS < PAUSE_AT_BREAK_S) continue;
    const covered = metres(row - 1, row);
    const unusual = gapS > unusualS;
    const stood = Number.isNaN(covered) ? unusual : covered / gapS <= STANDING_MS;
    if ((stood && gapS >= PAUSE_S) || (unusual && breaks.has(timeS[row]!)))
      pauses.push({ startS: timeS[row - 1]! - startS, endS: timeS[row]! - startS });
  }
  return pauses;
}

/** Metres between two records, by distance or else by position; NaN where neither tells. */
function metresIn({ channels }: RawTrack): (from: number, to: number) => number {
  const { latitudeDeg, longitudeDeg, distanceM } = channels;
  const positions = latitudeDeg && longitudeDeg ? { latitudeDeg, longitudeDeg } : null;
  // A distance that never grows is an indoor machine's, which knows nothing of it.
  const measured = distanceM?.some((metres) => metres > 0) ? distanceM : null;
  return (from, to) => {
    const covered = measured ? measured[to]! - measured[from]! : NaN;
    return Number.isNaN(covered) && positions ? distanceBetween(positions, from, to) : covered;
  };
}

/** The median time between two records, seconds. */
function usualStepS(timeS: Float64Array): number {
  const steps = timeS.slice(1).map((time, row) => time - timeS[row]!);
  return steps.sort()[steps.length >> 1] ?? 0;
}
