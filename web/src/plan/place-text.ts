/** Degrees (WGS 84), to a hundredth: about a kilometre, as a plan's place is kept. */
export interface Spot {
  latitudeDeg: number;
  longitudeDeg: number;
}

const DEG = '(-?\\d{1,3}(?:\\.\\d+)?)';
/** As maps write places into their addresses; the first that fits counts, so a marker goes before where the map stands. */
const IN_LINKS = [
  `!3d${DEG}!4d${DEG}`,
  `[?&]mlat=${DEG}&mlon=${DEG}`,
  `#map=[\\d.]+/${DEG}/${DEG}`,
  `[?&#](?:ll|q|query|center|at|destination)=(?:loc:)?${DEG}(?:,|%2C)\\s*${DEG}`,
  `[?&]cp=${DEG}~${DEG}`,
  `^geo:${DEG},${DEG}`,
  `@${DEG},${DEG}`,
].map((pattern) => new RegExp(pattern, 'i'));

const NUMBER = '(-?\\d{1,3}(?:[.,]\\d+)?)';
const PART = '(\\d{1,2}(?:[.,]\\d+)?)';
/** Degrees, or degrees with minutes, or with seconds as well, and the quarter before or behind, in English or Swedish. */
const angle = (quarters: string) =>
  `([${quarters}])?\\s*${NUMBER}\\s*°?\\s*(?:${PART}\\s*['′’]\\s*(?:${PART}\\s*["″”]\\s*)?)?([${quarters}])?`;
const WRITTEN = new RegExp(`^\\s*${angle('NS')}\\s*[,;/\\s]\\s*${angle('EÖOWV')}\\s*$`, 'i');

/** The place that coordinates or a link to a map tell; null: none. Such as `59.86, 17.64`, `59°51′N 17°38′E`, or what a map's own button copies. */
export function placeIn(text: string): Spot | null {
  for (const pattern of IN_LINKS) {
    const found = pattern.exec(text);
    if (found) return spot(Number(found[1]), Number(found[2]));
  }
  const written = WRITTEN.exec(text.replaceAll('−', '-'));
  if (!written) return null;
  return spot(degrees(written.slice(1, 6)), degrees(written.slice(6, 11)));
}

/** Rounded before it goes anywhere. */
export function spot(latitudeDeg: number, longitudeDeg: number): Spot | null {
  if (!(Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180)) return null;
  return { latitudeDeg: hundredths(latitudeDeg), longitudeDeg: hundredths(longitudeDeg) };
}

function degrees([before, whole = '', minutes, seconds, behind]: (string | undefined)[]): number {
  const read = (part: string | undefined) => Number((part ?? '0').replace(',', '.'));
  const value = Math.abs(read(whole)) + read(minutes) / 60 + read(seconds) / 3600;
  const isTurned = whole.startsWith('-') || /[SWV]/i.test(before ?? behind ?? '');
  return isTurned ? -value : value;
}

function hundredths(deg: number): number {
  return Math.round(deg * 100) / 100 + 0;
}
