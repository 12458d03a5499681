import type { Line, Point } from './assembled.js';

const HEADINGS = ['what', 'Svett', 'peer', 'ratio', 'as it grows', 'Svett, each size', 'ratio, each size'];

/** For a terminal: columns as wide as what stands in them. */
export function inText(lines: readonly Line[]): string {
  const cells = [HEADINGS, ...lines.map(cellsOf)];
  const widths = HEADINGS.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  return cells
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** For docs/performance.md. */
export function inMarkdown(lines: readonly Line[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(HEADINGS), row(HEADINGS.map(() => '---')), ...lines.map((line) => row(cellsOf(line)))].join(
    '\n',
  );
}

function cellsOf({ what, cost: { unit, of }, grows, peerName, points }: Line): string[] {
  const last = points.at(-1)!;
  const each = (tell: (point: Point) => string) => points.map(tell).join(' / ');
  return [
    what,
    `${short(last.cost)} ${unit} ${of}`,
    `${peerName}: ${short(last.peerCost)} ${unit}`,
    short(last.ratio),
    `${each(({ size }) => size.toLocaleString('en'))} ${grows}`,
    each(({ growth }) => `${short(growth)}×`),
    each(({ ratio }) => short(ratio)),
  ];
}

/** Two digits that count, and never a power of ten. */
function short(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toPrecision(2).includes('e') ? value.toFixed(0) : String(Number(value.toPrecision(2)));
}
