import { utcOffsetS } from '#simulators/season/climate';

export function utcText(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

/** The clock on the athlete's wall with a Z behind it that is not true. */
export function localText(at: Date, offsetS: number): string {
  return utcText(new Date(at.getTime() + offsetS * 1_000));
}

/** `(GMT+01:00) Europe/Stockholm`: the offset of winter, also in summer. */
export function zoneText(at: Date, zone: string): string {
  const offsetS = utcOffsetS(new Date(Date.UTC(at.getUTCFullYear(), 0, 15)), zone);
  const minutes = Math.abs(offsetS) / 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `(GMT${offsetS < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}) ${zone}`;
}

/** Google's encoded polyline of latitudes and longitudes, five decimals. */
export function polyline(line: readonly [number, number][]): string {
  let [lastLatitude, lastLongitude] = [0, 0];
  let text = '';
  for (const [latitudeDeg, longitudeDeg] of line) {
    const [latitude, longitude] = [Math.round(latitudeDeg * 1e5), Math.round(longitudeDeg * 1e5)];
    text += encoded(latitude - lastLatitude) + encoded(longitude - lastLongitude);
    [lastLatitude, lastLongitude] = [latitude, longitude];
  }
  return text;
}

function encoded(delta: number): string {
  let left = delta < 0 ? ~(delta << 1) : delta << 1;
  let text = '';
  while (left >= 0x20) {
    text += String.fromCharCode((0x20 | (left & 0x1f)) + 63);
    left >>= 5;
  }
  return text + String.fromCharCode(left + 63);
}
