const [QUOTE, COMMA, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = Buffer.from('",[\\]{}');

export interface Modesty {
  mostValues: number;
  /** Lists and objects within each other. */
  mostLevels: number;
}

/** Rows of ours have some thousands of values, a few levels deep. */
export const ROW: Modesty = { mostValues: 400_000, mostLevels: 100 };
/** Two values an entry. */
export const MANIFEST_TEXT: Modesty = { mostValues: 400_000, mostLevels: 4 };
/** 200,000 records of every channel, and half as many more. */
export const STREAMS_TEXT: Modesty = { mostValues: 3_300_000, mostLevels: 3 };

/**
 * Whether a text of JSON holds no more than can be parsed: a few megabytes may be millions of values, or lists in lists
 * until the stack ends, and whoever parses has no way to stop in the middle.
 */
export function isModest(line: Uint8Array, { mostValues, mostLevels }: Modesty): boolean {
  let values = 1;
  let levels = 0;
  let inText = false;
  for (let at = 0; at < line.length; at++) {
    const byte = line[at];
    if (inText && byte === BACKSLASH) at++;
    else if (byte === QUOTE) inText = !inText;
    else if (inText) continue;
    else if (byte === COMMA) values++;
    else if (byte === OPEN_LIST || byte === OPEN) levels++;
    else if (byte === CLOSE_LIST || byte === CLOSE) levels--;
    if (values > mostValues || levels > mostLevels) return false;
  }
  return true;
}
