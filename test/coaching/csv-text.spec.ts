import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { csvText, SEPARATORS, type Cell } from '#src/coaching/csv-text';

test.each(SEPARATORS)('what is written comes back as it was, between every %s', (separator) => {
  const cells = ['Åsa "the wall" Öberg', 'a,b;c', 'two\r\nlines', '', 'x'];
  const text = csvText(['a', 'b', 'c', 'd', 'e'], [cells], separator);
  expect(text.startsWith('\ufeff"a"')).toBe(true);
  expect(parse(text, { bom: true, delimiter: separator })).toEqual([['a', 'b', 'c', 'd', 'e'], cells]);
});

test.each(['=1+1', '+46', '-2', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1', '\n=1', '＝1+1'])(
  'what people wrote is shown and not reckoned with: %j',
  (name) => {
    const lines: string[][] = parse(csvText(['name'], [[name]], ','), { bom: true });
    expect(lines[1]?.[0]).toBe(`'${name}`);
  },
);

test.each(SEPARATORS)(
  'a spreadsheet that expects the other separator than %s finds no formula in a name either',
  (separator) => {
    const other = SEPARATORS.find((one) => one !== separator)!;
    const text = csvText(['name', 'x'], [[`Anna${other}=1+1`, 'x']], separator);
    const cells: string[][] = parse(text, {
      bom: true,
      delimiter: other,
      relax_quotes: true,
      relax_column_count: true,
    });
    expect(cells.flat().filter((cell) => cell.startsWith('='))).toEqual([]);
  },
);

test.each<[Cell, string, string]>([
  [-2.5, '-2.5', '-2,5'],
  [1200, '1200', '1200'],
  [0, '0', '0'],
  [null, '', ''],
  [true, 'yes', 'yes'],
  [false, 'no', 'no'],
])('%s is a number or a word of ours', (cell, plain, swedish) => {
  expect(csvText(['x'], [[cell]], ',')).toBe(`\ufeff"x"\r\n${plain}\r\n`);
  expect(csvText(['x'], [[cell]], ';')).toBe(`\ufeff"x"\r\n${swedish}\r\n`);
});
