import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Tx } from '#src/database/transaction';
import { RELEARNING, Relearning } from '#src/estimates/relearning';
import { Tasks } from '#src/people/tasks';
import { anApp, type TestApp } from '../support/app.js';

// Passes of one athlete may be under way in two processes at once: what is asked here is what each asks of the database.

let svett: TestApp;
let athleteId: string;
beforeEach(async () => {
  svett = await anApp();
  const ada = await svett.operator();
  athleteId = (await ada.get('/api/v1/me')).json<{ athleteId: string }>().athleteId;
});
afterEach(() => svett.close());

const relearning = () => svett.get(Relearning);
const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => svett.database.transaction(work);
const want = () => within((tx) => relearning().want(tx, athleteId));
const begin = (task: string) => within((tx) => relearning().begin(tx, athleteId, task, 10));
const goOn = (task: string) => within((tx) => relearning().goOn(tx, athleteId, task, 5));
const mayStand = (task: string) => within((tx) => relearning().mayStand(tx, athleteId, task));
const open = async () =>
  (await svett.get(Tasks).list(athleteId, RELEARNING)).filter((task) => task.endedAt === null);

test('what is wanted while nobody has begun is one task', async () => {
  const [one, other] = [await want(), await want()];
  expect(other).toBe(one);
  expect([await begin(one), await goOn(one), await mayStand(one)]).toEqual([true, true, true]);
});

test('from the moment a newer one is wanted, and when another process is at it too, the older one writes nothing more', async () => {
  const older = await want();
  await begin(older);
  const newer = await want();
  expect(newer).not.toBe(older);
  expect([await goOn(older), await mayStand(older)]).toEqual([false, false]);
  expect(await begin(newer)).toBe(true);
  expect([await goOn(older), await mayStand(older)]).toEqual([false, false]);
  expect([await goOn(newer), await mayStand(newer)]).toEqual([true, true]);
  expect((await open()).map(({ id }) => id)).toEqual([newer]);
});

test('an older one that comes back after a crash leaves the work to the newer one that is at it', async () => {
  const older = await want();
  await begin(older);
  const newer = await want();
  await begin(newer);
  expect(await begin(older)).toBe(false);
  expect([await goOn(newer), await mayStand(newer)]).toEqual([true, true]);
});
