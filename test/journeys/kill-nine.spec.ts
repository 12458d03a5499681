import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Settings } from '#src/config/settings';
import { Estimate } from '#src/estimates/estimate.entity';
import { Engine } from '#src/jobs/engine.port';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Accounts } from '#src/people/accounts';
import { Visitors } from '#src/people/visitors';
import { Intake } from '#src/sessions/intake';
import { SessionFile } from '#src/sessions/session-file.entity';
import { Session } from '#src/sessions/session.entity';
import { anApp, type TestApp } from '../support/app.js';
import { StandingClock } from '../support/clock.js';
import { compileService } from '../support/compiled.js';
import { aFitFile } from '../support/fit-file.js';
import { readySettings } from '../support/settings.js';

let folder: string;
let file: string;

beforeAll(() => {
  folder = compileService();
  file = join(folder, 'run.fit');
  writeFileSync(file, aFitFile({ minutes: 20, massKg: 70 }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The life of a process that hands the file in, until it has nothing more to do or is killed before that. */
async function live(settings: Settings, fatalStep: number): Promise<'killed' | 'survived'> {
  const script = join(folder, 'test/support/crash-child.js');
  const database = settings.databaseUrl ? { DATABASE_URL: settings.databaseUrl } : {};
  const child = spawn(process.execPath, [script, file, String(fatalStep)], {
    cwd: folder,
    env: { PATH: process.env['PATH'], SVETT_DATA: settings.dataFolder, ...database },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal === 'SIGKILL') return 'killed';
  expect(code).toBe(0);
  return 'survived';
}

async function whatIsThere({ database }: TestApp) {
  return {
    sessions: await database.read(Session).count(),
    files: await database.read(SessionFile).count(),
    estimates: await database.read(Estimate).countBy({ current: true, state: 'ready' }),
    facts: (await database.read(OutboxRow).find()).map(({ outcome }) => outcome),
  };
}

const WHOLE = { sessions: 1, files: 1, estimates: 1 };

/** Killed at `step` and started again: what the restart makes good by itself, and what handing in again then adds. */
async function dieAt(step: number): Promise<'killed' | 'survived'> {
  const place = await readySettings();
  try {
    const fate = await live(place.settings, step);
    const svett = await anApp({ place, keepsPlace: true, clock: new StandingClock(new Date()) });
    try {
      await svett.get(Engine).start();
      await svett.work();
      const restarted = await whatIsThere(svett);
      if (fate === 'survived') expect(restarted).toMatchObject(WHOLE);
      // Either nothing had been written down yet, or all of it is made good without anybody's help.
      const { sessions } = restarted;
      expect([step, restarted]).toMatchObject([step, { files: sessions, estimates: sessions }]);
      expect(restarted.facts.every((one) => one === 'done')).toBe(true);

      const { id } = (await svett.get(Accounts).find('ada@example.org'))!;
      const { athleteId } = (await svett.get(Visitors).of(id, 'token'))!;
      await svett.get(Intake).take(athleteId, { name: 'run.fit', bytes: readFileSync(file) });
      await svett.work();
      expect([step, await whatIsThere(svett)]).toMatchObject([step, WHOLE]);
      return fate;
    } finally {
      await svett.close();
    }
  } finally {
    await place.remove();
  }
}

test('kill -9 between any two steps from upload to estimate leaves each session there once, and estimated after a restart', async () => {
  const deaths: number[] = [];
  for (let step = 1; ; step += 2) {
    const fates = await Promise.all([dieAt(step), dieAt(step + 1)]);
    deaths.push(...fates.flatMap((fate, n) => (fate === 'killed' ? [step + n] : [])));
    if (fates.includes('survived')) break;
  }
  // Before, inside and after each of: the session's transaction, the lease, the estimate with its tick.
  expect(deaths.length).toBeGreaterThanOrEqual(9);
}, 600_000); // seventeen processes, each of which loads the whole application
