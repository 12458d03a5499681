import type { z } from 'zod';

/** What is wrong with one field: a stable code that every language has words for, and the bound it goes by. */
interface Fault {
  code: FaultCode;
  limit?: number;
}

const KINDS: Record<string, FaultCode> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'true-or-false',
  array: 'list',
  object: 'object',
};

const FORMATS: Record<string, FaultCode> = { uuid: 'id', email: 'email', date: 'day' };

/** For programs and their makers, in English; the page has `faults.is.…` in each language. */
const SENTENCES = {
  text: () => 'give a text',
  number: () => 'give a number',
  'whole-number': () => 'give a whole number',
  'true-or-false': () => 'say true or false',
  list: () => 'give a list',
  object: () => 'send a JSON object',
  id: () => 'give an id as this API wrote it',
  email: () => 'write an e-mail address, like name@example.org',
  day: () => 'write a day as YYYY-MM-DD',
  'at-least': (limit) => `give at least ${limit}`,
  'more-than': (limit) => `give more than ${limit}`,
  'at-most': (limit) => `give at most ${limit}`,
  'less-than': (limit) => `give less than ${limit}`,
  'characters-at-least': (limit) => `write at least ${limit} ${limit === 1 ? 'character' : 'characters'}`,
  'characters-at-most': (limit) => `write at most ${limit} ${limit === 1 ? 'character' : 'characters'}`,
  'list-at-least': (limit) => `name at least ${limit}`,
  'list-at-most': (limit) => `name at most ${limit}`,
  'more-than-resting': () => 'give more than the resting heart rate',
  later: () => 'give 1900-01-01 or a later day',
} satisfies Record<string, (limit: number) => string>;

export type FaultCode = keyof typeof SENTENCES;
export const FAULT_CODES = Object.keys(SENTENCES) as FaultCode[];

/** The code of what zod found; undefined where only the schema itself knows what it wants. */
export function faultOf(issue: z.core.$ZodRawIssue | z.core.$ZodIssue): Fault | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return known(KINDS[issue.expected]);
    case 'invalid_format':
      return known(FORMATS[issue.format]);
    case 'too_small':
      return amount(issue.origin, issue.inclusive === false ? 'more-than' : 'at-least', issue.minimum);
    case 'too_big':
      return amount(issue.origin, issue.inclusive === false ? 'less-than' : 'at-most', issue.maximum);
    case 'custom': {
      // Said by the schema: params: { fault: 'more-than-resting' }.
      const told = FAULT_CODES.find((code) => code === issue.params?.['fault']);
      return known(told);
    }
    default:
      return undefined;
  }
}

/** What zod found, as words to whoever filled in a form; undefined where its own will do. */
export function faultInWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_value') return `choose ${issue.values.map(String).join(' or ')}`;
  const fault = faultOf(issue);
  return fault && SENTENCES[fault.code](fault.limit ?? 0);
}

function known(code: FaultCode | undefined): Fault | undefined {
  return code && { code };
}

function amount(
  origin: string,
  bound: 'at-least' | 'more-than' | 'at-most' | 'less-than',
  limit: number | bigint,
): Fault {
  const least = bound === 'at-least' || bound === 'more-than';
  const counted = least ? 'at-least' : 'at-most';
  if (origin === 'string') return { code: `characters-${counted}`, limit: Number(limit) };
  if (origin === 'array') return { code: `list-${counted}`, limit: Number(limit) };
  return { code: bound, limit: Number(limit) };
}
