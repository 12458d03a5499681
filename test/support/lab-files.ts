import { keepable } from '#src/labs/heard-value';
import { valuesInCsv } from '#src/labs/lab-csv';
import { valuesInFhir } from '#src/labs/lab-fhir';
import type { Person } from '#src/labs/own-interval';

const HEARING = { timeZone: 'Europe/Stockholm', latestDay: '2026-11-30', birthDate: '1980-02-29' } as const;

/** What would be kept of it, or why nothing would. */
export const readBack = (rows: ReturnType<typeof valuesInCsv>['rows'], from: 'csv' | 'fhir' = 'csv') =>
  rows.map(({ heard }) => (typeof heard === 'string' ? heard : keepable(heard, { ...HEARING, from })));

export const observation = (change: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'urn:oid:1.2.752.108.1', code: 'NPU02647' }] },
  effectiveDateTime: '2026-11-20T07:40:00+01:00',
  valueQuantity: { value: 0.82, unit: 'mmol/L', code: 'mmol/L' },
  ...change,
});
export const WOMAN = { sex: 'female', birthDate: '1980-02-29' } as const;
export const inFhir = (said: unknown, person: Person = WOMAN) => valuesInFhir(JSON.stringify(said), person);
