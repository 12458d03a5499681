/** Letters that stay invisible and yet are no blanks to `trim`: joiners, marks of direction, fillers, tags by the classes of Unicode. */
const SOMETHING_TO_SEE = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Ends a line, or turns the text around it: by them a name would write on in somebody else's. */
const LEAVES_ITS_LINE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const HALF_A_CHARACTER = /\p{Surrogate}/u;

/** Said to whoever wrote a text that cannot be kept or seen. */
export const READ_IT = 'write something that can be read';

/** Said to whoever chose a name that cannot be put into a sentence. */
export const NAME_IT = 'write a name that can be read, on one line and without marks of direction';

/**
 * Whether a text that somebody wrote can be kept wherever we keep texts: PostgreSQL and an export take no NUL, and half a
 * character (a lone surrogate) is another once it has been written down. Empty is sound.
 */
export function isSound(text: string): boolean {
  return !text.includes('\0') && !HALF_A_CHARACTER.test(text);
}

/** Sound, and with at least one character that can be seen. */
export function isReadable(text: string): boolean {
  return isSound(text) && SOMETHING_TO_SEE.test(text);
}

/** Readable, and stays where it is put: in a list, a sentence or a letter. */
export function isName(text: string): boolean {
  return isReadable(text) && !LEAVES_ITS_LINE.test(text);
}
