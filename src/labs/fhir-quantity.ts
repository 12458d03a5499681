import { z } from 'zod';
import { type Heard, numberIn } from '#src/labs/heard-number';
import { fromOwnUnit, inOwnUnit } from '#src/labs/marker-units';
import type { Marker } from '#src/labs/markers';
import { unitOf } from '#src/labs/units';

export const Text = z.string().optional().catch(undefined);

export const Quantity = z.looseObject({
  value: z.union([z.number(), z.string()]).optional(),
  comparator: Text,
  unit: Text,
  code: Text,
});
export type Quantity = z.output<typeof Quantity>;

export const Concept = z.looseObject({
  coding: z.array(z.looseObject({ system: Text, code: Text, display: Text })).optional(),
  text: Text,
});
export type Concept = z.output<typeof Concept>;

/** A number of JSON is one already; only one that came as a text can be read in two ways. */
export function toldNumber(told: number | string): Heard {
  return typeof told === 'number' ? { value: told, comparator: null } : numberIn(told);
}

/** The code if it is a unit of ours, else what is written for people. */
export function unitSaid(quantity: Quantity | undefined): string {
  const { code = '', unit = '' } = quantity ?? {};
  return (unitOf(code) ? code : unit) || code;
}

/** In the unit of a value of the marker; null: there is no number, or it is in a unit we cannot turn into it. */
export function quantityIn(quantity: Quantity | undefined, marker: Marker, unit: string): number | null {
  const number = quantity?.value === undefined ? null : toldNumber(quantity.value);
  if (number === null || typeof number === 'string') return null;
  const [from, to] = [unitOf(unitSaid(quantity) || unit), unitOf(unit)];
  if (from === null || to === null) return null;
  if (from === to) return number.value;
  const own = inOwnUnit(marker, number.value, from);
  return own === null ? null : fromOwnUnit(marker, own, to);
}

export function codesIn(concept: Concept | undefined): string[] {
  return (concept?.coding ?? []).flatMap(({ code }) => (code ? [code] : []));
}

export function hasCode(concept: Concept | undefined, code: string): boolean {
  return codesIn(concept).includes(code);
}
