import { z } from 'zod';
import type { HeardFile } from '#src/labs/lab-csv';
import { type HeardRow, type HeardValue, numberIn } from '#src/labs/heard-value';
import { LabFileUnreadable } from '#src/labs/labs.problems';
import type { Skip } from '#src/labs/labs.shapes';
import type { Marker } from '#src/labs/markers';
import { inOwnUnit, fromOwnUnit } from '#src/labs/markers';
import { isAnalysisCode, markerOfCode, markerOfName } from '#src/labs/marker-names';
import { unitOf } from '#src/labs/units';

/** Whether somebody had eaten, as a component of an Observation (LOINC). */
export const FASTING = '49541-6';
const FINAL = ['final', 'amended', 'corrected'];

const Text = z.string().optional().catch(undefined);
const Quantity = z.looseObject({
  value: z.union([z.number(), z.string()]).optional(),
  comparator: Text,
  unit: Text,
  code: Text,
});
const Concept = z.looseObject({
  coding: z.array(z.looseObject({ system: Text, code: Text, display: Text })).optional(),
  text: Text,
});
const Measured = {
  code: Concept.optional(),
  valueQuantity: Quantity.optional(),
  valueString: Text,
  valueBoolean: z.boolean().optional().catch(undefined),
  referenceRange: z
    .array(z.looseObject({ low: Quantity.optional(), high: Quantity.optional() }))
    .optional()
    .catch(undefined),
};
const Reference = z.looseObject({
  reference: Text,
  display: Text,
  identifier: z.looseObject({ value: Text }).optional(),
});
const Observation = z.looseObject({
  ...Measured,
  status: Text,
  subject: Reference.optional(),
  effectiveDateTime: Text,
  effectiveInstant: Text,
  effectivePeriod: z.looseObject({ start: Text }).optional(),
  performer: z.array(Reference).optional().catch(undefined),
  note: z
    .array(z.looseObject({ text: Text }))
    .optional()
    .catch(undefined),
  component: z.array(z.looseObject(Measured)).optional().catch(undefined),
});
type Observation = z.output<typeof Observation>;
type Measurement = Pick<Observation, keyof typeof Measured>;

const Resource = z.looseObject({ resourceType: z.string() });
const Bundle = z.looseObject({
  entry: z.array(z.looseObject({ resource: Resource.optional() })).default([]),
});

/** An Observation, a Bundle, or a list of them. @throws LabFileUnreadable */
export function valuesInFhir(text: string): HeardFile {
  const resources = resourcesIn(parsed(text));
  const people = new Set<string>();
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient');
  const rows: HeardRow[] = [];
  for (const resource of resources.filter(({ resourceType }) => resourceType === 'Observation')) {
    const read = Observation.safeParse(resource);
    if (!read.success) {
      rows.push({ row: rows.length + 1, name: null, marker: null, heard: 'not-readable' });
      continue;
    }
    const { subject } = read.data;
    const person = subject?.reference ?? subject?.identifier?.value ?? subject?.display;
    if (person !== undefined) people.add(person);
    for (const row of rowsOf(read.data)) rows.push({ row: rows.length + 1, ...row });
  }
  if (resources.length === 0) throw new LabFileUnreadable();
  const birthDate = z.iso.date().safeParse(patients[0]?.['birthDate']);
  return {
    rows,
    people: Math.max(people.size, patients.length),
    birthDate: birthDate.success ? birthDate.data : null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new LabFileUnreadable();
  }
}

function resourcesIn(said: unknown): z.output<typeof Resource>[] {
  if (Array.isArray(said)) return said.flatMap(resourcesIn);
  const resource = Resource.safeParse(said);
  if (!resource.success) return [];
  if (resource.data.resourceType !== 'Bundle') return [resource.data];
  const bundle = Bundle.safeParse(said);
  return bundle.success ? bundle.data.entry.flatMap(({ resource: one }) => (one ? [one] : [])) : [];
}

/** Of a panel, each of its parts. */
function rowsOf(observation: Observation): Omit<HeardRow, 'row'>[] {
  const parts = (observation.component ?? []).filter(({ code }) => !hasCode(code, FASTING));
  const isPanel = parts.length > 0 && !observation.valueQuantity && observation.valueString === undefined;
  return (isPanel ? parts : [observation]).map((measurement) => {
    const marker = markerIn(measurement);
    const { code } = measurement;
    const name =
      code?.text ?? code?.coding?.find(({ display }) => display)?.display ?? codesIn(code)[0] ?? null;
    return { name: name?.slice(0, 100) ?? null, marker, heard: heardIn(observation, measurement, marker) };
  });
}

function heardIn(
  observation: Observation,
  { valueQuantity, valueString, referenceRange }: Measurement,
  marker: Marker | null,
): HeardValue | Skip {
  if (marker === null) return 'unknown-marker';
  if (!FINAL.includes(observation.status ?? '')) return 'not-final';
  const [, said = '', spelled = ''] = /^\s*([<>]?=?\s*[\d.,]+)\s*(.*)$/.exec(valueString ?? '') ?? [];
  const told = valueQuantity?.value ?? (said || undefined);
  if (told === undefined) return 'no-value';
  const number = numberIn(String(told));
  if (number === null) return 'not-a-number';
  const unit = unitSaid(valueQuantity) || spelled.trim();
  if (unit === '') return 'no-unit';
  const { low, high } = referenceRange?.[0] ?? {};
  return {
    marker,
    value: number.value,
    comparator: comparatorIn(valueQuantity?.comparator) ?? number.comparator,
    unit,
    low: endIn(low, marker, unit),
    high: endIn(high, marker, unit),
    sampledAt:
      observation.effectiveDateTime ??
      observation.effectiveInstant ??
      observation.effectivePeriod?.start ??
      '',
    lab: observation.performer?.[0]?.display?.slice(0, 100) ?? null,
    fasting: observation.component?.find(({ code }) => hasCode(code, FASTING))?.valueBoolean ?? null,
    note: observation.note?.[0]?.text?.slice(0, 500) ?? null,
  };
}

/** The code if it is a unit of ours, else what is written for people. */
function unitSaid(quantity: z.output<typeof Quantity> | undefined): string {
  const { code = '', unit = '' } = quantity ?? {};
  return (unitOf(code) ? code : unit) || code;
}

function comparatorIn(said: string | undefined): '<' | '>' | null {
  if (said?.startsWith('<')) return '<';
  return said?.startsWith('>') ? '>' : null;
}

/** An end of the interval in the unit of the value; one in a unit we cannot turn into it is left out. */
function endIn(end: z.output<typeof Quantity> | undefined, marker: Marker, unit: string): number | null {
  const number = end?.value === undefined ? null : numberIn(String(end.value));
  if (number === null) return null;
  const [from, to] = [unitOf(unitSaid(end) || unit), unitOf(unit)];
  if (from === null || to === null) return null;
  if (from === to) return number.value;
  const own = inOwnUnit(marker, number.value, from);
  return own === null ? null : fromOwnUnit(marker, own, to);
}

function codesIn(concept: z.output<typeof Concept> | undefined): string[] {
  return (concept?.coding ?? []).flatMap(({ code }) => (code ? [code] : []));
}

function hasCode(concept: z.output<typeof Concept> | undefined, code: string): boolean {
  return codesIn(concept).includes(code);
}

/** By a code of any system, and by name only where no code is of ours. */
function markerIn({ code }: Measurement): Marker | null {
  for (const one of codesIn(code)) {
    const marker = markerOfCode(one);
    if (marker) return marker;
  }
  // A code of some other analysis, such as magnesium in urine, is not made ours by its name.
  if (codesIn(code).some(isAnalysisCode)) return null;
  for (const name of [code?.text, ...(code?.coding ?? []).map(({ display }) => display)]) {
    const marker = name ? markerOfName(name) : null;
    if (marker) return marker;
  }
  return null;
}
