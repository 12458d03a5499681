import { z } from 'zod';
import type { HeardFile } from '#src/labs/lab-csv';
import { codesIn, Concept, hasCode, Quantity, Text, toldNumber, unitSaid } from '#src/labs/fhir-quantity';
import { ReferenceRange, usualRangeIn } from '#src/labs/fhir-ranges';
import { type Found, type FoundResources, resourcesIn } from '#src/labs/fhir-resources';
import { type HeardRow, type HeardValue, saidOf } from '#src/labs/heard-value';
import { LabFileUnreadable, NoLabValues, TooManyLabRows } from '#src/labs/labs.problems';
import { MOST_ROWS, type Skip } from '#src/labs/labs.shapes';
import type { Marker } from '#src/labs/markers';
import { isAnalysisCode, markerOfCode, markerOfName } from '#src/labs/marker-names';
import type { Person } from '#src/labs/own-interval';
import { isOfBlood, namesOtherSample } from '#src/labs/specimens';
import { birthInNumber, birthToldBy } from '#src/labs/told-births';

/** Whether somebody had eaten, as a component of an Observation (LOINC). */
export const FASTING = '49541-6';
const CORRECTED = ['amended', 'corrected'];
const FINAL = ['final', ...CORRECTED];
const WITHDRAWN = ['entered-in-error', 'cancelled'];
/** Characters of the longest text that is read as a value, and of the longest moment. */
const LONGEST = { value: 200, moment: 60 };

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
  specimen: Reference.optional().catch(undefined),
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

const Specimen = z.looseObject({ type: Concept.optional().catch(undefined) });
const NOTHING = {
  name: null,
  marker: null,
  said: null,
  intervalLeftOut: false,
  heard: 'not-readable',
} as const;

/** Observations on their own, in a list, in a Bundle, or contained in a report. @throws LabFileUnreadable @throws NoLabValues @throws TooManyLabRows */
export function valuesInFhir(text: string, person: Person): HeardFile {
  const resources = resourcesIn(parsed(text));
  const found = (resources?.all ?? []).filter((one) => one !== 'not-readable');
  if (!resources || found.length === 0) throw new LabFileUnreadable();
  const people = new Set<string>();
  const rows: Omit<HeardRow, 'row'>[] = [];
  let isOfNobody = false;
  for (const one of resources.all) {
    if (one !== 'not-readable' && one.resource.resourceType !== 'Observation') continue;
    const read = one === 'not-readable' ? null : Observation.safeParse(one.resource);
    if (one === 'not-readable' || !read?.success) {
      rows.push(NOTHING);
    } else {
      const whose = whoseIs(one, read.data.subject, resources);
      if (whose !== null) people.add(whose);
      else isOfNobody = true;
      const specimens = specimensOf(one, read.data.specimen, resources);
      rows.push(...rowsOf(read.data, { person, specimens }));
    }
    if (rows.length > MOST_ROWS) throw new TooManyLabRows(MOST_ROWS);
  }
  const patients = found.filter(({ resource }) => resource.resourceType === 'Patient');
  if (!found.some(({ resource }) => resource.resourceType === 'Observation')) throw new NoLabValues();
  const births = patients.flatMap(
    ({ resource }) => birthToldBy(Text.parse(resource['birthDate']) ?? '') ?? [],
  );
  return {
    rows: rows.map((row, at) => ({ row: at + 1, ...row })),
    people: Math.max(
      people.size,
      patients.filter(({ within }) => !within).length,
      new Set(patients.map(nameOf)).size,
    ),
    births: [...births, ...[...people].flatMap((whose) => birthInNumber(whose) ?? [])],
    isPartlyOfNobody: isOfNobody && people.size > 0,
  };
}

/** Contained in different resources, one name may be of different people: there they are told apart by what is said of them. */
function nameOf({ resource, within, fullUrl }: Found): string {
  const { id, birthDate, identifier, name } = resource;
  return within ? JSON.stringify([birthDate, identifier, name]) : (fullUrl ?? id ?? '');
}

/** Of a report's parts those that name nobody are of whom the report is. */
function whoseIs(
  found: Found,
  subject: z.output<typeof Reference> | undefined,
  { at }: FoundResources,
): string | null {
  const told = subject ?? Reference.safeParse(found.within?.resource['subject']).data;
  const whose = told?.reference ?? told?.identifier?.value ?? told?.display;
  if (whose === undefined) return null;
  const patient = at(whose, found);
  return patient ? nameOf(patient) : whose;
}

/** All that the file writes of what was tested. */
function specimensOf(
  found: Found,
  told: z.output<typeof Reference> | undefined,
  { at }: FoundResources,
): string[] {
  const { type } = Specimen.safeParse(told?.reference && at(told.reference, found)?.resource).data ?? {};
  const words = [type?.text, ...(type?.coding ?? []).map(({ display, code }) => display ?? code)];
  return [told?.display, ...words].filter((word) => word !== undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new LabFileUnreadable();
  }
}

/** Of a panel, each of its parts. */
function rowsOf(
  observation: Observation,
  { person, specimens }: { person: Person; specimens: readonly string[] },
): Omit<HeardRow, 'row'>[] {
  const fasting = observation.component?.find(({ code }) => hasCode(code, FASTING))?.valueBoolean ?? null;
  const parts = (observation.component ?? []).filter(({ code }) => !hasCode(code, FASTING));
  const isPanel = parts.length > 0 && !observation.valueQuantity && observation.valueString === undefined;
  if (parts.length > MOST_ROWS) throw new TooManyLabRows(MOST_ROWS);
  return (isPanel ? parts : [observation]).map((measurement) => {
    const marker = markerIn(measurement);
    const { code, valueQuantity: quantity, valueString } = measurement;
    const name =
      code?.text ?? code?.coding?.find(({ display }) => display)?.display ?? codesIn(code)[0] ?? null;
    const written =
      valueString ?? [quantity?.comparator, quantity?.value, unitSaid(quantity)].join(' ').trim();
    const heard = isOfOther(measurement, specimens)
      ? 'other-sample'
      : heardIn(observation, measurement, { marker, fasting });
    const interval = typeof heard === 'string' ? null : rangeIn(measurement, { ...person, ...heard });
    return {
      ...{ name: name?.slice(0, 100) ?? null, marker },
      heard:
        typeof heard === 'string'
          ? heard
          : { ...heard, low: interval?.low ?? null, high: interval?.high ?? null },
      said: saidOf([name ?? '', written, sampledAtIn(observation)]),
      isCorrection: CORRECTED.includes(observation.status ?? ''),
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
  const told = effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start ?? effectivePeriod?.end ?? '';
  return told.slice(0, LONGEST.moment);
}

function heardIn(
  observation: Observation,
  { valueQuantity, valueString }: Measurement,
  { marker, fasting }: { marker: Marker | null; fasting: boolean | null },
): HeardValue | Skip {
  if (marker === null) return 'unknown-marker';
  if (WITHDRAWN.includes(observation.status ?? '')) return 'withdrawn';
  if (!FINAL.includes(observation.status ?? '')) return 'not-final';
  if ((valueString?.length ?? 0) > LONGEST.value) return 'not-readable';
  const comparator = comparatorIn(valueQuantity?.comparator);
  if (comparator === 'unknown') return 'not-readable';
  const [, said = '', spelled = ''] = /^([<>]?=?\s*[\d.,]+)\s*(.*)$/.exec(valueString?.trim() ?? '') ?? [];
  const told = valueQuantity?.value ?? (said || undefined);
  if (told === undefined) return 'no-value';
  const number = toldNumber(told);
  if (number === null) return 'not-a-number';
  if (number === 'unclear') return 'number-unclear';
  const unit = unitSaid(valueQuantity) || spelled.trim();
  if (unit === '') return 'no-unit';
  return {
    ...{ marker, unit, value: number.value, low: null, high: null },
    comparator: comparator ?? number.comparator,
    sampledAt: sampledAtIn(observation),
    lab: observation.performer?.[0]?.display?.slice(0, 100) ?? null,
    fasting,
    note: observation.note?.[0]?.text?.slice(0, 500) ?? null,
  };
}

/** `unknown`: it says something else than above or below, such as `ad` or `~`, and the number alone would say too much. */
function comparatorIn(said: string | undefined): '<' | '>' | 'unknown' | null {
  if (said === undefined || said === '') return null;
  if (['<', '<='].includes(said)) return '<';
  return ['>', '>='].includes(said) ? '>' : 'unknown';
}

/** Urine and the like, by its specimen or by a name or a code of the laboratory's own. */
function isOfOther({ code }: Measurement, specimens: readonly string[]): boolean {
  const named = [code?.text, ...(code?.coding ?? []).flatMap((one) => [one.code, one.display])];
  return (
    specimens.some((specimen) => !isOfBlood(specimen)) ||
    named.some((one) => one !== undefined && !isAnalysisCode(one) && namesOtherSample(one))
  );
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
