/** Letters that stay invisible and yet are no blanks to `trim`: joiners, marks of direction, fillers, tags by the classes of Unicode. */
const SOMETHING_TO_SEE = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

const HALF_A_CHARACTER = /\p{Surrogate}/u;

/** Said to whoever wrote a text that cannot be kept or seen. */
export const READ_IT = 'write something that can be read';

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
