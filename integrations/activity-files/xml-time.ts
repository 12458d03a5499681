/** A time as XML files write it: ISO 8601, with a Z, an offset, or (read as UTC) with neither. */
export interface WrittenTime {
  /** Seconds since 1970-01-01 UTC. */
  atS: number;
  /** Seconds to add to UTC for the athlete's clock; null for Z, which says nothing about it. */
  utcOffsetS: number | null;
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

export function readTime(text: string): WrittenTime | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const zone = match[3];
  const atMs = Date.parse(zone ? text : `${text}Z`);
  if (!Number.isFinite(atMs)) return null;
  return { atS: atMs / 1000, utcOffsetS: zone && zone.toUpperCase() !== 'Z' ? offsetOf(zone) : null };
}

function offsetOf(zone: string): number | null {
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  const seconds = (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
  return Math.abs(seconds) <= 14 * 3600 ? seconds : null;
}

/** A number as an element holds it; NaN for anything else, an empty element included. */
export function readNumber(text: string): number {
  return text === '' ? NaN : Number(text);
}
