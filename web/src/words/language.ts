/** The languages Svett speaks. Every text exists in each of them: a test compares the files. */
export const LANGUAGES = ['en', 'sv'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words, for people who cannot read the current one. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', sv: 'Svenska' };

const REMEMBERED = 'svett.language';

export function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

/** What this browser was last used in, else the first of its own languages that Svett speaks, else English. */
export function preferredLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (isLanguage(remembered)) return remembered;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find(isLanguage) ?? 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
}

export type Texts = Readonly<Record<string, string>>;

const files = import.meta.glob<{ default: Texts }>([
  '../../../locales/*/*.json',
  '!../../../locales/*/{claims,cli,delivery,digest,doctor,help,push}.json',
]);

/**
 * The texts of one language, fetched when first needed: the page's own as they are, the others under their file's name
 * (`estimate.…`, `links.…`), and what any file says of a problem under its code (`problem.people.email-taken`).
 */
export async function loadTexts(language: Language): Promise<Texts> {
  const parts = await Promise.all(
    Object.entries(files).flatMap(([path, load]) => {
      const [, spoken, file] = /([^/]+)[/]([^/]+)[.]json$/.exec(path) ?? [];
      return spoken === language && file ? [load().then((part) => under(file, part.default))] : [];
    }),
  );
  return Object.assign({}, ...parts) as Texts;
}

function under(file: string, texts: Texts): Texts {
  const isFree = (key: string) => file === 'web' || key.startsWith('problem.');
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [isFree(key) ? key : `${file}.${key}`, text]),
  );
}
