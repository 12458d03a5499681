/** Seconds a zone's clocks are ahead of UTC when they show this. IANA name; `wall` as `2026-11-23T18:00:00`. */
export function offsetAtWall(wall: string, timeZone: string): number {
  const asUtcMs = Date.parse(`${wall}Z`);
  // Twice: the first guess may lie on the other side of a change of clocks.
  const first = new Date(asUtcMs - offsetS(new Date(asUtcMs), timeZone) * 1000);
  return offsetS(first, timeZone);
}

function offsetS(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    moment,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
}

/** Seconds the clock is ahead of UTC by which a moment is told, as `2026-11-23T18:00:00+01:00`. */
export function offsetTold(moment: string): number {
  const match = /([+-])(\d{2}):?(\d{2})$/.exec(moment);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
}

/** Whether a calendar and a clock can show this: written like 2026-02-30T25:00:00 much can be. */
export function isOnTheWall(wall: string): boolean {
  const ms = Date.parse(`${wall}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(wall);
}
