import { NestFactory } from '@nestjs/core';
import FitParser from 'fit-file-parser';
import { AppModule } from '#src/app.module';
import { Engine } from '#src/jobs/engine.port';
import { DAY_MS } from '#src/kernel/clock';
import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import { Intake } from '#src/sessions/intake';
import { aFitFile } from '../test/support/activity-files.js';
import { inTurn, type Benchmark, type Samples } from './benchmark.js';
import { fillSquads } from './club/filled.js';
import { inFolder, newSettings } from './ground/installation.js';

const PAUSES: [number, number][] = [
  [3600, 3660],
  [7200, 7500],
];
const MINUTES = Number(process.env['SVETT_BENCH_MINUTES'] ?? 180);
/** Of each athlete, before the first file comes. */
const STORED_EACH = Number(process.env['SVETT_BENCH_SESSIONS_EACH'] ?? 0);
const ATHLETES = 20;
const NOW = Date.now();
/**
 * Different days of the same ride: a file that is known already would not be read again. Every second day, on those on which
 * whoever has a history did not train.
 */
const FILES = Array.from({ length: 40 }, (_, n) => rideAt(new Date(NOW - (2 * n + 3) * DAY_MS)));

/** What fit-file-parser needs to give the same units. */
const PEER = {
  force: true,
  mode: 'list',
  speedUnit: 'm/s',
  lengthUnit: 'm',
  temperatureUnit: 'celsius',
  elapsedRecordField: true,
} as const;

/**
 * A three-hour file through the service's own path: read in a worker, normalised, stored with its streams and the file
 * itself, carried by the outbox, estimated, the estimate stored. Beside the parser most people would call, alone.
 */
export const benchmark: Benchmark = {
  name: 'file-import',
  unit: `${MINUTES === 180 ? 'three-hour' : `${MINUTES}-minute`} files per second`,
  peerName: 'fit-file-parser, parsing alone',
  run: measured,
};

function measured(rounds?: number): Promise<Samples> {
  return inFolder((folder) => measuredIn(folder, rounds));
}

async function measuredIn(folder: string, rounds?: number): Promise<Samples> {
  const settings = await newSettings('files', folder);
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), { logger: ['error'] });
  try {
    const athletes = STORED_EACH
      ? await fillSquads(settings, {
          athletes: ATHLETES,
          sessionsEach: STORED_EACH,
          now: new Date(NOW),
          whole: true,
        })
      : await Promise.all(Array.from({ length: ATHLETES }, (_, i) => anAthlete(app, i)));
    const [intake, engine] = [app.get(Intake), app.get(Engine)];
    await engine.drain();
    let imported = 0;
    const importFile = async () => {
      const athleteId = athletes[Math.floor(imported / FILES.length) % athletes.length]!;
      const bytes = FILES[imported++ % FILES.length]!;
      const { outcome } = await intake.take(athleteId, { name: 'ride.fit', bytes });
      if (outcome !== 'recorded') throw new Error('The benchmark ran out of new files.');
      await engine.drain();
    };
    let parsed = 0;
    const parseAlone = () => new FitParser(PEER).parseAsync(FILES[parsed++ % FILES.length]!);
    return await inTurn({ ours: importFile, peer: parseAlone }, { ...(rounds && { rounds }), roundMs: 800 });
  } finally {
    await app.close();
  }
}

async function anAthlete(
  app: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>,
  i: number,
): Promise<string> {
  const account = {
    email: `rider${i}@example.org`,
    password: 'not a secret at all',
    role: 'athlete',
    language: 'en',
  } as const;
  const { athleteId } = await app.get(Accounts).add(account);
  await app.get(Profiles).weigh(athleteId, '2020-01-01', 72);
  return athleteId;
}

/** 1 Hz with every sensor, a little noise on each as real ones have. */
function rideAt(start: Date): Buffer<ArrayBuffer> {
  const file = aFitFile({
    sport: 'cycling',
    product: 3121,
    startedAt: start,
    minutes: MINUTES,
    heartRate: (second) => Math.round(140 + 15 * Math.sin(second / 300) + noise(second, 3)),
    power: (second) => Math.max(0, Math.round(190 + 60 * Math.sin(second / 45) + noise(second + 1, 40))),
    speed: (second) => 8 + Math.sin(second / 80) + noise(second + 2, 0.3),
    altitude: (second) => 120 + 80 * Math.sin(second / 900) + noise(second + 3, 0.4),
    cadence: (second) => Math.round(88 + noise(second + 4, 4)),
    pauses: PAUSES.filter(([, end]) => end < MINUTES * 60),
  });
  return Buffer.from(file);
}

/** Between -span and span, the same for the same second. */
function noise(second: number, span: number): number {
  const wave = Math.sin(second * 12.9898) * 43_758.5453;
  return span * (2 * (wave - Math.floor(wave)) - 1);
}
