import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a message is made of, in the parser's numbering. */
const LITERAL = 0;
const POUND = 7;
/** More than any text of ours has; a message of a thousand readings is none that a person reads. */
const MOST_READINGS = 1000;

/**
 * Every way a message may be read: one arm of each plural and select at a time, with values as `{name}` and the number
 * of a plural as `{#}`.
 */
export function readingsOf(text: string, language: string): string[] {
  return readings(new IntlMessageFormat(text, language).getAst());
}

function readings(elements: Element[]): string[] {
  return elements.reduce<string[]>(
    (sofar, element) =>
      sofar.flatMap((head) => arms(element).map((arm) => head + arm)).slice(0, MOST_READINGS),
    [''],
  );
}

function arms(element: Element): string[] {
  if ('options' in element) return Object.values(element.options).flatMap(({ value }) => readings(value));
  if ((element.type as number) === POUND) return ['{#}'];
  if (!('value' in element)) return [''];
  return [(element.type as number) === LITERAL ? element.value : `{${element.value}}`];
}
