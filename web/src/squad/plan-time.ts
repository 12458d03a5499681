/** A moment with the distance from UTC of the clock on this wall, as plans are told: `2026-12-01T18:00:00+01:00`. */
export function withOffset(at: Date, minutesAhead: number = -at.getTimezoneOffset()): string {
  const wall = new Date(at.getTime() + minutesAhead * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.floor(Math.abs(minutesAhead) / 60), Math.abs(minutesAhead) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${wall}${minutesAhead < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}
