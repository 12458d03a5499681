/** What calendar and clock show at a moment in a zone (IANA name). */
export function wallIn(zone: string, at: Date): { day: string; time: string } {
  const two = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const told = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', ...two }).format(at);
  const [day = '', time = ''] = told.split(' ');
  return { day, time };
}

/**
 * The moment at which clocks of a zone show this, with their distance from UTC, as plans are told: `2026-12-01T18:00:00+01:00`.
 * Of a time that clocks skip it is what they show instead of it.
 */
export function momentIn(zone: string, day: string, time: string): string {
  const wall = Date.parse(`${day}T${time}Z`);
  // Where clocks change in between, the distance at the first guess is not the one at the moment itself.
  const first = new Date(wall - minutesAhead(zone, new Date(wall)) * 60_000);
  const at = new Date(wall - minutesAhead(zone, first) * 60_000);
  return withOffset(at, minutesAhead(zone, at));
}

function minutesAhead(zone: string, at: Date): number {
  const { day, time } = wallIn(zone, at);
  return Math.round((Date.parse(`${day}T${time}Z`) - at.getTime()) / 60_000);
}

function withOffset(at: Date, minutes: number): string {
  const wall = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${wall}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}
