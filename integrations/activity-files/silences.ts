import type { Pause } from '#src/sessions/recording.port';
import { distanceBetween, STANDING_MS } from '#integrations/activity-files/derived';
import type { RawTrack } from '#integrations/activity-files/track';

/** Between two tracks of a file a silence is short only when a lap was pressed. */
const PAUSE_AT_BREAK_S = 15;
/** Within a track a device may save memory, but not for a minute at a stretch. */
const PAUSE_S = 60;

/** Pauses of formats without timer events: silences in which the athlete went nowhere, and breaks between tracks. */
export function silences({ timeS, channels }: RawTrack, breaksS: number[], startS: number): Pause[] {
  const { latitudeDeg, longitudeDeg, distanceM } = channels;
  const metres = (from: number, to: number): number => {
    if (distanceM) return distanceM[to]! - distanceM[from]!;
    return latitudeDeg && longitudeDeg ? distanceBetween({ latitudeDeg, longitudeDeg }, from, to) : 0;
  };
  const breaks = new Set(breaksS);
  const pauses: Pause[] = [];
  for (let row = 1; row < timeS.length; row++) {
    const gapS = timeS[row]! - timeS[row - 1]!;
    if (gapS < PAUSE_AT_BREAK_S) continue;
    const stood = gapS >= PAUSE_S && !(metres(row - 1, row) / gapS > STANDING_MS);
    if (stood || breaks.has(timeS[row]!))
      pauses.push({ startS: timeS[row - 1]! - startS, endS: timeS[row]! - startS });
  }
  return pauses;
}
