import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { valuesInFhir } from '#src/labs/lab-fhir';
import { LabFileUnreadable, NoLabValues } from '#src/labs/labs.problems';
import type { KeptValue } from '#src/labs/labs.shapes';
import { inFhir, observation, readBack, WOMAN } from '../support/lab-files.js';

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
    ['entered-in-error', 'withdrawn'],
    ['cancelled', 'withdrawn'],
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
