import { type Language, preferredLanguage, rememberLanguage } from '#web/words/language.ts';

/** What one says in one language, by key. */
export type Texts = Readonly<Record<string, string>>;

export interface Spoken {
  language: Language;
  texts: Texts;
}

/** A number and the unit right behind it, which no line may come between. */
const BEFORE_UNIT = /([}\d]) (?=(?:%|mg|g|kg|L|ml|km|h|W)(?![\p{L}/²]))/gu;

/** A file of texts, by its name without the ending; `web` holds those of the frame. */
export type Book = string;

const files = import.meta.glob<{ default: Texts }>([
  '../../../locales/*/*.json',
  '!../../../locales/*/{claims,cli,delivery,digest,doctor,help,push}.json',
]);
/** Said on a page of the operator's alone; nobody else ever needs them. */
const RARE: readonly Book[] = ['nudges', 'nudges-body'];

const opened = new Set<Book>();
const read = new Map<string, Texts>();
const listeners = new Set<() => void>();
let wanted: Language = preferredLanguage();
let spoken: Spoken = { language: wanted, texts: {} };

/**
 * Fetches what is in these books, and resolves when it can be said. A page opens those it speaks from before it is shown
 * (see `page`), so that nobody waits for words of pages they do not see.
 */
export async function open(...books: Book[]): Promise<void> {
  await Promise.all(books.map((book) => readIn(wanted, book)));
  for (const book of books) opened.add(book);
  await say();
}

/** For when there is nothing more urgent: what may be said of a problem stands in the books of all rooms. */
export async function openTheRest(): Promise<void> {
  const names = Object.keys(files).map((path) => /([^/]+)[.]json$/.exec(path)![1]!);
  await open(...new Set(names.filter((book) => !RARE.includes(book))));
}

/** From now on in another language: all at once, as soon as all that is open was fetched. */
export async function speak(language: Language): Promise<void> {
  rememberLanguage(language);
  wanted = language;
  await say();
}

export function spokenNow(): Spoken {
  return spoken;
}

export function onSpoken(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whoever waits meanwhile may have opened another book, or asked for another language. */
async function say(): Promise<void> {
  for (;;) {
    const language = wanted;
    const missing = [...opened].filter((book) => !read.has(`${language}/${book}`));
    if (missing.length > 0) await Promise.all(missing.map((book) => readIn(language, book)));
    else return tell(language);
  }
}

function tell(language: Language): void {
  const all = [...opened].map((book) => read.get(`${language}/${book}`)!);
  const isSame = language === spoken.language && all.every((texts) => includes(spoken.texts, texts));
  if (isSame) return;
  spoken = { language, texts: Object.assign({}, ...all) as Texts };
  for (const listener of listeners) listener();
}

function includes(all: Texts, texts: Texts): boolean {
  return Object.keys(texts).every((key) => key in all);
}

/**
 * The frame's texts as they are, the others under their book's name (`estimate.…`, `links.…`), and what any book says of a
 * problem under its code (`problem.people.email-taken`).
 */
async function readIn(language: Language, book: Book): Promise<void> {
  const load = files[`../../../locales/${language}/${book}.json`];
  if (!load) throw new Error(`There is no book of texts named ${book}.`);
  const isFree = (key: string) => book === 'web' || key.startsWith('problem.');
  const { default: texts } = await load();
  const named = Object.entries(texts).map(([key, text]) => [
    isFree(key) ? key : `${book}.${key}`,
    text.replace(BEFORE_UNIT, '$1\u00a0'),
  ]);
  read.set(`${language}/${book}`, Object.fromEntries(named) as Texts);
}
