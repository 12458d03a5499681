import type { z } from 'zod';

const KINDS: Record<string, string> = {
  string: 'give a text',
  number: 'give a number',
  int: 'give a whole number',
  boolean: 'say true or false',
  array: 'give a list',
  object: 'send a JSON object',
};

const FORMATS: Record<string, string> = {
  uuid: 'give an id as this API wrote it',
  email: 'write an e-mail address, like name@example.org',
  date: 'write a day as YYYY-MM-DD',
};

/** What zod found, as words to whoever filled in a form; undefined where its own will do. */
export function faultInWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected];
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'invalid_value':
      return `choose ${issue.values.map(String).join(' or ')}`;
    case 'too_small':
      return amount(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return amount(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    default:
      return undefined;
  }
}

function amount(origin: string, bound: string, limit: number | bigint): string {
  if (origin === 'string') return `write ${bound} ${limit} ${limit === 1 ? 'character' : 'characters'}`;
  if (origin === 'array') return `name ${bound} ${limit}`;
  return `give ${bound} ${limit}`;
}
