import { ApiProblem } from '#web/api.ts';
import { measureOf } from '#web/words/measures.ts';
import type { Words } from '#web/words/words.tsx';

type Speech = Pick<Words, 't' | 'tOr' | 'numbers'>;

/** What went wrong in the person's language where Svett has words for it, else as the server put it. */
export function problemText(words: Speech, error: unknown): string {
  const { t, tOr } = words;
  if (!(error instanceof ApiProblem)) return t('problem.unknown');
  const { code, detail, details, fields } = error;
  const faults = fields.map((field) => fieldText(words, field)).join('; ');
  const keys = [`problem.${code}`, ...(code.startsWith('http-') ? ['problem.http'] : [])];
  return tOr(keys, detail, { ...details, faults });
}

/** The metric unit that a field's name ends with, where people may be used to another. */
const UNITS = { Kg: 'kg', Cm: 'cm', C: '°C' } as const;

function fieldText(words: Speech, { path, message, fault, limit = 0 }: ApiProblem['fields'][number]): string {
  const { t, tOr, numbers } = words;
  const name = path.split('.').at(-1) ?? '';
  const ending = /(?:Kg|Cm|C)$/.exec(name)?.[0] as keyof typeof UNITS | undefined;
  const measure = measureOf(numbers.units, ending === undefined ? '' : UNITS[ending]);
  const shown = Number(measure.fromMetric(limit).toFixed(measure.decimals));
  const decimals = Number.isInteger(shown) ? 0 : measure.decimals;
  const told = tOr([`faults.is.${fault ?? 'other'}`], message, {
    count: limit,
    limit: `${numbers.decimal(shown, decimals)} ${measure.unit}`.trim(),
  });
  const field = tOr([`faults.field.${name}`], '');
  return field === '' ? told : t('faults.one', { field, fault: told });
}
