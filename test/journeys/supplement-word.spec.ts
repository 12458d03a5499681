import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { sayFor } from '../support/consenting.js';

const HEALTHY = {
  conditions: [] as string[],
  pregnant: false,
  breastfeeding: false,
  doctorSaidSupplement: true,
};
const LOW = { marker: 'magnesium', value: 0.65, unit: 'mmol/L', low: 0.7, high: 0.95 };
const STOMACH = { troubles: [], medicines: ['lithium'] };

let svett: TestApp;
let ada: Browser;
let athleteId: string;
let people = 0;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

const daysAgo = (days: number) =>
  new Date(svett.clock.now().getTime() - days * 86_400_000).toISOString().slice(0, 10);
const word = async () => (await ada.get('/api/v1/supplement-word')).json();
const measure = (change: object = {}) =>
  ada.post('/api/v1/lab-values', { ...LOW, sampledAt: daysAgo(20), ...change });
const tell = (change: object = {}) => ada.put('/api/v1/circumstances/conditions', { ...HEALTHY, ...change });

beforeEach(async () => {
  ada = await svett.athlete(`supplement-${++people}@example.org`);
  athleteId = (await ada.get('/api/v1/me')).json().athleteId;
  const profile = (await ada.get('/api/v1/profile')).json();
  await ada.put('/api/v1/profile', { ...profile, birthDate: '1990-04-17' });
  for (const purpose of ['lab-values', 'conditions', 'stomach', 'signs'] as const)
    await sayFor(svett, athleteId, purpose, true);
});

test('a low value, a reason and nothing against it: a supplement is mentioned, for a doctor to decide', async () => {
  await measure();
  await tell();
  await ada.put('/api/v1/circumstances/stomach', STOMACH);
  const told = await word();
  expect(told).toMatchObject({ outcome: 'may-speak', reasons: ['doctor'] });
  const text = told.text.join(' ');
  expect(text).toMatch(/läkaren/);
  expect(text).toMatch(/övre gränsen .* 250 mg om dagen/);
  expect(text).toMatch(/mediciner/);
  expect(text).toMatch(/8–12 veckor/);
});

describe('otherwise it is not:', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ['nothing measured', () => tell(), 'check-first'],
    [
      'measured too long ago',
      async () => [await tell(), await measure({ sampledAt: daysAgo(181) })],
      'check-first',
    ],
    [
      'measured in red cells only',
      async () => [await tell(), await measure({ marker: 'magnesium-red-cells' })],
      'check-first',
    ],
    [
      'a normal value since',
      async () => [await tell(), await measure(), await measure({ value: 0.8, sampledAt: daysAgo(2) })],
      'not-needed',
    ],
    ['a high value', async () => [await tell(), await measure({ value: 1.2 })], 'above'],
    ['a value to be seen to at once', async () => [await tell(), await measure({ value: 0.4 })], 'red-flag'],
    [
      'no reason',
      async () => [await tell({ doctorSaidSupplement: false }), await measure()],
      'low-without-reason',
    ],
    ['illnesses not told', () => measure(), 'tell-conditions'],
    [
      'a kidney disease',
      async () => [await tell({ conditions: ['kidney-disease'] }), await measure()],
      'doctor-only',
    ],
    ['a pregnancy', async () => [await tell({ pregnant: true }), await measure()], 'doctor-only'],
    [
      'a low eGFR',
      async () => [
        await tell(),
        await measure(),
        await measure({ marker: 'egfr', value: 55, unit: 'mL/min/1.73 m²', low: null, high: null }),
      ],
      'doctor-only',
    ],
    [
      'an eGFR that leaves it open',
      async () => [
        await tell(),
        await measure(),
        await measure({
          marker: 'egfr',
          value: 90,
          comparator: '<',
          unit: 'mL/min/1.73 m²',
          low: null,
          high: null,
        }),
      ],
      'doctor-only',
    ],
    [
      'a creatinine above its interval, and no eGFR',
      async () => [
        await tell(),
        await measure(),
        await measure({ marker: 'creatinine', value: 140, unit: 'µmol/L', low: 45, high: 90 }),
      ],
      'doctor-only',
    ],
    [
      'a luckier value of the same day',
      async () => [await measure(), await measure({ value: 0.85, sampledAt: `${daysAgo(20)}T14:00` })],
      'tell-conditions',
    ],
    [
      'leave for laboratory values taken back',
      async () => [await tell(), await measure(), await sayFor(svett, athleteId, 'lab-values', false)],
      'check-first',
    ],
    [
      'leave for signs taken back',
      async () => [await tell(), await measure(), await sayFor(svett, athleteId, 'signs', false)],
      'tell-signs',
    ],
    [
      'leave for illnesses taken back',
      async () => [await tell(), await measure(), await sayFor(svett, athleteId, 'conditions', false)],
      'tell-conditions',
    ],
  ])('%s', async (_, arrange, outcome) => {
    await arrange();
    const told = await word();
    expect(told.outcome).toBe(outcome);
    expect(told.text.join(' ')).not.toMatch(/\bmg\b/);
  });
});

test('somebody under 18 or of unknown age is told nothing', async () => {
  const young = await svett.athlete(`supplement-${++people}@example.org`);
  const answer = await young.get('/api/v1/supplement-word');
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'labs.for-adults']);
});

describe('a file', () => {
  const take = (text: string, more: object = {}) => ada.post('/api/v1/lab-values/import', { text, ...more });
  const items = async () => (await ada.get('/api/v1/lab-values')).json().items;
  const patient = { resourceType: 'Patient', birthDate: '1955-01-01' };
  const observation = (reference: string) => ({
    ...{ resourceType: 'Observation', status: 'final', subject: { reference } },
    ...{ code: { coding: [{ code: 'NPU02647' }] }, effectiveDateTime: '2026-05-20' },
    valueQuantity: { value: 0.82, unit: 'mmol/L' },
  });

  test('that names nobody in some rows, or somebody born in another year, is asked about', async () => {
    const rows = '2026-05-20,Ferritin,31,µg/L,\n2026-05-21,Ferritin,32,µg/L,Bo\n';
    const texts = [
      `date,marker,value,unit,person\n${rows}`,
      'date,marker,value,unit,personnummer\n2026-05-20,Ferritin,31,µg/L,19500101-1234\n',
      JSON.stringify([{ ...patient, birthDate: '1999' }, observation('Patient/1')]),
    ];
    for (const text of texts)
      expect((await take(text, { dryRun: true })).json()).toMatchObject({ code: 'labs.somebody-else' });
    expect((await take(texts[0]!, { mine: true })).json()).toMatchObject({ taken: 2 });
  });

  test('with which there would be more values than can be kept keeps none of them', async () => {
    await measure();
    const day = (at: number) => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
    const rows = Array.from({ length: 2_000 }, (_, at) => `${day(at)},Ferritin,31,µg/L`);
    const of = (count: number) => `date,marker,value,unit\n${rows.slice(0, count).join('\n')}`;
    const told = await take(of(2_000), { dryRun: true });
    expect(told.json()).toMatchObject({ code: 'labs.too-many-values', details: { most: 2_000 } });
    expect((await take(of(1_999), { dryRun: true })).json()).toMatchObject({ taken: 1_999 });
  });

  test('in which the laboratory corrects a value takes that one’s place, and of no other', async () => {
    const told = (value: number, change: object = {}) =>
      JSON.stringify({
        ...{ ...observation('Patient/1'), performer: [{ display: 'Unilabs' }] },
        ...{ valueQuantity: { value, unit: 'mmol/L' }, ...change },
      });
    await take(told(0.6));
    const corrected = told(0.85, { status: 'corrected' });
    for (const dryRun of [true, false])
      expect((await take(corrected, { dryRun })).json()).toMatchObject({
        taken: 1,
        rows: [{ outcome: 'replaced' }],
      });
    expect(await items()).toMatchObject([{ value: 0.85, change: null, decides: true }]);
    expect((await take(corrected)).json()).toMatchObject({ taken: 0, alreadyThere: 1 });
    await take(told(0.7, { status: 'corrected', performer: [{ display: 'Another' }] }));
    await take(told(0.75, { status: 'corrected', effectiveDateTime: '2026-05-19' }));
    expect(await items()).toHaveLength(3);
    expect((await take(told(0.85, { status: 'entered-in-error' }))).json()).toMatchObject({
      rows: [{ outcome: 'skipped', reason: 'withdrawn', said: expect.stringContaining('0.85') }],
    });
  });
});
