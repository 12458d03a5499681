import { rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Engine } from '#src/jobs/engine.port';
import { OpenedTakeout } from '#src/takeout/opened-takeout';
import { aFitFile } from '../support/activity-files.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { StandingClock } from '../support/clock.js';
import { compileService } from '../support/compiled.js';
import { workUntilKilled } from '../support/mortal.js';
import { contentsOf, handIn, takeout } from '../support/moving.js';
import { type FreshPlace, readySettings } from '../support/settings.js';

const EMAIL = 'ada@example.org';
const EXPORTS = '/api/v1/exports';
const DAY_MS = 86_400_000;

let folder: string;
let old: FreshPlace;
let before: Awaited<ReturnType<typeof whatIsKnown>>;
let zip: Buffer;
beforeAll(async () => {
  folder = compileService();
  old = await readySettings();
  const svett = await anApp({ place: old, keepsPlace: true, clock: new StandingClock(new Date()) });
  const ada = await svett.athlete(EMAIL);
  await ada.post('/api/v1/profile/masses', { measuredOn: '2026-05-01', massKg: 68.25 });
  for (const daysAgo of [9, 7, 5]) await train(svett, ada, daysAgo);
  svett.clock.pass({ minutes: 3 }); // what each session taught is known for the others by then
  await svett.work();
  zip = await takeout(svett, ada);
  before = { contents: await contentsOf(zip), factor: (await ada.get('/api/v1/sweat-factor')).json() };
  const [{ id }] = (await ada.get(EXPORTS)).json().items;
  await ada.delete(`${EXPORTS}/${id}`);
  await svett.close();
}, 240_000);
afterAll(async () => {
  await old.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function train(svett: TestApp, ada: Browser, daysAgo: number): Promise<void> {
  const startedAt = new Date(Math.floor(Date.now() / 1000) * 1000 - daysAgo * DAY_MS);
  const bytes = aFitFile({ startedAt, minutes: 50, everyS: 5 });
  const { items } = (await ada.upload({ name: `${daysAgo} days ago.fit`, bytes })).json();
  await svett.work();
  const weighed = { preKg: 68.4, postKg: 67.5, drinkKg: 0.3, sure: true };
  await ada.put(`/api/v1/sessions/${items[0].sessionId}/weigh-in`, weighed);
  await svett.work();
}

/** All that comes along, row by row, and how they sweat. */
async function whatIsKnown(svett: TestApp, who: Browser) {
  const contents = await contentsOf(await takeout(svett, who));
  return { contents, factor: (await who.get('/api/v1/sweat-factor')).json() };
}

/** After the process was killed: the same place, and whose it is at a browser. Nothing goes on before `goOn`. */
async function restarted(place: FreshPlace): Promise<{ svett: TestApp; who: Browser }> {
  const svett = await anApp({ place, keepsPlace: true, clock: new StandingClock(new Date()) });
  const who = svett.browser();
  await who.post('/api/v1/sign-in', { email: EMAIL, password: PASSWORD });
  return { svett, who };
}

async function goOn(svett: TestApp): Promise<void> {
  await svett.get(Engine).start();
  await svett.work();
}

/** Some of so many steps, evenly apart, the last among them. */
const spread = (steps: number, some: number) =>
  Array.from({ length: some }, (_, n) => Math.round(((n + 1) * steps) / some));
const filesIn = (place: FreshPlace, name: string) => readdir(join(place.settings.dataFolder, name));

/** Asks for an export and lets a process work on it; answers how many steps it took, or null when it was killed. */
async function exportUntilKilled(fatalStep: number): Promise<{ id: string; steps: number | null }> {
  const { svett, who } = await restarted(old);
  const { id } = (await who.post(EXPORTS)).json();
  await svett.close();
  return { id, steps: await workUntilKilled(folder, old.settings, fatalStep) };
}

/** The only export there is, to its last byte as its manifest tells. */
async function expectOneWhole(svett: TestApp, who: Browser, id: string): Promise<void> {
  const [task, ...others] = (await who.get(EXPORTS)).json().items;
  expect(others).toEqual([]);
  expect(task).toMatchObject({ id, state: 'done', done: task.total });
  expect(await filesIn(old, 'exports')).toEqual([`${id}.zip`]);
  const opened = await OpenedTakeout.open(join(old.settings.dataFolder, 'exports', `${id}.zip`));
  await opened.check(() => Promise.resolve());
  opened.close();
  const { rawPayload } = await who.get(`${EXPORTS}/${id}/file`);
  expect(rawPayload).toHaveLength(task.bytes);
  expect(await contentsOf(rawPayload)).toEqual(before.contents);
  expect((await who.delete(`${EXPORTS}/${id}`)).statusCode).toBe(204);
  expect(await filesIn(old, 'exports')).toEqual([]);
}

test('kill -9 at any step of an export: it is offered only once it is whole, and after a restart it is there once', async () => {
  const unhurt = await exportUntilKilled(0);
  const first = await restarted(old);
  await expectOneWhole(first.svett, first.who, unhurt.id);
  await first.svett.close();

  for (const step of spread(unhurt.steps!, 6)) {
    const { id, steps } = await exportUntilKilled(step);
    expect([step, steps]).toEqual([step, null]);
    const { svett, who } = await restarted(old);
    const [{ state }] = (await who.get(EXPORTS)).json().items;
    const { statusCode } = await who.get(`${EXPORTS}/${id}/file`);
    expect([step, state, statusCode]).toEqual([step, state, state === 'done' ? 200 : 404]);
    await goOn(svett);
    await expectOneWhole(svett, who, id);
    await svett.close();
  }
}, 600_000);

/** Killed at `fatalStep` of taking the export in, where nothing was known, and started again. Answers the steps it took. */
async function importUntilKilled(fatalStep: number): Promise<number | null> {
  const place = await readySettings();
  try {
    const fresh = await anApp({ place, keepsPlace: true, clock: new StandingClock(new Date()) });
    const { taskId } = (await handIn(await fresh.athlete(EMAIL), zip)).json();
    await fresh.close();
    const steps = await workUntilKilled(folder, place.settings, fatalStep);
    const { svett, who } = await restarted(place);
    try {
      const { state } = (await who.get(`/api/v1/tasks/${taskId}`)).json();
      if (state === 'done') expect(await whatIsKnown(svett, who)).toEqual(before);
      await goOn(svett);
      const task = (await who.get(`/api/v1/tasks/${taskId}`)).json();
      expect([fatalStep, task]).toMatchObject([fatalStep, { state: 'done', done: task.total }]);
      expect([fatalStep, await whatIsKnown(svett, who)]).toEqual([fatalStep, before]);
      return steps;
    } finally {
      await svett.close();
    }
  } finally {
    await place.remove();
  }
}

test('kill -9 at any step of an import: after a restart everything is there as it was elsewhere, and once', async () => {
  const steps = await importUntilKilled(0);
  const fatal = spread(steps!, 5);
  while (fatal.length > 0) {
    const two = fatal.splice(0, 2);
    expect(await Promise.all(two.map(importUntilKilled))).toEqual(two.map(() => null));
  }
}, 600_000);
