import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { KeyRotation } from '#src/connect/key-rotation';
import { LabDesk } from '#src/labs/lab-desk';
import { LabShelf } from '#src/labs/lab-shelf';
import { LabValue } from '#src/labs/lab-value.entity';
import { SweatTest } from '#src/labs/sweat-test.entity';
import { SweatTests } from '#src/labs/sweat-tests';
import { Profiles } from '#src/people/profiles';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { sayFor } from '../support/consenting.js';
import { countedQueries } from '../support/counted-queries.js';
import { everyRow } from '../support/every-table.js';
import { bringHome, takeout } from '../support/moving.js';
import { PlayedBack } from '../support/played-back.js';

const LABS = '/api/v1/lab-values';
const MAGNESIUM = {
  ...{ marker: 'magnesium', value: 0.82, unit: 'mmol/L', low: 0.7, high: 0.95 },
  ...{ sampledAt: '2026-05-20T07:40', lab: 'Unilabs', fasting: true, note: 'canary of the note' },
};

const SWEAT = '/api/v1/sweat-tests';
const WASHED = { method: 'wash-down', value: 0.4137, unit: 'mmol/L', sampledOn: '2026-05-20' };

let svett: TestApp;
let ada: Browser;
let athleteId: string;
let people = 0;
const tape = new PlayedBack();
beforeAll(async () => {
  svett = await anApp({ reader: tape });
});
afterAll(() => svett.close());

/** Somebody of age who lets their laboratory values be kept. */
async function somebody(on = svett, birthDate: string | null = '1990-04-17'): Promise<Browser> {
  const who = await on.athlete(`athlete-${++people}@example.org`);
  if (birthDate !== null) {
    const profile = (await who.get('/api/v1/profile')).json();
    expect((await who.put('/api/v1/profile', { ...profile, sex: 'female', birthDate })).statusCode).toBe(200);
  }
  await sayFor(on, await idOf(who), 'lab-values', true);
  return who;
}
const idOf = async (who: Browser): Promise<string> => (await who.get('/api/v1/me')).json().athleteId;
const listOf = async (who: Browser) => (await who.get(LABS)).json();
const itemsOf = async (who: Browser) => (await listOf(who)).items;
const sweatOf = async (who: Browser) => (await who.get(SWEAT)).json();

beforeEach(async () => {
  ada = await somebody();
  athleteId = await idOf(ada);
});

describe('by hand', () => {
  test('a value is kept, shown in the report’s own interval, corrected and removed', async () => {
    const { value, isNew } = (await ada.post(LABS, MAGNESIUM)).json();
    expect(isNew).toBe(true);
    expect(value).toMatchObject({
      ...{ ...MAGNESIUM, sampledAt: expect.stringMatching(/^2026-05-20T07:40:00/) },
      ...{ place: 'inside', word: 'normal', interval: { low: 0.7, high: 0.95, source: null } },
    });
    const corrected = await ada.put(`${LABS}/${value.id}`, { ...MAGNESIUM, value: 0.68 });
    expect(corrected.json()).toMatchObject({ id: value.id, value: 0.68, word: 'low' });
    expect(await itemsOf(ada)).toMatchObject([{ id: value.id, value: 0.68 }]);
    expect((await ada.delete(`${LABS}/${value.id}`)).statusCode).toBe(204);
    expect(await itemsOf(ada)).toEqual([]);
    expect((await ada.delete(`${LABS}/${value.id}`)).json()).toMatchObject({ code: 'labs.no-such-value' });
  });

  test('the same told twice is one, by its name or by what it says', async () => {
    const clientId = '1c0a1e9e-9d0b-4d5c-8a52-0d7b6f5b8a01';
    const first = (await ada.post(LABS, { ...MAGNESIUM, clientId })).json();
    const again = (await ada.post(LABS, { ...MAGNESIUM, clientId })).json();
    const otherUnit = (
      await ada.post(LABS, { ...MAGNESIUM, value: 1.99301, unit: 'mg/dL', low: null, high: null })
    ).json();
    expect([again, otherUnit]).toMatchObject([
      { isNew: false, value: { id: first.value.id } },
      { isNew: false, value: { id: first.value.id } },
    ]);
    const other = (await ada.post(LABS, { ...MAGNESIUM, value: 0.9 })).json();
    const alike = (await ada.put(`${LABS}/${other.value.id}`, MAGNESIUM)).json().code;
    expect([alike, (await itemsOf(ada)).length]).toEqual(['labs.such-value-there', 2]);
  });

  test.each([
    ['a unit nobody knows', { unit: 'furlongs' }, 'labs.unknown-unit'],
    ['a unit of other tests', { unit: 'nmol/L' }, 'labs.unknown-unit'],
    ['a value nobody can have', { value: 82 }, 'labs.impossible-value'],
    ['nothing at all', { value: 0 }, 'labs.impossible-value'],
    ['less than nothing', { value: -1 }, 'labs.impossible-value'],
    ['an interval the wrong way round', { low: 1, high: 0.7 }, 'labs.interval-turned'],
    ['no day', { sampledAt: 'yesterday' }, 'labs.no-such-day'],
    ['a day to come', { sampledAt: '2031-01-01' }, 'labs.day-to-come'],
    ['a day before birth', { sampledAt: '1990-04-16' }, 'labs.before-birth'],
  ])('%s is refused in words, and neither kept nor repeated', async (_, change, code) => {
    const answer = await ada.post(LABS, { ...MAGNESIUM, ...change });
    expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
    expect(answer.payload).not.toMatch(/furlongs|canary/);
    expect(await itemsOf(ada)).toEqual([]);
  });

  test('somebody else’s is as if it were not', async () => {
    const { value } = (await ada.post(LABS, MAGNESIUM)).json();
    const eve = await somebody();
    const answers = [
      await eve.put(`${LABS}/${value.id}`, MAGNESIUM),
      await eve.delete(`${LABS}/${value.id}`),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
    expect(await itemsOf(eve)).toEqual([]);
    expect(await itemsOf(ada)).toHaveLength(1);
  });
});

describe('beside training', () => {
  const flagsOf = async (day: string) =>
    (await itemsOf(ada)).find(({ sampledAt }: { sampledAt: string }) => sampledAt.startsWith(day)).flags;
  const UTC = (moment: string) =>
    JSON.stringify({
      ...{ resourceType: 'Observation', status: 'final', code: { coding: [{ code: 'NPU02647' }] } },
      ...{ effectiveDateTime: moment, valueQuantity: { value: 0.81, unit: 'mmol/L' } },
    });

  test('a sample within 24 hours after a hard session says so, also where a file tells its hour in UTC', async () => {
    await ada.put('/api/v1/me', { timeZone: 'Europe/Stockholm' });
    await svett.get(Profiles).weigh(athleteId, '2026-01-01', 70);
    const hard = { streams: { speedMs: 3 }, rpe: 7, everyS: 5 };
    await tape.handIn(svett, athleteId, { ...hard, startedAt: new Date('2026-05-19T06:00:00Z') });
    await svett.work();
    await ada.post(LABS, MAGNESIUM); // 22 hours and 40 minutes after its end
    await ada.post(`${LABS}/import`, { text: UTC('2026-05-21T05:40:00Z') });
    expect(await flagsOf('2026-05-20')).toEqual(['exercise-effect-possible']);
    expect(await flagsOf('2026-05-21T07:40')).toEqual([]);
    await tape.handIn(svett, athleteId, { ...hard, startedAt: new Date('2026-05-20T15:00:00Z') });
    await svett.work();
    expect(await flagsOf('2026-05-21T07:40')).toEqual(['exercise-effect-possible']);
  });

  test('many values take as many queries as one', async () => {
    const counted = async () => {
      const count = countedQueries(svett.database);
      await svett.get(LabDesk).list(athleteId);
      return count.stop();
    };
    await ada.post(LABS, MAGNESIUM);
    const one = await counted();
    expect(one).toBeGreaterThan(2);
    const days = Array.from({ length: 20 }, (_, at) => `2026-04-${String(at + 1).padStart(2, '0')}`);
    const text = `date;marker;value;unit\n${days.map((day) => `${day};Ferritin;31;µg/L`).join('\n')}`;
    expect((await ada.post(`${LABS}/import`, { text })).json()).toMatchObject({ taken: 20 });
    expect(await counted()).toBe(one);
  });
});

describe('a test of sweat', () => {
  test('is kept, corrected and removed, and tells what it makes likely in a litre', async () => {
    const none = await sweatOf(ada);
    expect(none).toMatchObject({ items: [], unreadable: [], perLitre: { yours: null } });
    expect(none.perLitre.anybodys.mg).toBeCloseTo(3.4, 1);
    const { test: kept, isNew } = (await ada.post(SWEAT, WASHED)).json();
    expect([isNew, kept]).toMatchObject([true, WASHED]);
    const washed = (await sweatOf(ada)).perLitre.yours;
    expect(washed.mg).toBeCloseTo(8.3, 0);
    const asPatch = { ...WASHED, method: 'patch', value: 10, unit: 'mg/L' };
    expect((await ada.put(`${SWEAT}/${kept.id}`, asPatch)).json()).toMatchObject({ id: kept.id, ...asPatch });
    const patched = (await sweatOf(ada)).perLitre.yours;
    expect(patched.mg).toBeLessThan(washed.mg);
    expect(patched.p90 / patched.p10).toBeGreaterThan(washed.p90 / washed.p10);
    await ada.post(SWEAT, { ...WASHED, sampledOn: '2026-05-28' });
    expect((await sweatOf(ada)).items).toMatchObject([{ sampledOn: '2026-05-28' }, { id: kept.id }]);
    expect((await ada.delete(`${SWEAT}/${kept.id}`)).statusCode).toBe(204);
    expect((await ada.delete(`${SWEAT}/${kept.id}`)).json()).toMatchObject({ code: 'labs.no-such-value' });
    expect((await sweatOf(ada)).items).toHaveLength(1);
  });

  test('told twice is one, by its name or by what it says', async () => {
    const clientId = '1c0a1e9e-9d0b-4d5c-8a52-0d7b6f5b8a01';
    const { test: first } = (await ada.post(SWEAT, { ...WASHED, clientId })).json();
    for (const again of [{ ...WASHED, clientId }, WASHED])
      expect((await ada.post(SWEAT, again)).json()).toMatchObject({ isNew: false, test: { id: first.id } });
  });

  test.each([
    ['less than sweat can hold', { value: 0.004 }, 'labs.impossible-value', { least: 0.005, unit: 'mmol/L' }],
    ['more than sweat can hold', { value: 9.8 }, 'labs.impossible-value', { most: 2, unit: 'mmol/L' }],
    ['too many milligrams', { value: 49, unit: 'mg/L' }, 'labs.impossible-value', { unit: 'mg/L' }],
    ['a day to come', { sampledOn: '2031-01-01' }, 'labs.day-to-come', {}],
    ['a day before birth', { sampledOn: '1990-04-16' }, 'labs.before-birth', {}],
  ])('of %s is refused in words, and not kept', async (_, change, code, details) => {
    const answer = await ada.post(SWEAT, { ...WASHED, ...change });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code, details });
    expect((await sweatOf(ada)).items).toEqual([]);
  });

  test('of somebody else is as if it were not, and none is shown without leave, or to minors', async () => {
    const { test: kept } = (await ada.post(SWEAT, WASHED)).json();
    const eve = await somebody();
    for (const answer of [
      await eve.put(`${SWEAT}/${kept.id}`, WASHED),
      await eve.delete(`${SWEAT}/${kept.id}`),
    ])
      expect(answer.statusCode).toBe(404);
    for (const purpose of ['lab-values', 'health-data'] as const) {
      await sayFor(svett, athleteId, purpose, false);
      for (const answer of [
        await ada.get(SWEAT),
        await ada.post(SWEAT, WASHED),
        await ada.put(`${SWEAT}/${kept.id}`, WASHED),
      ])
        expect(answer.json()).toMatchObject({ code: 'people.consent-needed', details: { purpose } });
      expect(await svett.get(SweatTests).belief(athleteId)).toBeNull();
      await sayFor(svett, athleteId, purpose, true);
    }
    expect((await svett.get(SweatTests).belief(athleteId))!.sigma).toBeLessThan(0.35);
    expect((await ada.delete(`${SWEAT}/${kept.id}`)).statusCode).toBe(204);
    const young = await somebody(svett, '2010-01-01');
    expect((await young.post(SWEAT, WASHED)).json()).toMatchObject({ code: 'labs.for-adults' });
  });
});

describe('without leave', () => {
  test.each(['lab-values', 'health-data'] as const)(
    'for %s nothing is shown or kept, but may be removed',
    async (purpose) => {
      const { value } = (await ada.post(LABS, MAGNESIUM)).json();
      await sayFor(svett, athleteId, purpose, false);
      const answers = [
        await ada.get(LABS),
        await ada.post(LABS, MAGNESIUM),
        await ada.put(`${LABS}/${value.id}`, MAGNESIUM),
        await ada.get(`${LABS}/export?format=csv`),
        await ada.post(`${LABS}/import`, { text: 'date,marker,value,unit\n', dryRun: true }),
      ];
      for (const answer of answers)
        expect(answer.json()).toMatchObject({ code: 'people.consent-needed', details: { purpose } });
      expect(await svett.get(LabShelf).latest(athleteId, 'magnesium', 10_000)).toBeNull();
      expect((await ada.delete(`${LABS}/${value.id}`)).statusCode).toBe(204);
    },
  );

  test.each([
    ['under 18', '2010-01-01'],
    ['of an age nobody told', null],
  ])('somebody %s sees and keeps nothing', async (_, birthDate) => {
    const young = await somebody(svett, birthDate);
    const answers = [
      await young.get(LABS),
      await young.post(LABS, MAGNESIUM),
      await young.get(`${LABS}/export?format=fhir`),
    ];
    expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual(
      answers.map(() => [403, 'labs.for-adults']),
    );
    expect(await svett.get(LabShelf).latest(await idOf(young), 'magnesium', 180)).toBeNull();
  });
});

describe('a file', () => {
  const CSV =
    'Datum;Tid;Analys;Resultat;Enhet;Referensintervall\n' +
    '2026-05-20;07:40;P-Magnesium;0,82;mmol/L;0,70–0,95\n' +
    '2026-05-20;07:40;S-Ferritin;31;mikrog/L;\n' +
    '2026-05-20;07:40;Hemoglobin;140;g/L;\n' +
    '2026-05-20;07:40;Natrium;14;mmol/L;\n' +
    '2026-05-20;07:40;Ferritin;31;ng/mL;\n';
  const take = (who: Browser, text: string, more: object = {}) =>
    who.post(`${LABS}/import`, { text, ...more });

  test('is told row by row first, and nothing is kept; then it is, once', async () => {
    const preview = (await take(ada, CSV, { dryRun: true })).json();
    expect(preview).toMatchObject({
      ...{ dryRun: true, format: 'csv', taken: 2, alreadyThere: 1, skipped: 2 },
      rows: [
        { row: 2, outcome: 'taken', marker: 'magnesium', reason: null, said: null },
        { row: 3, outcome: 'taken', marker: 'ferritin' },
        { row: 4, outcome: 'skipped', reason: 'unknown-marker', name: 'Hemoglobin' },
        {
          row: 5,
          outcome: 'skipped',
          reason: 'impossible-value',
          said: expect.stringContaining('14 · mmol/L'),
        },
        { row: 6, outcome: 'already-there', marker: 'ferritin' },
      ],
    });
    expect(await itemsOf(ada)).toEqual([]);
    expect((await take(ada, CSV)).json()).toEqual({ ...preview, dryRun: false });
    expect((await take(ada, CSV)).json()).toMatchObject({ taken: 0, alreadyThere: 3, skipped: 2 });
    expect(await itemsOf(ada)).toHaveLength(2);
  });

  test.each(['csv', 'fhir'])('that was saved as %s brings the same into an empty place', async (format) => {
    await take(ada, CSV);
    await ada.post(LABS, { ...MAGNESIUM, sampledAt: '2026-01-02', comparator: '<', note: '=1+1' });
    const file = await ada.get(`${LABS}/export?format=${format}`);
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename="svett-lab-values-[\d-]+\.(csv|json)"$/,
    );
    const eve = await somebody();
    expect((await take(eve, file.payload)).json()).toMatchObject({
      format,
      taken: 3,
      alreadyThere: 0,
      skipped: 0,
    });
    const told = async (who: Browser) =>
      (await itemsOf(who)).map(
        ({
          id: _,
          from: __,
          createdAt: ___,
          changedAt: ____,
          change: _____,
          ...rest
        }: Record<string, unknown>) => rest,
      );
    expect(await told(eve)).toEqual(await told(ada));
    expect((await eve.get(`${LABS}/export?format=csv`)).payload).toEqual(
      (await ada.get(`${LABS}/export?format=csv`)).payload,
    );
    expect((await take(ada, file.payload)).json()).toMatchObject({ taken: 0, alreadyThere: 3 });
  });

  const observation = (reference: string) => ({
    ...{ resourceType: 'Observation', status: 'final', subject: { reference } },
    ...{ code: { coding: [{ code: 'NPU02647' }] }, effectiveDateTime: '2026-05-20' },
    valueQuantity: { value: 0.82, unit: 'mmol/L' },
  });
  const patient = { resourceType: 'Patient', birthDate: '1955-01-01' };

  test('of two people is refused, and of somebody born on another day asked about', async () => {
    const two = JSON.stringify([observation('Patient/1'), observation('Patient/2')]);
    expect((await take(ada, two, { mine: true })).json()).toMatchObject({ code: 'labs.several-people' });
    const other = JSON.stringify([patient, observation('Patient/1')]);
    const asked = await take(ada, other, { dryRun: true });
    expect([asked.statusCode, asked.json().code]).toEqual([409, 'labs.somebody-else']);
    expect(asked.payload).not.toContain('1955');
    expect((await take(ada, other, { mine: true })).json()).toMatchObject({ taken: 1 });
  });

  test('that is no file of values is refused in words', async () => {
    for (const text of ['hello', '{"a": 1}', '[', 'date;colour\n1;2'])
      expect((await take(ada, text)).json()).toMatchObject({ code: 'labs.file-unreadable' });
  });
});

test('neither a value nor what was tested nor a note stands in the database in clear', async () => {
  await ada.post(LABS, { ...MAGNESIUM, value: 0.7391 });
  await ada.post(SWEAT, WASHED);
  const rows = await everyRow(svett.database);
  const row = rows.get('lab_value')!;
  expect(row).not.toMatch(/canary|0\.7391|magnesium|Unilabs|2026-05-20/);
  expect(rows.get('sweat_test')).toContain(athleteId);
  expect(rows.get('sweat_test')).not.toMatch(/wash|0\.4137|mmol|2026-05-20/);
  if (svett.settings.databaseUrl) return;
  for (const name of ['svett.sqlite', 'svett.sqlite-wal']) {
    const bytes = await readFile(join(svett.settings.dataFolder, name), 'latin1').catch(() => '');
    expect(bytes).not.toMatch(/canary of the note|0\.7391|0\.4137/);
  }
});

describe('the keys', () => {
  test('are changed, and every value opens with the new one alone', async () => {
    const { value } = (await ada.post(LABS, MAGNESIUM)).json();
    const { test: sweat } = (await ada.post(SWEAT, WASHED)).json();
    const sweatKeyOf = async () => (await svett.database.read(SweatTest).findOneBy({ id: sweat.id }))!.keyId;
    const keyOf = async () => (await svett.database.read(LabValue).findOneBy({ id: value.id }))!.keyId;
    const before = await keyOf();
    expect(await svett.get(KeyRotation).rotate()).toBeGreaterThan(0);
    expect(await keyOf()).not.toBe(before);
    expect(await itemsOf(ada)).toMatchObject([{ value: 0.82 }]);
    expect(await sweatKeyOf()).toBe(await keyOf());
    expect((await sweatOf(ada)).items).toMatchObject([WASHED]);
  });

  test('a broken seal, or one moved from another row, hides none of the others, and can be removed', async () => {
    const ids: string[] = [];
    for (const sampledAt of ['2026-05-01', '2026-05-02', '2026-05-03'])
      ids.push((await ada.post(LABS, { ...MAGNESIUM, sampledAt })).json().value.id);
    const whole = await svett.database
      .read(LabValue)
      .findOne({ where: { id: ids[0]! }, select: { id: true, sealed: true } });
    await svett.database.transaction(async (tx) => {
      await tx.update(LabValue, ids[1]!, { sealed: whole!.sealed });
      await tx.update(LabValue, ids[2]!, { sealed: Buffer.alloc(40) });
    });
    const { items, unreadable } = await listOf(ada);
    expect(items).toMatchObject([{ id: ids[0] }]);
    expect(unreadable.toSorted()).toEqual([ids[1], ids[2]].toSorted());
    expect((await takeout(svett, ada)).length).toBeGreaterThan(0);
    await expect(svett.get(KeyRotation).rotate()).rejects.toThrow('stored secret');
    const moved = await svett.database.read(LabValue).findOneBy({ id: ids[0]! });
    const stuck = await svett.database.read(LabValue).findOneBy({ id: ids[1]! });
    expect(moved!.keyId).not.toBe(stuck!.keyId); // the others went over all the same
    for (const id of unreadable) expect((await ada.delete(`${LABS}/${id}`)).statusCode).toBe(204);
    await svett.get(KeyRotation).rotate();
    expect(await itemsOf(ada)).toHaveLength(1);
  });
});

test('everything of one’s own carries the values open, and brings them into another Svett sealed anew', async () => {
  await ada.post(LABS, MAGNESIUM);
  await ada.post(SWEAT, WASHED);
  const zip = await takeout(svett, ada);
  const fresh = await anApp({ clock: svett.clock });
  const there = await somebody(fresh);
  expect(await bringHome(fresh, there, zip)).toMatchObject({ state: 'done', problemCode: null });
  expect(await bringHome(fresh, there, zip)).toMatchObject({ state: 'done' });
  expect(await itemsOf(there)).toMatchObject([{ value: 0.82, note: 'canary of the note', lab: 'Unilabs' }]);
  expect((await sweatOf(there)).items).toMatchObject([WASHED]);
  const rows = await everyRow(fresh.database);
  expect(rows.get('lab_value')).not.toMatch(/canary|magnesium/);
  expect(rows.get('sweat_test')).not.toMatch(/wash/);
  await fresh.close();
});

test('whoever erases their data erases these', async () => {
  await ada.post(LABS, MAGNESIUM);
  await ada.post(SWEAT, WASHED);
  expect((await ada.delete('/api/v1/me/data', { erase: 'data' })).statusCode).toBeLessThan(300);
  await svett.work();
  expect(await svett.database.read(LabValue).countBy({ athleteId })).toBe(0);
  expect(await svett.database.read(SweatTest).countBy({ athleteId })).toBe(0);
});
