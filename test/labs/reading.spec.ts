import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fhirOf } from '#src/labs/fhir-bundle';
import { intervalIn, keepable, numberIn } from '#src/labs/heard-value';
import { csvOf, valuesInCsv } from '#src/labs/lab-csv';
import { valuesInFhir } from '#src/labs/lab-fhir';
import { LabFileUnreadable } from '#src/labs/labs.problems';
import type { KeptValue } from '#src/labs/labs.shapes';
import { fromOwnUnit, MARKER_FACTS, MARKERS, unitsOf } from '#src/labs/markers';

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

const readBack = (rows: ReturnType<typeof valuesInCsv>['rows']) =>
  rows.map(({ heard }) => (typeof heard === 'string' ? heard : keepable(heard, { ...HEARING, from: 'csv' })));

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
        expect(readBack(valuesInFhir(JSON.stringify(fhirOf(named))).rows)).toEqual(values);
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
    [',5', 0.5, null],
  ])('%s', (text, value, comparator) => {
    expect(numberIn(text)).toEqual({ value, comparator });
  });

  test.each(['', 'neg', '1.234,5', '0,8,2', '--3', '1e5', 'NaN', '<', '5-10', '0x10'])(
    'but not “%s”',
    (text) => {
      expect(numberIn(text)).toBeNull();
    },
  );

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
  const rows = [
    ['2026-11-20', 'Hemoglobin', '140', 'g/L', 'unknown-marker'],
    ['2026-11-20', 'Magnesium', '', 'mmol/L', 'no-value'],
    ['2026-11-20', 'Magnesium', 'neg', 'mmol/L', 'not-a-number'],
    ['2026-11-20', 'Magnesium', '0.8', '', 'no-unit'],
    ['2026-11-20', 'Magnesium', '0.8', 'furlongs', 'unknown-unit'],
    ['2026-11-20', 'Magnesium', '0.8', 'ug/L', 'unknown-unit'],
    ['2026-11-20', 'Magnesium', '82', 'mmol/L', 'impossible-value'],
    ['20/11/2026', 'Magnesium', '0.8', 'mmol/L', 'no-such-day'],
    ['2026-02-30', 'Magnesium', '0.8', 'mmol/L', 'no-such-day'],
    ['2027-11-20', 'Magnesium', '0.8', 'mmol/L', 'day-to-come'],
    ['1979-11-20', 'Magnesium', '0.8', 'mmol/L', 'before-birth'],
  ];
  const text = `date,marker,value,unit\n${rows.map((row) => row.slice(0, 4).join(',')).join('\n')}`;
  expect(readBack(valuesInCsv(text).rows)).toEqual(rows.map((row) => row[4]));
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
const inFhir = (said: unknown) => valuesInFhir(JSON.stringify(said));

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

  test.each(['{', '[]', '{}', '"text"', '[1, null, {"resourceType": 7}]'])(
    '%s is no file of values',
    (text) => {
      expect(() => valuesInFhir(text)).toThrow(LabFileUnreadable);
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
            expect(error).toBeInstanceOf(LabFileUnreadable);
          }
      }),
    );
  });
});
