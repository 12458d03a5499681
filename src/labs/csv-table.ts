import { CsvError, parse } from 'csv-parse/sync';

/** A table in CSV: its headings, and the cells of each row below them. Quotes hold separators, line ends and doubled quotes. */
export interface CsvTable {
  headings: string[];
  /** Those that hold anything, by the number a spreadsheet shows beside them: the headings are row 1. */
  rows: { row: number; cells: string[] }[];
}

const SEPARATORS = [';', '\t', ','] as const;

/** null: there is no line of headings, or a quote that never ends. */
export function tableIn(text: string): CsvTable | null {
  const body = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '');
  const first = body.split(/\r?\n/, 1)[0] ?? '';
  const separator = SEPARATORS.find((one) => first.includes(one));
  if (separator === undefined) return null;
  const [headings, ...rows] = cellsIn(body, separator) ?? [];
  if (!headings) return null;
  const numbered = rows.map((cells, at) => ({ row: at + 2, cells }));
  return { headings, rows: numbered.filter(({ cells }) => cells.some((cell) => cell !== '')) };
}

function cellsIn(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, trim: true, relax_quotes: true, relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/**
 * Spreadsheets run what begins with one of these: an apostrophe before it keeps it text. Also inside a cell after what some
 * spreadsheet, a Swedish one by its semicolons, takes for the end of one. An apostrophe that stood there is kept by another.
 */
const FORMULA = /(?<=^|[;,\t\r\n])(?=[=+@\t\r'-])/g;
const GUARDS = /^'|(?<=[;,\t\r\n])'(?=[=+@\t\r'-])/g;

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = text.replace(FORMULA, "'");
  return /[",;\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What `csvLine` put before it is taken away again. */
export function textOf(cell: string): string {
  return cell.replace(GUARDS, '');
}
