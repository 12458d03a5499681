import type { TrackLine } from '#web/track/track-shapes.ts';

/** No two points are further apart in time, seconds: as fine as the sweat rate is told. */
const LONGEST_S = 30;

/**
 * The line with points put in along its straights. What the server leaves out changes nothing of the line's shape, but a
 * long straight then has its ends only, and where on it somebody sweated most would be told of one of them.
 */
export function everyHalfMinute(line: TrackLine): TrackLine {
  const filled: TrackLine = { timeS: [], latitudeDeg: [], longitudeDeg: [], alongM: [] };
  const put = (at: number, share: number) => {
    const between = (values: number[]) =>
      values[at]! + share * ((values[at + 1] ?? values[at]!) - values[at]!);
    filled.timeS.push(between(line.timeS));
    filled.latitudeDeg.push(between(line.latitudeDeg));
    filled.longitudeDeg.push(share === 0 ? line.longitudeDeg[at]! : eastward(line.longitudeDeg, at, share));
    filled.alongM.push(between(line.alongM));
  };
  for (let at = 0; at < line.timeS.length; at++) {
    const lastsS = (line.timeS[at + 1] ?? line.timeS[at]!) - line.timeS[at]!;
    const steps = Math.max(1, Math.ceil(lastsS / LONGEST_S));
    for (let step = 0; step < steps; step++) put(at, step / steps);
  }
  return filled;
}

/** Over the date line the short way: the degrees may then go beyond 180. */
function eastward(longitudeDeg: number[], at: number, share: number): number {
  const step = longitudeDeg[at + 1]! - longitudeDeg[at]!;
  return longitudeDeg[at]! + share * (step - 360 * Math.round(step / 360));
}
