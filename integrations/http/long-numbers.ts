/**
 * JSON in which whole numbers of 16 digits and more come out as text. Brands' ids pass 2^53, where JavaScript's
 * numbers lose their last digits; what is shorter is exact.
 *
 * @throws SyntaxError for what is not JSON
 */
export function parseExactly(json: string): unknown {
  return JSON.parse(LONG.test(json) ? json.replace(TEXT_OR_LONG, quoted) : json);
}

const LONG = /\d{16}/;

/** A text as a whole (so that digits inside it are left alone), or a long whole number. */
const TEXT_OR_LONG = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/gs;

function quoted(piece: string): string {
  return piece.startsWith('"') ? piece : `"${piece}"`;
}
