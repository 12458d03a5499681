import type { KeptValue } from '#src/labs/labs.shapes';
import { MARKER_FACTS } from '#src/labs/marker-facts';
import { inOwnUnit } from '#src/labs/marker-units';
import { localDayIn, momentOf } from '#src/labs/sampled';

/** In one unit, or in two of one size, only a thousandth of a per cent may lie between what is the same. */
const APART = 1e-5;
/** Between units each number was rounded on its own, to two or three figures: 0.82 mmol/L is 1.99 mg/dL. */
const ROUNDED_APART = 0.01;

/** Whether two reports tell of one and the same: same marker, same sample, same number, in whatever unit. */
export function isSameValue(one: KeptValue, other: KeptValue): boolean {
  if (one.marker !== other.marker || one.comparator !== other.comparator) return false;
  return isSameSample(one.sampledAt, other.sampledAt) && isSameNumber(one, other);
}

/** Whether a laboratory that corrects what it told means that one: its own value of this marker in this sample, from a file of its. */
export function canBeCorrected(one: KeptValue, by: KeptValue): boolean {
  const isTheirs = one.from === 'fhir' && one.marker === by.marker && one.lab === by.lab;
  return isTheirs && isSameSample(one.sampledAt, by.sampledAt);
}

/** In the marker's own unit. */
export function ownOf({ marker, value, unit }: KeptValue): number {
  return inOwnUnit(marker, value, unit) ?? Number.NaN;
}

function isSameNumber(one: KeptValue, other: KeptValue): boolean {
  const { units } = MARKER_FACTS[one.marker];
  const [a, b] = [ownOf(one), ownOf(other)];
  const apart = units[one.unit] === units[other.unit] ? APART : ROUNDED_APART;
  return Math.abs(a - b) <= apart * Math.max(a, b);
}

/** One report may tell the hour, and another the day alone. */
function isSameSample(one: string, other: string): boolean {
  const [a, b] = [momentOf(one), momentOf(other)];
  return a && b ? a.getTime() === b.getTime() : localDayIn(one) === localDayIn(other);
}

/** Values to find the same among, by their sample and not one by one: a file may hold thousands. */
export class KnownValues {
  private readonly bySample = new Map<string, KeptValue[]>();

  constructor(values: readonly KeptValue[]) {
    for (const value of values) this.add(value);
  }

  add(value: KeptValue): void {
    const { moment, day, ofDayAlone } = keysOf(value);
    for (const key of moment === null ? [day, ofDayAlone] : [day, moment]) {
      const there = this.bySample.get(key);
      if (there) there.push(value);
      else this.bySample.set(key, [value]);
    }
  }

  has(value: KeptValue): boolean {
    const { moment, day, ofDayAlone } = keysOf(value);
    const keys = moment === null ? [day] : [moment, ofDayAlone];
    return keys.some((key) => this.bySample.get(key)?.some((one) => isSameNumber(one, value)));
  }
}

function keysOf({ marker, comparator, sampledAt }: KeptValue) {
  const [start, at] = [`${marker} ${comparator ?? '='}`, momentOf(sampledAt)];
  const day = `${start} ${localDayIn(sampledAt)}`;
  return { moment: at && `${start} ${at.getTime()}`, day, ofDayAlone: `${day} alone` };
}
