import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Estimate } from '#src/estimates/estimate.entity';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { newId } from '#src/kernel/ids';
import { ToldSession } from '#src/sessions/told-session.entity';
import { WeighIn } from '#src/sessions/weigh-in.entity';
import { OwnWeighing } from '#src/weighing/own-weighing.entity';
import { Seeded } from '#simulators/seeded';
import { anApp, type TestApp } from '../support/app.js';
import { StandingClock } from '../support/clock.js';
import { compileService } from '../support/compiled.js';
import { PlayedBack } from '../support/played-back.js';
import { type FreshPlace, readySettings } from '../support/settings.js';
import { TrainingLog } from '../support/training-log.js';

/** `npm run test:crashes` kills at nearly every second step; every other run at a few, chosen by the seed. */
const KILLS = Math.min(40, Number(process.env['KILLS'] ?? 4));
const SEED = Number(process.env['KILLS_SEED'] ?? 20261123);
const NEVER = 0;
/** Before the words that crash-telling.ts sends, and its last: what stands of the session in the end. */
const NOTHING_HEARD = -1;
const AIR_C = [12, 12, 31, 31, 29];
/** A weighing is taken for some days, by the machine's own clock. */
const STARTED_AT = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 3 * 3_600_000);

let folder: string;
beforeAll(() => {
  folder = compileService();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Scene {
  place: FreshPlace;
  athleteId: string;
  sessionId: string;
  weighingId: string;
}

/** A session that is there and estimated, of which nothing is told yet. */
async function begin(): Promise<Scene> {
  const place = await readySettings();
  const reader = new PlayedBack();
  const svett = await look(place, reader);
  const log = await TrainingLog.begin(svett, reader);
  const sessionId = await log.handIn({ everyS: 20, startedAt: STARTED_AT });
  await svett.work();
  await svett.close();
  return { place, athleteId: log.athleteId, sessionId, weighingId: newId() };
}

function look(place: FreshPlace, reader = new PlayedBack()): Promise<TestApp> {
  return anApp({ place, keepsPlace: true, reader, clock: new StandingClock(new Date()) });
}

/** One life: which word was heard last, and its steps; null: it was killed. */
async function live(scene: Scene, fatalStep: number, first: number) {
  const { settings } = scene.place;
  const database = settings.databaseUrl ? { DATABASE_URL: settings.databaseUrl } : {};
  const about = [scene.athleteId, scene.sessionId, scene.weighingId, STARTED_AT.toISOString()];
  const script = join(folder, 'test/support/crash-telling.js');
  const child = spawn(process.execPath, [script, String(fatalStep), String(first), ...about], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      SVETT_DATA: settings.dataFolder,
      WEATHER_SERVICES: 'none',
      ...database,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const heard = Number(
    said
      .match(/heard (\d)/g)
      ?.at(-1)
      ?.slice(-1) ?? first - 1,
  );
  if (signal === 'SIGKILL') return { heard, steps: null };
  expect(code).toBe(0);
  return { heard, steps: Number(/steps (\d+)/.exec(said)![1]) };
}

/** What is there of all that was told. */
async function remains({ place, sessionId }: Scene) {
  const svett = await look(place);
  const { database } = svett;
  const facts = await database.read(OutboxRow).find();
  const current = await database.read(Estimate).findBy({ sessionId, current: true });
  const found = {
    told: (await database.read(ToldSession).find()).map(({ airC, clothing }) => [airC, clothing]),
    weighings: (await database.read(OwnWeighing).find()).map((row) => [row.id, row.sessionId]),
    isWeighedAfter: (await database.read(OwnWeighing).find()).every(
      ({ afterAt, postKg, settledAt }) => settledAt !== null || (afterAt !== null && postKg !== null),
    ),
    weighIns: (await database.read(WeighIn).find()).map((row) => [row.sessionId, row.preKg, row.postKg]),
    lineages: current.map(({ lineage }) => lineage).sort(),
    lossL: current[0]?.lossL ?? NaN,
    // What is to be said of it later waits for its hour.
    unsettled: facts.flatMap(({ outcome, topic, dueAt }) =>
      outcome === 'done' || dueAt > new Date() ? [] : [`${topic} ${outcome}`],
    ),
  };
  await svett.close();
  return found;
}

/** Killed at a step: what was heard stands already; and once the rest is sent again, it is as if nothing had happened. */
async function dieAt(step: number, whole: Awaited<ReturnType<typeof remains>>): Promise<boolean> {
  const scene = await begin();
  try {
    const { heard, steps } = await live(scene, step, 0);
    if (steps !== null) return false; // so late that it had nothing more to do
    const left = await remains(scene);
    // The word under way when it died may have been written, and nobody was told so.
    const airs = [heard, heard + 1].flatMap((word) => AIR_C[word] ?? []);
    expect([step, heard, left.told.length <= 1]).toEqual([step, heard, true]);
    if (heard > NOTHING_HEARD)
      expect([step, airs]).toEqual([step, expect.arrayContaining([left.told[0]![0]])]);
    expect([step, left.weighings.length]).toEqual([step, heard >= 1 ? 1 : expect.any(Number)]);
    if (heard >= 3) expect([step, left.isWeighedAfter]).toEqual([step, true]);
    expect(left.weighings.length).toBeLessThanOrEqual(1);

    expect((await live(scene, NEVER, heard + 1)).steps).toBeGreaterThan(0);
    const { weighingId, sessionId } = scene;
    expect([step, await remains(scene)]).toEqual([
      step,
      {
        ...whole,
        lossL: expect.closeTo(whole.lossL, 9),
        weighings: [[weighingId, sessionId]],
        weighIns: [[sessionId, 70, 69.1]],
      },
    ]);
    return true;
  } finally {
    await scene.place.remove();
  }
}

test('kill -9 while somebody tells of a session and weighs, each sent twice: nothing is lost or doubled, and the newest word is reckoned with', async () => {
  const untouched = await begin();
  const before = await remains(untouched);
  const { steps } = await live(untouched, NEVER, 0);
  const whole = await remains(untouched);
  await untouched.place.remove();
  expect(whole).toMatchObject({
    told: [[29, 'shorts']],
    weighings: [[untouched.weighingId, untouched.sessionId]],
    weighIns: [[untouched.sessionId, 70, 69.1]],
    lineages: ['shareable'],
    unsettled: [],
  });
  expect(whole.lossL).not.toBeCloseTo(before.lossL, 3);

  const chance = Seeded.of(SEED, 'telling');
  const left = Array.from({ length: steps! }, (_, at) => at + 1);
  const chosen = Array.from({ length: Math.min(KILLS, left.length) }, () =>
    left.splice(chance.whole(0, left.length - 1), 1).at(0),
  );
  let deaths = 0;
  for (let at = 0; at < chosen.length; at += 2) {
    const fates = await Promise.all(chosen.slice(at, at + 2).map((step) => dieAt(step!, whole)));
    deaths += fates.filter(Boolean).length;
  }
  // What the engine does meanwhile shifts the last steps a little.
  expect(deaths).toBeGreaterThanOrEqual(Math.floor(chosen.length / 2));
  process.stderr.write(`seed ${SEED}: ${deaths} kills among ${steps} steps of telling and weighing\n`);
}, 1_800_000);
