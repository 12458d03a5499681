import { z } from 'zod';
import type { HeardFile } from '#src/labs/lab-csv';
import { codesIn, Concept, hasCode, Quantity, Text, toldNumber, unitSaid } from '#src/labs/fhir-quantity';
import { ReferenceRange, usualRangeIn } from '#src/labs/fhir-ranges';
import { type HeardRow, type HeardValue, saidOf } from '#src/labs/heard-value';
import { LabFileUnreadable } from '#src/labs/labs.problems';
import type { Skip } from '#src/labs/labs.shapes';
import type { Marker } from '#src/labs/markers';
import { isAnalysisCode, markerOfCode, markerOfName } from '#src/labs/marker-names';
import type { Person } from '#src/labs/own-interval';

/** Whether somebody had eaten, as a component of an Observation (LOINC). */
export const FASTING = '49541-6';
const FINAL = ['final', 'amended', 'corrected'];

const Measured = {
  code: Concept.optional(),
  valueQuantity: Quantity.optional(),
  valueString: Text,
  valueBoolean: z.boolean().optional().catch(undefined),
  referenceRange: z.array(z.unknown()).optional().catch(undefined),
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
  effectivePeriod: z.looseObject({ start: Text, end: Text }).optional(),
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
export function valuesInFhir(text: string, person: Person): HeardFile {
  const resources = resourcesIn(parsed(text));
  const people = new Set<string>();
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient');
  const rows: HeardRow[] = [];
  for (const resource of resources.filter(({ resourceType }) => resourceType === 'Observation')) {
    const read = Observation.safeParse(resource);
    if (!read.success) {
      const nothing = { name: null, marker: null, said: null, intervalLeftOut: false };
      rows.push({ row: rows.length + 1, ...nothing, heard: 'not-readable' });
      continue;
    }
    const { subject } = read.data;
    const whose = subject?.reference ?? subject?.identifier?.value ?? subject?.display;
    if (whose !== undefined) people.add(whose);
    for (const row of rowsOf(read.data, person)) rows.push({ row: rows.length + 1, ...row });
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
function rowsOf(observation: Observation, person: Person): Omit<HeardRow, 'row'>[] {
  const parts = (observation.component ?? []).filter(({ code }) => !hasCode(code, FASTING));
  const isPanel = parts.length > 0 && !observation.valueQuantity && observation.valueString === undefined;
  return (isPanel ? parts : [observation]).map((measurement) => {
    const marker = markerIn(measurement);
    const { code, valueQuantity: quantity, valueString } = measurement;
    const name =
      code?.text ?? code?.coding?.find(({ display }) => display)?.display ?? codesIn(code)[0] ?? null;
    const written =
      valueString ?? [quantity?.comparator, quantity?.value, unitSaid(quantity)].join(' ').trim();
    const heard = heardIn(observation, measurement, marker);
    const interval = typeof heard === 'string' ? null : rangeIn(measurement, { ...person, ...heard });
    return {
      ...{ name: name?.slice(0, 100) ?? null, marker },
      heard:
        typeof heard === 'string'
          ? heard
          : { ...heard, low: interval?.low ?? null, high: interval?.high ?? null },
      said: saidOf([name ?? '', written, sampledAtIn(observation)]),
      intervalLeftOut: interval === null && (measurement.referenceRange?.length ?? 0) > 0,
    };
  });
}

/** null also where one of the laboratory's ranges is in disorder: it could have been the one. */
function rangeIn({ referenceRange = [] }: Measurement, about: Parameters<typeof usualRangeIn>[1]) {
  const read = z.array(ReferenceRange).safeParse(referenceRange);
  return read.success ? usualRangeIn(read.data, about) : null;
}

/** When it was sampled; when its report was written (`issued`) is another day, and is not taken for it. */
function sampledAtIn({ effectiveDateTime, effectiveInstant, effectivePeriod }: Observation): string {
  return effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start ?? effectivePeriod?.end ?? '';
}

function heardIn(
  observation: Observation,
  { valueQuantity, valueString }: Measurement,
  marker: Marker | null,
): HeardValue | Skip {
  if (marker === null) return 'unknown-marker';
  if (!FINAL.includes(observation.status ?? '')) return 'not-final';
  const [, said = '', spelled = ''] = /^\s*([<>]?=?\s*[\d.,]+)\s*(.*)$/.exec(valueString ?? '') ?? [];
  const told = valueQuantity?.value ?? (said || undefined);
  if (told === undefined) return 'no-value';
  const number = toldNumber(told);
  if (number === null) return 'not-a-number';
  if (number === 'unclear') return 'number-unclear';
  const unit = unitSaid(valueQuantity) || spelled.trim();
  if (unit === '') return 'no-unit';
  return {
    ...{ marker, unit, value: number.value, low: null, high: null },
    comparator: comparatorIn(valueQuantity?.comparator) ?? number.comparator,
    sampledAt: sampledAtIn(observation),
    lab: observation.performer?.[0]?.display?.slice(0, 100) ?? null,
    fasting: observation.component?.find(({ code }) => hasCode(code, FASTING))?.valueBoolean ?? null,
    note: observation.note?.[0]?.text?.slice(0, 500) ?? null,
  };
}

function comparatorIn(said: string | undefined): '<' | '>' | null {
  if (said?.startsWith('<')) return '<';
  return said?.startsWith('>') ? '>' : null;
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
