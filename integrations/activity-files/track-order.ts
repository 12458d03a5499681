import type { Channel } from '#src/sessions/recording.port';
import type { RawTrack } from '#integrations/activity-files/track';

/** A silence no workout bridges, not even one resumed after a night: beyond it the clock has jumped. */
export const CLOCK_JUMP_S = 72 * 3600;

/**
 * The same records with time strictly increasing. Clocks jump when a watch finds its satellites: the longest
 * stretch without a jump is kept. Records of the same time become one, the later value winning.
 */
export function inOrder(track: RawTrack): { track: RawTrack; repaired: boolean } {
  if (isInOrder(track.timeS)) return { track, repaired: false };
  const sorted = Array.from(track.timeS.keys())
    .filter((row) => Number.isFinite(track.timeS[row]))
    .sort((a, b) => track.timeS[a]! - track.timeS[b]! || a - b);
  return { track: gathered(track, longestStretch(sorted, track.timeS)), repaired: true };
}

function isInOrder(timeS: Float64Array): boolean {
  if (timeS.length > 0 && !Number.isFinite(timeS[0])) return false;
  for (let row = 1; row < timeS.length; row++) {
    const step = timeS[row]! - timeS[row - 1]!;
    if (!(step > 0 && step < CLOCK_JUMP_S)) return false;
  }
  return true;
}

function longestStretch(rows: number[], timeS: Float64Array): number[] {
  let best = { from: 0, to: 0 };
  let from = 0;
  for (let at = 1; at <= rows.length; at++) {
    if (at < rows.length && timeS[rows[at]!]! - timeS[rows[at - 1]!]! < CLOCK_JUMP_S) continue;
    if (at - from > best.to - best.from) best = { from, to: at };
    from = at;
  }
  return rows.slice(best.from, best.to);
}

/** `rows` in order of time: one record for each different time. */
function gathered(track: RawTrack, rows: number[]): RawTrack {
  const place = new Int32Array(rows.length);
  let length = 0;
  rows.forEach((row, at) => {
    if (at === 0 || track.timeS[row] !== track.timeS[rows[at - 1]!]) length++;
    place[at] = length - 1;
  });
  const timeS = new Float64Array(length);
  rows.forEach((row, at) => (timeS[place[at]!] = track.timeS[row]!));
  const channels: RawTrack['channels'] = {};
  for (const channel of Object.keys(track.channels) as Channel[]) {
    const from = track.channels[channel]!;
    const to = new Float64Array(length).fill(NaN);
    rows.forEach((row, at) => {
      if (!Number.isNaN(from[row])) to[place[at]!] = from[row]!;
    });
    channels[channel] = to;
  }
  return { timeS, channels };
}
