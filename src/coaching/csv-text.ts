/** `,` with decimal points as most programs read it, `;` with decimal commas as a spreadsheet does in Swedish. */
export const SEPARATORS = [',', ';'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** null: nothing is told, which is an empty cell and not zero. */
export type Cell = string | number | boolean | null;

/** Without it a spreadsheet takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\ufeff';
/** What a spreadsheet would reckon with instead of showing it. */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180, of columns by their names. */
export function csvText(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  separator: Separator,
): string {
  const lines = [columns, ...rows].map((cells) =>
    cells.map((cell) => quoted(written(cell, separator), separator)).join(separator),
  );
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** Numbers are ours and may begin with a minus; what people wrote may not. */
function written(cell: Cell, separator: Separator): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return separator === ';' ? String(cell).replace('.', ',') : String(cell);
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function quoted(text: string, separator: Separator): string {
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}
