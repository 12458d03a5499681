import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fhirOf } from '#src/labs/fhir-bundle';
import { intervalIn, markIn, numberIn } from '#src/labs/heard-number';
import { keepable } from '#src/labs/heard-value';
import { csvOf, valuesInCsv } from '#src/labs/lab-csv';
import { valuesInFhir } from '#src/labs/lab-fhir';
import { LabFileUnreadable, NoLabValues, TooManyLabRows } from '#src/labs/labs.problems';
import type { KeptValue } from '#src/labs/labs.shapes';
import type { Person } from '#src/labs/own-interval';
import { MARKER_FACTS } from '#src/labs/marker-facts';
import { fromOwnUnit, unitsOf } from '#src/labs/marker-units';
import { MARKERS } from '#src/labs/markers';
import { canBeBorn } from '#src/labs/told-births';

const HEARING = { timeZone: 'Europe/Stockholm', latestDay: '2026-11-30', birthDate: '1980-02-29' } as const;
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

const readBack = (rows: ReturnType<typeof valuesInCsv>['rows'], from: 'csv' | 'fhir' = 'csv') =>
  rows.map(({ heard }) => (typeof heard === 'string' ? heard : keepable(heard, { ...HEARING, from })));

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
  const [blanks, started] = [' '.repeat(60_000), performance.now()];
  const csv = (day: string, value: string, ref: string) =>
    readBack(valuesInCsv(`date;test;value;unit;ref\n${day};Ferritin;${value};µg/L;${ref}`).rows);
  for (const ref of [`1${blanks}x`, `1${blanks}1${blanks}x`, `1${blanks}-${blanks}x`])
    expect(csv('2026-11-20', '30', ref)).toMatchObject([{ value: 30, low: null }]);
  expect(csv('2026-11-20', `1${blanks}x`, '')).toEqual(['not-a-number']);
  expect(csv(`"${'T'.repeat(60_000)}\nx"`, '30', '')).toEqual(['no-such-time']);
  const said = observation({ valueQuantity: undefined, valueString: `${blanks}${blanks}x` });
  expect(readBack(inFhir(said).rows)).toEqual(['not-readable']);
  expect(performance.now() - started).toBeLessThan(2_000); // it was half a minute
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

const observation = (change: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'urn:oid:1.2.752.108.1', code: 'NPU02647' }] },
  effectiveDateTime: '2026-11-20T07:40:00+01:00',
  valueQuantity: { value: 0.82, unit: 'mmol/L', code: 'mmol/L' },
  ...change,
});
const WOMAN = { sex: 'female', birthDate: '1980-02-29' } as const;
const inFhir = (said: unknown, person: Person = WOMAN) => valuesInFhir(JSON.stringify(said), person);

describe('FHIR', () => {
  test.each([
    ['one Observation', observation()],
    ['a list', [observation()]],
    ['a Bundle', { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: observation() }, {}] }],
    ['a comma in a text', observation({ valueQuantity: undefined, valueString: '0,82 mmol/L' })],
    ['a comma in a quantity', observation({ valueQuantity: { value: '0,82', unit: 'mmol/L' } })],
    [
      'a moment',
      observation({ effectiveDateTime: undefined, effectiveInstant: '2026-11-20T07:40:00.000+01:00' }),
    ],
    ['a code of a system nobody named', observation({ code: { coding: [{ code: '2601-3' }] } })],
    ['a name alone', observation({ code: { text: 'P-Magnesium' } })],
  ])('%s is read', (_, said) => {
    expect(readBack(inFhir(said).rows)).toMatchObject([
      { marker: 'magnesium', value: 0.82, unit: 'mmol/L', sampledAt: '2026-11-20T07:40:00+01:00' },
    ]);
  });

  test('the interval comes along, in the unit of the value', () => {
    const range = { low: { value: 1.7, unit: 'mg/dL' }, high: { value: 0.94 }, text: 'Lab' };
    const [kept] = readBack(inFhir(observation({ referenceRange: [range] })).rows) as KeptValue[];
    expect(kept!.low).toBeCloseTo(0.6994, 3);
    expect(kept!.high).toBe(0.94);
  });

  const range = (low: number, high: number, more: object = {}) => ({
    ...{ low: { value: low }, high: { value: high }, ...more },
  });
  const type = (code: string) => ({ type: { coding: [{ code }] } });
  const group = (code: string) => ({ appliesTo: [{ coding: [{ code }] }] });
  const years = (from: number | null, until: number | null, code = 'a') => ({
    age: {
      ...(from !== null && { low: { value: from, code } }),
      ...(until !== null && { high: { value: until, code } }),
    },
  });
  test.each<[string, object[], [number, number] | null]>([
    ['the usual one', [range(0.5, 2, type('critical')), range(0.7, 1, type('normal'))], [0.7, 1]],
    ['the one of no type', [range(0.8, 1.2, type('recommended')), range(0.7, 1)], [0.7, 1]],
    ['none that is aimed at', [range(0.8, 1.2, type('treatment'))], null],
    ['none with a type in other words', [range(0.8, 1.2, { type: { text: 'Critical' } })], null],
    ['that of her sex', [range(0.6, 1, group('male')), range(0.7, 0.9, group('248152002'))], [0.7, 0.9]],
    ['none of the other sex', [range(0.6, 1, group('male'))], null],
    ['none of a group we do not know', [range(0.6, 1, group('hispanic'))], null],
    ['that of her age', [range(0.6, 1, years(null, 17)), range(0.7, 0.9, years(18, null))], [0.7, 0.9]],
    ['none of another age', [range(0.6, 1, years(47, 60))], null],
    ['none of an age in weeks', [range(0.6, 1, years(0, 4000, 'wk'))], null],
    ['the narrower of two for her', [range(0.6, 1), range(0.7, 0.9, years(40, 50))], [0.7, 0.9]],
    ['none where two disagree', [range(0.6, 1), range(0.7, 0.9)], null],
    ['one of two that agree', [range(0.7, 0.9), range(0.7, 0.9)], [0.7, 0.9]],
  ])('of several intervals it takes %s', (_, referenceRange, taken) => {
    const { rows } = inFhir(observation({ referenceRange }));
    expect(readBack(rows)).toMatchObject([{ low: taken?.[0] ?? null, high: taken?.[1] ?? null }]);
    expect(rows[0]!.intervalLeftOut).toBe(taken === null);
  });

  test('an interval for a sex or an age is nobody’s whose sex or age is not known', () => {
    const nobody = { sex: null, birthDate: null };
    for (const more of [group('female'), years(18, null)])
      expect(
        readBack(inFhir(observation({ referenceRange: [range(0.7, 1, more)] }), nobody).rows),
      ).toMatchObject([{ low: null, high: null }]);
  });

  test.each<[string, object, string]>([
    ['in UTC', { effectiveDateTime: '2026-11-20T06:40:00Z' }, '2026-11-20T07:40:00+01:00'],
    ['at another distance', { effectiveDateTime: '2026-11-20T01:40:00-05:00' }, '2026-11-20T07:40:00+01:00'],
    ['of no zone', { effectiveDateTime: '2026-11-20T07:40:00' }, '2026-11-20T07:40:00+01:00'],
    [
      'of a while',
      { effectivePeriod: { start: '2026-11-20T06:40:00Z', end: '2026-11-20T06:50:00Z' } },
      '2026-11-20T07:40:00+01:00',
    ],
    ['of the end of a while', { effectivePeriod: { end: '2026-11-20' } }, '2026-11-20'],
    ['of the report alone', { issued: '2026-11-21T06:40:00Z' }, 'no-such-day'],
  ])('a moment %s is the athlete’s own hour: %j is %s', (_, change, told) => {
    const [read] = readBack(inFhir(observation({ effectiveDateTime: undefined, ...change })).rows, 'fhir');
    expect(typeof read === 'string' ? read : read!.sampledAt).toBe(told);
  });

  test('a number that came as a text is refused where it could be thousands, and one of JSON is as it is', () => {
    const ferritin = (value: unknown) =>
      observation({ code: { text: 'Ferritin' }, valueQuantity: { value, unit: 'ug/L' } });
    expect(readBack(inFhir([ferritin('1,234'), ferritin(1.234)]).rows)).toMatchObject([
      'number-unclear',
      { value: 1.234 },
    ]);
    expect(inFhir(ferritin('1,234')).rows[0]!.said).toBe('Ferritin · 1,234 ug/L · 2026-11-20T07:40:00+01:00');
  });

  test('of a panel each part is a row', () => {
    const component = [
      { code: { coding: [{ code: '2951-2' }] }, valueQuantity: { value: 140, unit: 'mmol/L' } },
      { code: { coding: [{ code: '2823-3' }] }, valueQuantity: { value: 4.1, unit: 'mmol/L' } },
    ];
    expect(readBack(inFhir(observation({ valueQuantity: undefined, component })).rows)).toMatchObject([
      { marker: 'sodium', value: 140 },
      { marker: 'potassium', value: 4.1 },
    ]);
  });

  test.each([
    ['preliminary', 'not-final'],
    ['entered-in-error', 'not-final'],
    ['corrected', null],
  ])('an Observation that is %s: %s', (status, reason) => {
    const [kept] = readBack(inFhir(observation({ status })).rows);
    expect(typeof kept === 'string' ? kept : null).toBe(reason);
  });

  test('an Observation in disorder is skipped, and the next is read', () => {
    const said = inFhir([observation({ code: 'magnesium' }), observation()]);
    expect(readBack(said.rows)).toMatchObject(['not-readable', { value: 0.82 }]);
  });

  test('several people are counted, by whom the values are of or by who is in the file', () => {
    const of = (reference: string) => observation({ subject: { reference } });
    expect(inFhir([of('Patient/1'), of('Patient/1')]).people).toBe(1);
    expect(inFhir([of('Patient/1'), of('Patient/2')]).people).toBe(2);
    expect(inFhir([{ resourceType: 'Patient' }, { resourceType: 'Patient' }, observation()]).people).toBe(2);
  });

  test('what is contained in a report, or in a Bundle in a Bundle, is read, and one in disorder hides no other', () => {
    const bundle = (...entry: unknown[]) => ({ resourceType: 'Bundle', entry });
    const report = {
      resourceType: 'DiagnosticReport',
      subject: { display: 'Bo' },
      contained: [observation()],
    };
    expect(readBack(inFhir(report).rows)).toMatchObject([{ value: 0.82 }]);
    expect(inFhir([report, observation()])).toMatchObject({ people: 1, isPartlyOfNobody: true });
    expect(readBack(inFhir(bundle({ resource: bundle({ resource: observation() }) })).rows)).toHaveLength(1);
    expect(
      readBack(inFhir(bundle(null, { resource: { id: 'x' } }, { resource: observation() })).rows),
    ).toMatchObject(['not-readable', 'not-readable', { value: 0.82 }]);
    expect(() => inFhir({ resourceType: 'Patient' })).toThrow(NoLabValues);
    expect(() => inFhir({ resourceType: 'DiagnosticReport', result: [] })).toThrow(NoLabValues);
    for (const depth of [20, 3_000])
      expect(() => valuesInFhir('['.repeat(depth) + ']'.repeat(depth), WOMAN)).toThrow(LabFileUnreadable);
  });

  test('urine is not taken for serum, by its specimen or by a code of the laboratory’s own', () => {
    const named = { code: { text: 'Magnesium' } };
    const urine = { type: { coding: [{ code: '122575003', display: 'Urine specimen' }] } };
    const specimen = { resourceType: 'Specimen', id: 's', ...urine };
    for (const change of [
      { specimen: { display: 'Urin, dygn' } },
      { specimen: { reference: '#s' }, contained: [specimen] },
      { code: { coding: [{ system: 'urn:local', code: 'MG-U' }], text: 'Magnesium' } },
      { code: { coding: [{ system: 'urn:local', code: '7', display: 'tU-Magnesium' }], text: 'Magnesium' } },
    ])
      expect(readBack(inFhir(observation({ ...named, ...change })).rows)).toEqual(['other-sample']);
    const pointing = observation({ ...named, specimen: { reference: 'Specimen/s' } });
    expect(readBack(inFhir([specimen, pointing]).rows)).toEqual(['other-sample']);
    expect(readBack(inFhir([pointing, observation({ specimen: { display: 'P' } })]).rows)).toHaveLength(2);
    expect(readBack(inFhir(pointing).rows)).toMatchObject([{ value: 0.82 }]);
  });

  test('when somebody was born is told by a patient within, by a year alone and by a number', () => {
    const of = (birthDate: string) => ({ resourceType: 'Patient', id: 'p', birthDate });
    const its = (birthDate: string) =>
      observation({ subject: { reference: '#p' }, contained: [of(birthDate)] });
    expect(inFhir(its('1950-01-01'))).toMatchObject({ people: 1, births: ['1950-01-01'] });
    expect(inFhir([its('1950-01-01'), its('1950-01-01')]).people).toBe(1);
    expect(inFhir([its('1950-01-01'), its('1980-02-29')]).people).toBe(2);
    expect(inFhir([of('1999'), observation()]).births).toEqual(['1999']);
    const numbered = observation({ subject: { identifier: { value: '195001011234' } } });
    expect(inFhir(numbered).births).toEqual(['1950-01-01']);
  });

  test.each(['ad', '~', 'sad'])('a number that says “%s” is not taken for an exact one', (comparator) => {
    const valueQuantity = { value: 0.82, unit: 'mmol/L', comparator };
    expect(readBack(inFhir(observation({ valueQuantity })).rows)).toEqual(['not-readable']);
  });

  test.each(['{', '[]', '{}', '"text"', '[1, null, {"resourceType": 7}]'])(
    '%s is no file of values',
    (text) => {
      expect(() => valuesInFhir(text, WOMAN)).toThrow(LabFileUnreadable);
    },
  );

  test('whatever JSON comes is read, or refused in words', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (said) => {
        for (const one of [
          said,
          observation({ valueQuantity: said }),
          observation({ code: said }),
          { resourceType: 'Bundle', entry: said },
        ])
          try {
            inFhir(one);
          } catch (error) {
            expect([LabFileUnreadable, NoLabValues].some((kind) => error instanceof kind)).toBe(true);
          }
      }),
    );
  });
});
