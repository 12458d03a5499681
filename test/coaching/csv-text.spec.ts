import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { csvText, SEPARATORS, type Cell } from '#src/coaching/csv-text';

test.each(SEPARATORS)('what is written comes back as it was, between every %s', (separator) => {
  const cells = ['Åsa "the wall" Öberg', 'a,b;c', 'two\r\nlines', '', 'x'];
  const text = csvText(['a', 'b', 'c', 'd', 'e'], [cells], separator);
  expect(text.startsWith('\ufeffa')).toBe(true);
  expect(parse(text, { bom: true, delimiter: separator })).toEqual([['a', 'b', 'c', 'd', 'e'], cells]);
});

test.each(['=1+1', '+46', '-2', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1'])(
  'what people wrote is shown and not reckoned with: %j',
  (name) => {
    const lines: string[][] = parse(csvText(['name'], [[name]], ','), { bom: true });
    expect(lines[1]?.[0]).toBe(`'${name}`);
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
  expect(csvText(['x'], [[cell]], ',')).toBe(`\ufeffx\r\n${plain}\r\n`);
  expect(csvText(['x'], [[cell]], ';')).toBe(`\ufeffx\r\n${swedish}\r\n`);
});
