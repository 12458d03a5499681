import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Profiles } from '#src/people/profiles';
import { WeighIns } from '#src/sessions/weigh-ins';
import { OwnWeighing } from '#src/weighing/own-weighing.entity';
import { WeighingsDue } from '#src/weighing/weighing.topics';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { sayFor } from '../support/consenting.js';
import { PlayedBack } from '../support/played-back.js';

const HOUR_MS = 3_600_000;

let svett: TestApp;
let ada: Browser;
let athleteId: string;
const tape = new PlayedBack();
beforeAll(async () => {
  svett = await anApp({ reader: tape });
});
afterAll(() => svett.close());
/** Each test has an athlete of its own, of 70 kg. */
beforeEach(async () => {
  ada = await svett.athlete(`${newId()}@example.org`);
  ({ athleteId } = (await ada.get('/api/v1/me')).json());
  await svett.get(Profiles).weigh(athleteId, '2026-01-01', 70);
});

const at = (hours: number) => new Date(svett.clock.now().getTime() + hours * HOUR_MS).toISOString();
const before = (more: object = {}) => ({ before: { at: at(-2), kg: 70.2 }, ...more });
const both = (more: object = {}) => before({ after: { at: at(-0.25), kg: 69.1 }, drinkKg: 0.5, ...more });
const put = (id: string, form: object, who = ada) => who.put(`/api/v1/weighings/${id}`, form);
const list = async () => (await ada.get('/api/v1/weighings')).json();
const run = (more: object = {}) =>
  tape.handIn(svett, athleteId, { everyS: 10, startedAt: new Date(at(-1.5)), ...more });
const weighInOf = (sessionId: string) => svett.get(WeighIns).of('owner', athleteId, sessionId);
/** As the timetable would. */
async function due(): Promise<void> {
  await svett.work();
  await svett.database.transaction((tx) => svett.get(Outbox).put(tx, WeighingsDue, {}, { key: newId() }));
  await svett.work();
}

describe('weighed before and after', () => {
  test('becomes the weigh-in of a session that comes later, and the kilos wait no more', async () => {
    const id = newId();
    expect((await put(id, before())).json()).toMatchObject({ state: 'before', sessionId: null });
    expect((await put(id, both({ urineKg: 0.2 }))).json()).toMatchObject({ state: 'waiting' });
    await due();
    expect((await list()).items).toMatchObject([{ id, state: 'waiting', after: { kg: 69.1 } }]);
    const sessionId = await run();
    await due();
    expect(await weighInOf(sessionId)).toMatchObject({
      ...{ preKg: 70.2, postKg: 69.1, drinkKg: 0.5, urineKg: 0.2, towelled: true, extraMin: 45 },
    });
    expect((await list()).items).toMatchObject([
      { id, state: 'found', sessionId, before: { kg: null }, after: { kg: null } },
    ]);
  });

  test('becomes the weigh-in at once where the session is there already', async () => {
    const sessionId = await run();
    await svett.work();
    await put(newId(), both());
    await svett.work();
    expect(await weighInOf(sessionId)).toMatchObject({ preKg: 70.2, postKg: 69.1 });
  });

  test('sent once more is the same, also after it was found', async () => {
    const sessionId = await run();
    const id = newId();
    await put(id, both());
    await svett.work();
    await svett.get(WeighIns).of('owner', athleteId, sessionId);
    await ada.delete(`/api/v1/sessions/${sessionId}/weigh-in`);
    expect((await put(id, both())).json()).toMatchObject({ state: 'found', sessionId });
    await due();
    expect(await weighInOf(sessionId)).toBeNull();
  });

  test('keeps its second half when the first is sent late', async () => {
    const id = newId();
    await put(id, both());
    expect((await put(id, before())).json()).toMatchObject({ state: 'waiting', after: { kg: 69.1 } });
  });

  test('never takes the place of what was told of the session itself', async () => {
    const sessionId = await run();
    await svett.work();
    await ada.put(`/api/v1/sessions/${sessionId}/weigh-in`, { preKg: 71, postKg: 70.4, drinkKg: 0 });
    await put(newId(), both());
    await due();
    expect(await weighInOf(sessionId)).toMatchObject({ preKg: 71, postKg: 70.4 });
  });

  test('is asked about where it looks mistyped, and kept by whoever is sure', async () => {
    const id = newId();
    const mistyped = before({ before: { at: at(-2), kg: 702 } });
    const answer = await put(id, mistyped);
    expect([answer.statusCode, answer.json().details.doubts]).toEqual([409, 'comma-right']);
    expect((await list()).items).toEqual([]);
    const swapped = both({
      before: { at: at(-2), kg: 69.1 },
      after: { at: at(-0.25), kg: 70.2 },
      drinkKg: 0,
    });
    expect((await put(id, swapped)).json()).toMatchObject({ details: { doubts: 'swapped' } });
    expect((await put(id, { ...swapped, sure: true })).statusCode).toBe(200);
  });

  test.each([
    ['after before before', [-2, -3]],
    ['half a day apart', [-14, -1]],
    ['of another week', [-8 * 24]],
    ['yet to come', [1]],
  ] as [string, [number, number?]][])(
    'is refused with times %s, and says what times can be',
    async (_, [pre, after]) => {
      const more = {
        before: { at: at(pre), kg: 70 },
        after: after === undefined ? null : { at: at(after), kg: 69 },
      };
      const answer = await put(newId(), before(more));
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'weighing.at-no-time']);
    },
  );

  test('is nobody else’s to change or remove', async () => {
    const id = newId();
    await put(id, before());
    const bo = await svett.athlete('bo@example.org');
    expect((await put(id, both(), bo)).statusCode).toBe(404);
    expect((await bo.delete(`/api/v1/weighings/${id}`)).statusCode).toBe(404);
    expect((await ada.delete(`/api/v1/weighings/${id}`)).statusCode).toBe(204);
    expect((await list()).items).toEqual([]);
  });

  test('waits in vain for eight days at most', async () => {
    await put(newId(), both());
    svett.clock.pass({ days: 8 });
    await due();
    expect(await svett.database.read(OwnWeighing).countBy({ athleteId })).toBe(0);
  });

  test('is not used while the yes to health data is taken back, and not told then', async () => {
    await put(newId(), both());
    await sayFor(svett, athleteId, 'health-data', false);
    expect((await put(newId(), both())).statusCode).toBe(403);
    const sessionId = await run().catch(() => null);
    await due();
    if (sessionId) expect(await weighInOf(sessionId)).toBeNull();
    const [kept] = await svett.database.read(OwnWeighing).findBy({ athleteId });
    expect(kept?.settledAt).toBeNull();
  });
});

test('the next weighing begins from what was weighed last', async () => {
  expect((await list()).usualKg).toBe(70);
  await put(newId(), before({ before: { at: at(-1), kg: 70.8 } }));
  expect((await list()).usualKg).toBe(70.8);
});
