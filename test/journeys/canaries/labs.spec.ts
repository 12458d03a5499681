import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { yesTo } from '../../support/consenting.js';
import { DOORS, notPassed } from './doors.js';

// Laboratory values are told with canaries in hand, in order and out of it; what is kept of them lies sealed.
jest.setTimeout(240_000);

const LABS = '/api/v1/lab-values';
const SWEAT = '/api/v1/sweat-tests';
/** Such a pulse can be so many milligrams in a litre of sweat; such a mass cannot. */
const { massKg: ODD, restingHeartRateBpm: ODD_PULSE, name } = CANARY;
const VALUE = {
  ...{ marker: 'ferritin', value: ODD, unit: 'µg/L', low: null, high: null, sampledAt: '2026-05-20T07:40' },
  ...{ lab: name, fasting: true, note: name },
};

let house: CanaryHouse;
let ada: CanaryVisitor;
beforeAll(async () => {
  house = await CanaryHouse.open();
  ada = await house.operator();
});
afterAll(() => house.close());

const refused = async (method: string, path: string, body: unknown) =>
  expect((await ada.send(method, path, body)).status).toBeGreaterThan(399);

test('values are told, broken and whole, by hand and by file', async () => {
  await refused('POST', LABS, VALUE); // not asked yet
  await ada.must('PUT', '/api/v1/consents/lab-values', yesTo('lab-values'));
  for (const wrong of [
    { ...VALUE, unit: name },
    { ...VALUE, marker: name },
    { ...VALUE, value: name },
    { ...VALUE, value: ODD * 10_000 },
    { ...VALUE, low: ODD, high: 1 },
    { ...VALUE, sampledAt: name },
  ])
    await refused('POST', LABS, wrong);
  const { value } = await ada.must<{ value: { id: string } }>('POST', LABS, VALUE);
  await refused('PUT', `${LABS}/${value.id}`, { ...VALUE, unit: name });
  await refused('PUT', `${LABS}/${name}`, VALUE);
  await ada.must('PUT', `${LABS}/${value.id}`, { ...VALUE, value: ODD + 1 });
  for (const text of [name, `{"resourceType": "${name}"`, `[{"a": "${name}"}]`])
    await refused('POST', `${LABS}/import`, { text });
  const birthDate = '1955-01-01';
  await refused('POST', `${LABS}/import`, {
    text: JSON.stringify([{ resourceType: 'Patient', name, birthDate }]),
  });
  const text = `date,marker,value,unit,note\n2026-05-01,Ferritin,${ODD},ug/L,${name}\n${name},${name},${name},${name},\n`;
  await ada.must('POST', `${LABS}/import`, { text, dryRun: true });
  await ada.must('POST', `${LABS}/import`, { text });
  await ada.must('GET', LABS);
  await ada.must('GET', '/api/v1/supplement-word');
  await ada.must('PUT', '/api/v1/lab-reminder', { onDay: '2026-09-01' });
  await ada.must('GET', '/api/v1/lab-reminder');
  await ada.must('DELETE', '/api/v1/lab-reminder');
  await refused('GET', `${LABS}/export?format=${name}`, undefined);
  for (const format of ['csv', 'fhir'])
    expect((await ada.send('GET', `${LABS}/export?format=${format}`)).bytes.toString()).toContain(name);
  await ada.must('DELETE', `${LABS}/${value.id}`);
});

test('so are tests of sweat', async () => {
  const told = { method: 'patch', value: ODD_PULSE, unit: 'mg/L', sampledOn: '2026-05-20' };
  for (const wrong of [
    { ...told, value: ODD },
    { ...told, value: name },
    { ...told, method: name },
    { ...told, unit: name },
    { ...told, sampledOn: name },
  ])
    await refused('POST', SWEAT, wrong);
  const { test: kept } = await ada.must<{ test: { id: string } }>('POST', SWEAT, told);
  await refused('PUT', `${SWEAT}/${name}`, told);
  await refused('PUT', `${SWEAT}/${kept.id}`, { ...told, value: ODD });
  await ada.must('PUT', `${SWEAT}/${kept.id}`, { ...told, method: 'wash-down' });
  await ada.must('GET', SWEAT);
  await ada.must('DELETE', `${SWEAT}/${kept.id}`);
});

test('nothing of all that is in anything the service wrote, nor in its database in clear', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
  const file = await readFile(join(house.data, 'svett.sqlite'), 'latin1');
  expect(file).not.toContain(name);
  expect(file).not.toContain(String(ODD));
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.labs, house.passed)).toEqual([]);
});
