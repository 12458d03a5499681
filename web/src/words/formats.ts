/** Each way of writing is made once: a browser takes longer to make one than to write a page of numbers with it. */

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

export function numberFormat(locale: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(numbers, locale, options, () => new Intl.NumberFormat(locale, options));
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, locale, options, () => new Intl.DateTimeFormat(locale, options));
}

function kept<Format>(
  all: Map<string, Format>,
  locale: string,
  options: object | undefined,
  make: () => Format,
): Format {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = all.get(key) ?? make();
  all.set(key, known);
  return known;
}
