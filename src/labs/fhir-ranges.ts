import { z } from 'zod';
import { codesIn, Concept, Quantity, quantityIn, Text } from '#src/labs/fhir-quantity';
import type { Interval } from '#src/labs/intervals';
import type { Marker } from '#src/labs/markers';
import type { Person } from '#src/labs/own-interval';
import { ageOn } from '#src/people/age';

export const ReferenceRange = z.looseObject({
  low: Quantity.optional(),
  high: Quantity.optional(),
  type: Concept.optional(),
  appliesTo: z.array(Concept).optional(),
  age: z.looseObject({ low: Quantity.optional(), high: Quantity.optional() }).optional(),
  text: Text,
});
export type ReferenceRange = z.output<typeof ReferenceRange>;

/** Whom and what the interval is for. */
interface About extends Person {
  marker: Marker;
  /** As the report wrote that of the value. */
  unit: string;
  /** YYYY-MM-DD or longer. */
  sampledAt: string;
}

/**
 * What is usual for this person, of all the ranges a laboratory sent: neither what is critical, nor aimed at, nor wise, nor
 * for others. null: none that is for them, or several that disagree.
 */
export function usualRangeIn(ranges: readonly ReferenceRange[], about: About): Interval | null {
  const theirs = ranges.filter((range) => isUsual(range) && isFor(range, about));
  const narrower = theirs.filter(({ appliesTo, age }) => (appliesTo?.length ?? 0) > 0 || age !== undefined);
  const [first, ...others] = (narrower.length > 0 ? narrower : theirs)
    .map(({ low, high }) => ({
      low: quantityIn(low, about.marker, about.unit),
      high: quantityIn(high, about.marker, about.unit),
    }))
    .filter(({ low, high }) => low !== null || high !== null);
  if (!first) return null;
  return others.every(({ low, high }) => low === first.low && high === first.high) ? first : null;
}

/** FHIR means the usual one where no type is told. */
function isUsual({ type }: ReferenceRange): boolean {
  if (type === undefined) return true;
  const codes = codesIn(type);
  return codes.length > 0 ? codes.includes('normal') : /^normal/i.test(type.text?.trim() ?? '');
}

function isFor({ appliesTo = [], age }: ReferenceRange, { sex, birthDate, sampledAt }: About): boolean {
  if (!appliesTo.every((group) => sex !== null && sexIn(group) === sex)) return false;
  if (age === undefined) return true;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(sampledAt)?.[0];
  if (birthDate === null || day === undefined) return false;
  const [from, until, years] = [yearsIn(age.low, 0), yearsIn(age.high, Infinity), ageOn(birthDate, day)];
  return from !== null && until !== null && years >= from && years <= until;
}

/** HL7's and SNOMED's codes, and words; null: some other group, of which we do not know whether it is theirs. */
const SEXES = new Map<string, 'male' | 'female'>([
  ...['male', 'm', '248153007', 'men', 'man', 'män'].map((word): [string, 'male'] => [word, 'male']),
  ...['female', 'f', '248152002', 'women', 'woman', 'kvinna', 'kvinnor'].map((word): [string, 'female'] => [
    word,
    'female',
  ]),
]);

function sexIn(group: Concept): 'male' | 'female' | null {
  for (const word of [...codesIn(group), group.text ?? '']) {
    const sex = SEXES.get(word.trim().toLowerCase());
    if (sex) return sex;
  }
  return null;
}

const YEARS = ['a', 'yr', 'y', 'year', 'years', 'år'];

/** null: an age that is not told in years. An end that is left out is `open`. */
function yearsIn(end: Quantity | undefined, open: number): number | null {
  if (end === undefined) return open;
  const isYears = [end.code, end.unit].some(
    (unit) => unit !== undefined && YEARS.includes(unit.toLowerCase()),
  );
  const years = Number(end.value ?? Number.NaN);
  return isYears && Number.isFinite(years) ? years : null;
}
