/** Tables of words, and the one way they are looked for: whole words, in any case, in English and Swedish alike. */

export interface Hit {
  at: number;
  end: number;
  text: string;
}

/** Words or phrases, between commas or each on its line. */
export const table = (words: string): string[] => words.split(/[,\n]/).flatMap((word) => word.trim() || []);

/** `*` stands for any letters, `?` makes the letter before it optional, a space is any white space. `\b` knows no å, ä and ö. */
export function oneOf(...tables: (readonly string[])[]): string {
  const words = tables
    .flat()
    .map((word) =>
      word.replaceAll('.', '\\.').replaceAll('’', "[’']").replaceAll('*', '\\p{L}*').replaceAll(' ', '\\s+'),
    );
  return `(?<![\\p{L}\\d])(?:${words.join('|')})(?![\\p{L}\\d])`;
}

/** Words of one table after those of another, with up to `gap` words between them. */
export function inTurn(gap: number, ...tables: (readonly string[])[]): RegExp {
  const between = `(?:\\s+[^\\s.,;:!?]+){0,${gap}}?\\s+`;
  return new RegExp(tables.map((table) => oneOf(table)).join(between), 'giu');
}

export const wordsOf = (...tables: (readonly string[])[]) => new RegExp(oneOf(...tables), 'giu');

/** Where words of a table stand. */
export function hitsOf(said: string, words: RegExp): Hit[] {
  return [...said.matchAll(words)].map(({ 0: text, index }) => ({
    at: index,
    end: index + text.length,
    text,
  }));
}

export const foundIn = (said: string, ...patterns: RegExp[]): string[] =>
  patterns.flatMap((pattern) => hitsOf(said, pattern).map(({ text }) => text));

/** As `foundIn`, without what is denied where it stands. */
export const assertedIn = (said: string, ...patterns: RegExp[]): string[] =>
  patterns.flatMap((pattern) =>
    hitsOf(said, pattern)
      .filter((hit) => !isDenied(said, hit))
      .map(({ text }) => text),
  );

/** Numbers as words; "one" is left out, for it is an article as well. */
export const NUMBER_WORDS = table(`
  two, three, four, five, six, seven, eight, nine, ten, twenty, *hundred, half a, a couple of
  två, tre, fyra, fem, sex, sju, åtta, nio, tio, tjugo, *hundra, en halv, ett halvt, ett par
`);

const NOT = wordsOf(
  table(`
  no, not, never, nothing, none, nobody, neither, nor, cannot, hardly, *n’t
  inte, ingen, inga, inget, ingenting, aldrig, varken, knappast, knappt, vare sig
`),
);
/** These deny what stands before them: "hjälper inte", "hjälper magnesium inte". English has them before. */
const NOT_AFTER = new RegExp(`^(?:\\s+\\p{L}+)?\\s+(?:inte|aldrig|knappast|not)(?!\\p{L})`, 'iu');
/** They look like a denial, and claim twice as much. */
const MORE_THAN = wordsOf(
  table(`
  not only, not just, not merely, not least, no doubt, without doubt, *n’t just, *n’t only
  inte bara, inte enbart, inte endast, inte minst, utan tvekan
`),
);
const CLAUSE_END = /[,;:.!?()–]/;

/**
 * Whether a word is denied where it stands: by a negation among the two words before it in its own clause, or, as
 * Swedish has it, right after it. One that stands elsewhere in the sentence denies something else.
 */
export function isDenied(said: string, { at, end }: Hit, reach = 2): boolean {
  const text = said.replace(MORE_THAN, (words) => '+'.repeat(words.length));
  const clause = text.slice(0, at).split(CLAUSE_END).at(-1)!;
  const before = clause.trim().split(/\s+/).slice(-reach).join(' ');
  return before.search(NOT) >= 0 || NOT_AFTER.test(text.slice(end));
}
