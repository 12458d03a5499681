/** `,` with decimal points as most programs read it, `;` with decimal commas as a spreadsheet does in Swedish. */
export const SEPARATORS = [',', ';'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** null: nothing is told, which is an empty cell and not zero. */
export type Cell = string | number | boolean | null;

/** Without it a spreadsheet takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\ufeff';
/** What a spreadsheet would reckon with instead of showing it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * RFC 4180, of columns by their names. All text stands in quotes: a spreadsheet that cuts at the other separator would else take
 * what follows it in a name for a cell of its own, and reckon with it.
 */
export function csvText(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  separator: Separator,
): string {
  const lines = [columns, ...rows].map((cells) =>
    cells.map((cell) => written(cell, separator)).join(separator),
  );
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** Numbers are ours and may begin with a minus; what people wrote may not. */
function written(cell: Cell, separator: Separator): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return separator === ';' ? String(cell).replace('.', ',') : String(cell);
  return quoted(FORMULA.test(cell) ? `'${cell}` : cell);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
