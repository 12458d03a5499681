/** What the clock on the wall shows: read from Intl alone, so that a mistake of the service's calendar is not shared. */
export interface WallTime {
  /** YYYY-MM-DD */
  day: string;
  /** Since midnight, as the clock shows it. */
  minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: zone, hourCycle: 'h23' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    });
  formats.set(zone, format);
  return format;
}

export function wallTime(moment: Date, zone: string): WallTime {
  const shown = formatOf(zone).format(moment);
  return { day: shown.slice(0, 10), minutes: Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16)) };
}

/** Seconds the clock on the wall is ahead of UTC. */
export function offsetS(moment: Date, zone: string): number {
  const { day, minutes } = wallTime(moment, zone);
  const minute = Math.floor(+moment / 60_000) * 60_000;
  return (Date.parse(`${day}T00:00:00Z`) + minutes * 60_000 - minute) / 1000;
}

/** When the clock on the wall shows so; where it never does, an hour beside it. */
export function localMoment(day: string, minutes: number, zone: string): Date {
  const asUtc = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000);
  const guess = new Date(+asUtc - offsetS(asUtc, zone) * 1000);
  return new Date(+asUtc - offsetS(guess, zone) * 1000);
}

/** The day so many after this one. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
