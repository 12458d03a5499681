/** A moment as Apple Health writes it: `2017-02-07 09:14:36 +0300`. */
export interface AppleTime {
  /** Seconds since 1970. */
  atS: number;
  utcOffsetS: number;
}

/** By its places rather than by a pattern: an export holds millions of them. null for anything else. */
export function appleTime(text: string | undefined): AppleTime | null {
  if (text === undefined || text.length < 25) return null;
  const two = (at: number) => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
  const sign = text.charCodeAt(20) === 0x2d ? -1 : 1;
  const utcOffsetS = sign * (two(21) * 3600 + two(23) * 60);
  const localMs = Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17));
  const atS = localMs / 1000 - utcOffsetS;
  return Number.isFinite(atS) && Math.abs(utcOffsetS) <= 50_400 ? { atS, utcOffsetS } : null;
}

type Units = Record<string, number>;

export const SECONDS: Units = { s: 1, sec: 1, min: 60, hr: 3600, h: 3600 };
export const METRES: Units = { m: 1, km: 1000, cm: 0.01, mi: 1609.344, ft: 0.3048, yd: 0.9144 };
export const KCAL: Units = { kcal: 1, Cal: 1, cal: 0.001, kJ: 1 / 4.184, J: 1 / 4184 };
export const KILOGRAMS: Units = { kg: 1, g: 0.001, lb: 0.45359237, st: 6.35029318, oz: 0.028349523 };

/** A value in the unit of a table; null where the unit is not in it. */
export function inUnit(value: string | undefined, unit: string | undefined, units: Units): number | null {
  const factor = unit === undefined ? undefined : units[unit];
  const number = value === undefined || value === '' ? NaN : Number(value);
  return factor === undefined || !Number.isFinite(number) ? null : number * factor;
}

/** `1234 cm`: a value with its unit in one text. */
export function measured(text: string | undefined, units: Units): number | null {
  const [value, unit] = (text ?? '').trim().split(/\s+/);
  return inUnit(value, unit, units);
}

/** `54 degF`, `12 degC`, °C. */
export function temperatureC(text: string | undefined): number | null {
  const [value, unit] = (text ?? '').trim().split(/\s+/);
  const number = value === undefined || value === '' ? NaN : Number(value);
  if (!Number.isFinite(number)) return null;
  if (unit === 'degF') return ((number - 32) * 5) / 9;
  return unit === 'degC' ? number : null;
}

/** `56 %`; some versions write hundredths of it, `5600 %`. */
export function humidityPct(text: string | undefined): number | null {
  const number = Number(/^\s*([\d.]+)\s*%/.exec(text ?? '')?.[1] ?? NaN);
  const percent = number > 100 ? number / 100 : number;
  return percent >= 0 && percent <= 100 ? percent : null;
}

/** Seconds between UTC and the clocks of a place at a moment; null for a zone nobody knows. */
export function offsetAt(zone: string | undefined, atS: number): number | null {
  if (zone === undefined) return null;
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(atS * 1000)
      .find(({ type }) => type === 'timeZoneName')?.value;
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts ?? '') ?? [];
    if (sign === undefined) return 0;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  } catch {
    return null;
  }
}
