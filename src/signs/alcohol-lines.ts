import type { Country } from '#src/signs/help-numbers';

/** Whom to call about alcohol, where a line for the whole country is known; who says so stands in docs/science.md, “Whom to call”. */
const LINES: Partial<Record<Country, string>> = {
  SE: '020-84 44 48',
  DK: '80 200 500',
  US: '1-800-662-4357',
};

/** null: one's own doctor. */
export function alcoholLine(country: Country | null): string | null {
  return (country && LINES[country]) ?? null;
}
