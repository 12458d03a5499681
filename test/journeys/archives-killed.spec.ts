import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Settings } from '#src/config/settings';
import { appleExport } from '../support/apple-export.js';
import { compileService } from '../support/compiled.js';
import { garminExport } from '../support/garmin-export.js';
import { type Packed, writeZip } from '../support/made-zip.js';
import { type SeasonDay, seasonDays } from '../support/season-days.js';
import { readySettings } from '../support/settings.js';
import { stravaExport } from '../support/strava-export.js';

/** `npm run test:crashes` takes in 3,000; every other run enough to be killed in the middle of them twice. */
const WORKOUTS = Number(process.env['ARCHIVE_WORKOUTS'] ?? 80);
const PATIENCE_MS = 120_000 + WORKOUTS * 600;

/** As `npm start` has them: what is told of memory is told of that. */
const FLAGS = flagsOfStart();

/** What the whole service may take for itself, with estimates made meanwhile. */
const MOST_OWN_MB = 300;

interface End {
  sessions: number;
  sources: number;
  entries: number;
  keys: number;
  outcomes: Record<string, number>;
  setAside: number;
  archiveS: number;
  idleMb: number;
  archiveMb: number;
  ownMb: number;
  archiveDelayMs: { p99: number; max: number };
}
interface Life {
  /** How far it was when it ended. */
  done: number;
  end: End | null;
}

let folder: string;
beforeAll(() => {
  folder = compileService();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function flagsOfStart(): string[] {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { scripts } = JSON.parse(file) as { scripts: Record<string, string> };
  return scripts['start']!.split(' ').filter((word) => word.startsWith('--'));
}

/** One life of the process: until it has dealt with `fatalDone` entries, or to the end. */
async function live(settings: Settings, file: string, fatalDone: number): Promise<Life> {
  const script = join(folder, 'test/support/archive-child.js');
  const database = settings.databaseUrl ? { DATABASE_URL: settings.databaseUrl } : {};
  const child = spawn(process.execPath, [...FLAGS, script, file], {
    cwd: folder,
    env: { PATH: process.env['PATH'], SVETT_DATA: settings.dataFolder, ...database },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const life: Life = { done: 0, end: null };
  for await (const line of createInterface(child.stdout)) {
    const said = JSON.parse(line) as { done?: number; end?: End };
    life.done = said.done ?? life.done;
    life.end = said.end ?? null;
    if (life.done >= fatalDone) child.kill('SIGKILL');
  }
  await exit;
  return life;
}

const SEASONS: Record<string, (days: SeasonDay[]) => Packed | Promise<Packed>> = {
  'Strava’s': stravaExport,
  'Garmin’s': garminExport,
  'Apple Health’s': (days) => appleExport(days),
};
const nth = (of: number, remainder: number) =>
  Array.from({ length: WORKOUTS }, (_, at) => at).filter((at) => at % of === remainder).length;
const SOURCES: Record<string, number> = {
  'Strava’s': 2 * WORKOUTS - nth(8, 7),
  'Garmin’s': 2 * WORKOUTS - nth(8, 6) - nth(8, 7),
  'Apple Health’s': WORKOUTS + nth(4, 0),
};

test.each(Object.keys(SEASONS))(
  '%s export, killed twice on the way, is taken in whole, and nothing of it twice',
  async (whose) => {
    const file = join(folder, `${Object.keys(SEASONS).indexOf(whose)}.zip`);
    await writeZip(file, await SEASONS[whose]!(seasonDays(WORKOUTS)));
    const place = await readySettings();
    try {
      const first = await live(place.settings, file, WORKOUTS / 3);
      expect(first.end).toBeNull();
      const second = await live(place.settings, file, (2 * WORKOUTS) / 3);
      expect(second.end).toBeNull();
      expect(second.done).toBeGreaterThan(first.done);
      const { end } = await live(place.settings, file, Infinity);
      expect(end).toMatchObject({
        sessions: WORKOUTS,
        sources: SOURCES[whose],
        entries: WORKOUTS,
        keys: WORKOUTS,
        outcomes: { taken: WORKOUTS },
        setAside: 0,
      });
      expect(end!.ownMb).toBeLessThan(MOST_OWN_MB);
      const { archiveS, idleMb, archiveMb, ownMb, archiveDelayMs } = end!;
      process.stderr.write(
        `${whose} ${WORKOUTS} workouts: the last third took ${archiveS} s; memory ${idleMb} MB before, ${archiveMb} MB ` +
          `at most, ${ownMb} MB without pages of files; event loop late by ${Math.round(archiveDelayMs.p99)} ms (p99)\n`,
      );
    } finally {
      await place.remove();
      rmSync(file, { force: true });
    }
  },
  PATIENCE_MS,
);
