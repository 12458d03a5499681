import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { projectRoot } from '#src/config/project-root';

export const LANGUAGES = ['en', 'sv'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Which units a text that names any is to be told in: `{units, select, imperial {68 °F} other {20 °C}}`. */
export const UNITS = ['metric', 'imperial'] as const;
export type Units = (typeof UNITS)[number];

/** Says `key` in one language, with its placeholders filled in. */
export interface Say {
  (key: string, values?: Record<string, string | number>): string;
  readonly language: Language;
  knows(key: string): boolean;
}

const formats = new Map<string, IntlMessageFormat>();
const catalogues = new Map<Language, Record<string, string>>();

/**
 * The texts of locales/ in `language`. Keys are the file's name and the key in it: `estimate.reason.air-unknown`; only
 * those of problems go by their code, whatever file holds them: `problem.people.email-taken`.
 * @throws Error for a key that no catalogue has: a mistake of ours, never of a person's
 */
export function wordsIn(language: Language, units: Units = 'metric'): Say {
  const catalogue = catalogueOf(language);
  const say = (key: string, values?: Record<string, string | number>): string => {
    const text = catalogue[key];
    if (text === undefined) throw new Error(`No text for ${key} in ${language}.`);
    const id = `${language}:${key}`;
    const format = formats.get(id) ?? new IntlMessageFormat(text, language);
    formats.set(id, format);
    return String(format.format({ units, ...values }));
  };
  return Object.assign(say, { language, knows: (key: string) => key in catalogue });
}

/** The language of a locale such as `sv_SE.UTF-8`; English for any Svett has no words in. */
export function languageOf(locale: string | undefined): Language {
  return LANGUAGES.find((language) => locale?.toLowerCase().startsWith(language)) ?? 'en';
}

function catalogueOf(language: Language): Record<string, string> {
  const known = catalogues.get(language);
  if (known) return known;
  const folder = join(projectRoot, 'locales', language);
  const catalogue: Record<string, string> = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const texts = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(texts))
      catalogue[key.startsWith('problem.') ? key : `${file.slice(0, -5)}.${key}`] = text;
  }
  catalogues.set(language, catalogue);
  return catalogue;
}
