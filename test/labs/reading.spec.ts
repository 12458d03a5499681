import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fhirOf } from '#src/labs/fhir-bundle';
import { intervalIn, markIn, numberIn } from '#src/labs/heard-number';
import { csvOf, valuesInCsv } from '#src/labs/lab-csv';
import { LabFileUnreadable, TooManyLabRows } from '#src/labs/labs.problems';
import type { KeptValue } from '#src/labs/labs.shapes';
import { MARKER_FACTS } from '#src/labs/marker-facts';
import { fromOwnUnit, unitsOf } from '#src/labs/marker-units';
import { MARKERS } from '#src/labs/markers';
import { canBeBorn } from '#src/labs/told-births';
import { inFhir, observation, readBack } from '../support/lab-files.js';

const words = fc
  .string({ maxLength: 40, unit: 'binary' })
  .map((text) => text.replaceAll('\0', '').trim() || null);

/** Anything that can be kept. */
const anyKept: fc.Arbitrary<KeptValue> = fc
  .record({
    marker: fc.constantFrom(...MARKERS),
    at: fc.nat(20),
    share: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    comparator: fc.constantFrom(null, '<', '>'),
    interval: fc.constantFrom('none', 'both', 'low', 'high'),
    sampledAt: fc.constantFrom(
      '2026-03-29',
      '2026-11-20T07:40:00+01:00',
      '2026-07-01T23:59:59-05:30',
      '1999-12-31',
    ),
    lab: words,
    fasting: fc.option(fc.boolean()),
    note: words,
  })
  .map(({ marker, at, share, interval, ...rest }) => {
    const unit = unitsOf(marker)[at % unitsOf(marker).length]!;
    const { least, most } = MARKER_FACTS[marker];
    const value = Number(fromOwnUnit(marker, least + share * (most - least), unit)!.toPrecision(6));
    const [low, high] = [value * 0.5, value * 1.5].map((end) => Number(end.toPrecision(4)));
    return {
      ...{ marker, value, unit, from: 'csv' as const, ...rest },
      low: interval === 'both' || interval === 'low' ? low! : null,
      high: interval === 'both' || interval === 'high' ? high! : null,
    };
  });

describe('what goes out comes back the same', () => {
  test('as CSV', () => {
    fc.assert(
      fc.property(fc.array(anyKept, { maxLength: 5, minLength: 1 }), (values) => {
        expect(readBack(valuesInCsv(csvOf(values)).rows)).toEqual(values);
      }),
    );
  });

  test('as FHIR', () => {
    fc.assert(
      fc.property(fc.array(anyKept, { maxLength: 5, minLength: 1 }), (values) => {
        const named = values.map((kept, at) => ({ id: `00000000-0000-4000-8000-00000000000${at}`, kept }));
        expect(readBack(inFhir(fhirOf(named)).rows)).toEqual(values);
      }),
    );
  });
});

test('no cell of a table that goes out is run as a formula, wherever a spreadsheet takes it to begin', () => {
  const [kept] = fc.sample(anyKept, 1);
  const note = "x;=1+1;y,@a\n-2\t+3 ''-4;'=5";
  const text = csvOf([{ ...kept!, comparator: null, lab: '=6', note }]);
  expect(text).not.toMatch(/[;,\t\r\n"][=+@-]/);
  expect(readBack(valuesInCsv(text).rows)).toMatchObject([{ lab: '=6', note }]);
});

describe('a number is read', () => {
  test.each([
    ['0,82', 0.82, null],
    ['0.82', 0.82, null],
    ['<5', 5, '<'],
    ['≤ 0,5', 0.5, '<'],
    ['>= 200', 200, '>'],
    ['1 234,5', 1234.5, null],
    ['1.234,5', 1234.5, null],
    ['1,234.5', 1234.5, null],
    ['1,234,567', 1_234_567, null],
    ['0,820', 0.82, null],
    ['1.2340', 1.234, null],
    ['1234,567', 1234.567, null],
    [',5', 0.5, null],
    ["12'345.6", 12_345.6, null],
  ])('%s', (text, value, comparator) => {
    expect(numberIn(text)).toEqual({ value, comparator });
  });

  test.each([
    ...['', 'neg', '1.23,5', '0,8,2', '1.2.3', '--3', '1e5', 'NaN', '<', '5-10', '0x10'],
    ...['1 2,5', "2'5", '0, 82', '1 23', '9'.repeat(400)],
  ])('but not “%s”', (text) => {
    expect(numberIn(text)).toBeNull();
  });

  test('that means decimals to one and thousands to another only by the mark the file is known by', () => {
    for (const text of ['1,234', '12.345', '< 1.234']) {
      expect([numberIn(text), markIn(text)]).toEqual(['unclear', null]);
    }
    expect([numberIn('1,234', ','), numberIn('1,234', '.')]).toMatchObject([
      { value: 1.234 },
      { value: 1234 },
    ]);
    expect(['0,82', '1.234,5', '1.234.567', '0.82', '1,234.5', '1 234', '7'].map(markIn)).toEqual([
      ...[',', ',', ',', '.', '.', null, null],
    ]);
    expect(intervalIn('1,234–2,345')).toBeNull();
    expect(intervalIn('1,234–2,345', ',')).toEqual({ low: 1.234, high: 2.345 });
  });

  test.each([
    ['0,71–0,94', { low: 0.71, high: 0.94 }],
    ['0.71 - 0.94', { low: 0.71, high: 0.94 }],
    ['< 5', { low: null, high: 5 }],
    ['>60', { low: 60, high: null }],
    ['se svar', null],
  ])('an interval: %s', (text, interval) => {
    expect(intervalIn(text)).toEqual(interval);
  });
});

test('Swedish headings, semicolons, a byte order mark and decimal commas are read', () => {
  const text =
    '\uFEFFProvtagningsdatum;Tid;Analys;Resultat;Enhet;Referensintervall;Laboratorium;Fastande;Kommentar\r\n' +
    '2026-11-20;07:40;P-Magnesium;0,82;mmol/L;0,71–0,94;Unilabs;ja;"två; rader\noch ""så"""\r\n' +
    '2026-11-20;;S-Ferritin;<5;mikrog/L;;;nej;\r\n';
  expect(readBack(valuesInCsv(text).rows)).toEqual([
    {
      ...{ marker: 'magnesium', value: 0.82, comparator: null, unit: 'mmol/L', low: 0.71, high: 0.94 },
      ...{ sampledAt: '2026-11-20T07:40:00+01:00', lab: 'Unilabs', fasting: true, from: 'csv' },
      note: 'två; rader\noch "så"',
    },
    {
      ...{ marker: 'ferritin', value: 5, comparator: '<', unit: 'ug/L', low: null, high: null },
      ...{ sampledAt: '2026-11-20', lab: null, fasting: false, from: 'csv', note: null },
    },
  ]);
});

test('each row that cannot be kept says why', () => {
  const rows: [string, string, string, string, unknown][] = [
    ['2026-11-20', 'Hemoglobin', '140', 'g/L', 'unknown-marker'],
    ['2026-11-20', 'Magnesium', '', 'mmol/L', 'no-value'],
    ['2026-11-20', 'Magnesium', 'neg', 'mmol/L', 'not-a-number'],
    ['2026-11-20', 'Magnesium', '0.8', '', 'no-unit'],
    ['2026-11-20', 'Magnesium', '0.8', 'furlongs', 'unknown-unit'],
    ['2026-11-20', 'Magnesium', '0.8', 'ug/L', 'unknown-unit'],
    ['2026-11-20', 'Magnesium', '82', 'mmol/L', 'impossible-value'],
    ['2026-11-20', 'Ferritin', '1.234', 'ug/L', { value: 1.234 }],
    ['20/11/2026', 'Magnesium', '0.8', 'mmol/L', 'no-such-day'],
    ['2026-11-20 7.40 PM', 'Magnesium', '0.8', 'mmol/L', 'no-such-time'],
    ['2026-02-30', 'Magnesium', '0.8', 'mmol/L', 'no-such-day'],
    ['2027-11-20', 'Magnesium', '0.8', 'mmol/L', 'day-to-come'],
    ['1979-11-20', 'Magnesium', '0.8', 'mmol/L', 'before-birth'],
  ];
  const text = `date,marker,value,unit\n${rows.map(([day, name, value, unit]) => [day, name, value, unit].join(',')).join('\n')}`;
  const read = valuesInCsv(text).rows;
  expect(readBack(read)).toMatchObject(rows.map((row) => row[4]));
  expect(read[2]).toMatchObject({ row: 4, said: '2026-11-20 · Magnesium · neg · mmol/L' });
});

test('a number that could be thousands is refused where no other in the file tells its mark, or they disagree', () => {
  const of = (...values: string[]) =>
    readBack(
      valuesInCsv(
        `Datum;Namn;Värde;Enhet\n${values.map((value) => `2026-11-20;Ferritin;${value};µg/L`).join('\n')}`,
      ).rows,
    );
  expect(of('1,234')).toEqual(['number-unclear']);
  expect(of('1,234', '30,5')).toMatchObject([{ value: 1.234 }, { value: 30.5 }]);
  expect(of('1,234', '30.5')).toMatchObject([{ value: 1234 }, { value: 30.5 }]);
  expect(of('1,234', '30.5', '30,5')).toMatchObject(['number-unclear', { value: 30.5 }, { value: 30.5 }]);
  expect(of('1234')).toMatchObject([{ value: 1234 }]);
});

test.each([
  ['2026-11-20', '7:40', '2026-11-20T07:40:00+01:00'],
  ['2026-11-20', '07.40', '2026-11-20T07:40:00+01:00'],
  ['2026-11-20', 'kl. 7.40', '2026-11-20T07:40:00+01:00'],
  ['2026-11-20 7:40', '', '2026-11-20T07:40:00+01:00'],
  ['2026-11-20 00:00:00', '07:40', '2026-11-20T07:40:00+01:00'],
  ['2026-11-20T06:40:00Z', '', '2026-11-20T07:40:00+01:00'],
  ['2026/11/20', '', '2026-11-20'],
  ['20261120', '07:40:30', '2026-11-20T07:40:30+01:00'],
  ['2026-11-20', '0,3194', 'no-such-time'],
  ['2026-11-20', '24:00', 'no-such-time'],
  ['20.11.2026', '07:40', 'no-such-day'],
])('a day as %s and a time as “%s” are read as %s', (day, time, told) => {
  const text = `date;time;test;value;unit\n${day};${time};Magnesium;0,82;mmol/L`;
  const [read] = readBack(valuesInCsv(text).rows);
  expect(typeof read === 'string' ? read : read!.sampledAt).toBe(told);
});

test.each([
  ['Datum;Namn;Värde;Enhet', '2026-11-20;Ferritin;30;µg/L', 0],
  ['date;name;code;value;unit', '2026-11-20;Ferritin;;30;µg/L', 0],
  ['date;test;value;unit', '2026-11-20;Ferritin;30;µg/L', 0],
  ['Datum;Namn;Analys;Värde;Enhet', '2026-11-20;Ada;Ferritin;30;µg/L', 1],
  ['Datum;Namn;NPU;Värde;Enhet', '2026-11-20;Ada;NPU19763;30;µg/L', 1],
])('below “%s” it is known what was tested, and of whom', (headings, row, people) => {
  const file = valuesInCsv(`${headings}\n${row}`);
  expect(readBack(file.rows)).toMatchObject([{ marker: 'ferritin', value: 30 }]);
  expect(file.people).toBe(people);
});

test('how long a file takes is not for one of its cells to say', () => {
  // Read by an expression that goes back and forth over blanks, these would take an hour, where they take no time.
  const blanks = ' '.repeat(600_000);
  const csv = (day: string, value: string, ref: string) =>
    readBack(valuesInCsv(`date;test;value;unit;ref\n${day};Ferritin;${value};µg/L;${ref}`).rows);
  for (const ref of [`1${blanks}x`, `1${blanks}1${blanks}x`, `1${blanks}-${blanks}x`])
    expect(csv('2026-11-20', '30', ref)).toMatchObject([{ value: 30, low: null }]);
  expect(csv('2026-11-20', `1${blanks}x`, '')).toEqual(['not-a-number']);
  expect(csv(`"${'T'.repeat(600_000)}\nx"`, '30', '')).toEqual(['no-such-time']);
  const said = observation({ valueQuantity: undefined, valueString: `${blanks}${blanks}x` });
  expect(readBack(inFhir(said).rows)).toEqual(['not-readable']);
  expect(() => inFhir(observation({ component: Array(2_001).fill({}), valueQuantity: undefined }))).toThrow(
    TooManyLabRows,
  );
});

test.each([
  ['Provmaterial', 'Urin', 'Magnesium', 'other-sample'],
  ['Material', 'Saliv', 'Magnesium', 'other-sample'],
  ['Specimen', 'Hair', 'Magnesium', 'other-sample'],
  ['Provmaterial', 'Okänt 7', 'Magnesium', 'other-sample'],
  ['Kod', 'MG-U', 'Magnesium', 'other-sample'],
  ['Provmaterial', 'Serum', 'Magnesium', null],
  ['Provmaterial', 'P', 'Magnesium', null],
  ['Provmaterial', 'Li-heparinplasma', 'fP-Magnesium', null],
  ['Provmaterial', '', 'Magnesium', null],
])('of a sample that is told as %s “%s” %s: %s', (heading, cell, name, reason) => {
  const text = `Datum;Analys;Värde;Enhet;${heading}\n2026-11-20;${name};1,1;mmol/L;${cell}`;
  const [read] = readBack(valuesInCsv(text).rows);
  expect(typeof read === 'string' ? read : null).toBe(reason);
});

test('whom the rows of a table are of is told by number, by day and by name', () => {
  const of = (heading: string, ...cells: string[]) => {
    const rows = cells.map((cell) => `2026-11-20;Ferritin;30;µg/L;${cell}`);
    return valuesInCsv(`Datum;Analys;Värde;Enhet;${heading}\n${rows.join('\n')}`);
  };
  expect(of('Personnummer', '19500101-1234')).toMatchObject({ people: 1, births: ['1950-01-01'] });
  expect(of('Personnummer', '800289-123X').births).toEqual(['80-02-29']);
  expect(of('Födelsedatum', '1950-01-01').births).toEqual(['1950-01-01']);
  expect(of('Person', '', 'Bo')).toMatchObject({ people: 1, isPartlyOfNobody: true });
  expect(of('Person', 'Bo', 'bo')).toMatchObject({ people: 1, births: [], isPartlyOfNobody: false });
  const born = (told: string) => canBeBorn('1980-02-29', told);
  expect(['1980', '1980-02', '1980-02-29', '80-02-29'].map(born)).toEqual([true, true, true, true]);
  expect(['1999', '1980-03', '1950-01-01', '81-02-29'].map(born)).toEqual([false, false, false, false]);
});

test('rows are counted as a spreadsheet does, empty ones too', () => {
  const text = 'date;test;value;unit\n\n2026-11-20;Ferritin;30;µg/L\n;;;\n2026-11-20;Ferritin;x;µg/L\n';
  expect(valuesInCsv(text).rows.map(({ row }) => row)).toEqual([3, 5]);
});

test('an interval that cannot be read is left out, and told to be', () => {
  const text =
    'date;test;value;unit;ref_low;ref_high;ref\n' +
    '2026-11-20;Ferritin;30;µg/L;15;150;\n' +
    '2026-11-20;Ferritin;31;µg/L;;;se svar\n' +
    '2026-11-20;Ferritin;32;µg/L;1.234;;\n' +
    '2026-11-20;Ferritin;33;µg/L;;;\n';
  const { rows } = valuesInCsv(text);
  expect(rows.map(({ intervalLeftOut }) => intervalLeftOut)).toEqual([false, true, true, false]);
  expect(readBack(rows)).toMatchObject([{ low: 15, high: 150 }, ...Array(3).fill({ low: null, high: null })]);
});

test('magnesium in urine is not taken for that in blood, and half an interval in disorder keeps no value out', () => {
  const text =
    'date,marker,code,value,unit,low,high\n' +
    '2026-11-20,Magnesium,2598-1,3.1,mmol/L,,\n' +
    '2026-11-20,Magnesium,NPU02647,0.82,mmol/L,-1,0.94\n';
  const urine = { coding: [{ system: 'http://loinc.org', code: '2598-1' }], text: 'Magnesium' };
  expect(readBack(valuesInCsv(text).rows)).toMatchObject([
    'unknown-marker',
    { marker: 'magnesium', low: null, high: 0.94 },
  ]);
  expect(readBack(inFhir(observation({ code: urine })).rows)).toEqual(['unknown-marker']);
});

test('a file whose quote never ends is no table', () => {
  expect(() => valuesInCsv('date,marker,value,unit\n2026-11-20,"Magnesium,0.8,mmol/L\n')).toThrow(
    LabFileUnreadable,
  );
});
