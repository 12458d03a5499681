import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '#src/app';
import { Database } from '#src/database/database';
import { WeighInDesk } from '#src/estimates/weigh-in-desk';
import { Engine } from '#src/jobs/engine.port';
import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import { Tasks } from '#src/people/tasks';
import { Tokens } from '#src/entry/tokens';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SourceDesk } from '#src/sessions/source-desk';
import { OWN_FILE } from '#src/sessions/source-terms.port';
import { encodeStreams } from '#src/sessions/stream-blob';
import { estimateSession } from '#src/sweat/estimate';
import { aRecording } from '../test/support/a-recording.js';
import { aSessionInput } from '../test/support/a-session-input.js';
import { letIn } from '../test/support/consenting.js';
import type { Benchmark, Samples } from './benchmark.js';
import { inFolder, newSettings } from './ground/installation.js';

/** Ten years of somebody who trains five times a week. */
const SESSIONS = Number(process.env['SVETT_BENCH_SESSIONS'] ?? 2_500);
const YEARS = 10;
const ROUNDS = 3;
const HOUR_MS = 3_600_000;
/** Somebody looks at their sessions this often while it goes on. */
const LOOK_EVERY_MS = 50;

/**
 * Ten years of an athlete's sessions estimated anew after one weigh-in, through the service's own path: the fact, the
 * lessons, every estimate with its range, curve and minerals, its older revision kept, all of it committed. Beside the
 * bare calculator over as many like inputs that lie in memory, of which nothing is read or written. Meanwhile somebody
 * looks at the page of sessions over HTTP.
 */
export const benchmark: Benchmark = {
  name: 're-estimate',
  unit: 'sessions estimated anew per second',
  peerName: 'bare calculator, inputs in memory, nothing written',
  run: measured,
};

function measured(rounds = ROUNDS): Promise<Samples> {
  return inFolder((folder) => measuredIn(folder, rounds));
}

async function measuredIn(folder: string, rounds: number): Promise<Samples> {
  const settings = await newSettings('years', folder);
  const app = await createApp(settings);
  try {
    await app.listen(0, '127.0.0.1');
    const athlete = await anAthlete(app);
    await app.get(Engine).start();
    const samples: Samples = { ours: [], peer: [] };
    for (let round = 0; round <= rounds; round++) {
      const ours = await weighIn(app, athlete, round);
      const peer = bareCalculator();
      if (round === 0) continue;
      samples.ours.push(SESSIONS / ours);
      samples.peer.push(SESSIONS / peer);
    }
    return samples;
  } finally {
    await app.close();
  }
}

/** How long it took until the last session was estimated anew, seconds. */
async function weighIn(app: NestFastifyApplication, { athleteId, token }: Athlete, round: number) {
  const [newest] = await app.get(SessionShelf).idsOf(athleteId);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const tasks = app.get(Tasks);
  const looks = lookAtSessions(app, token);
  delay.enable();
  const began = performance.now();
  const weighed = { ...WEIGHED, drinkKg: 0.5 + round / 20 };
  const taskId = await app.get(WeighInDesk).put(athleteId, newest!, weighed, { sure: true, knownKg: null });
  while ((await tasks.of(athleteId, taskId)).endedAt === null) await setTimeout(20);
  const tookS = (performance.now() - began) / 1000;
  delay.disable();
  const tookMs = await looks.end();
  tell(
    `${SESSIONS} sessions anew in ${tookS.toFixed(2)} s; event loop delayed by ${inMs(delay.percentile(99))} (p99), ` +
      `${inMs(delay.max)} (most); GET /api/v1/sessions meanwhile ${at(tookMs, 0.5)} (median), ` +
      `${at(tookMs, 0.99)} (p99) of ${tookMs.length}`,
  );
  return tookS;
}

/** Seconds of the whole calculation over like inputs. */
function bareCalculator(): number {
  const inputs = Array.from({ length: 50 }, (_, i) =>
    aSessionInput({ speedKmh: 10 + i / 20, heartRateBpm: 140 + (i % 20), minutes: 60, airC: i % 30 }),
  );
  const began = performance.now();
  for (let i = 0; i < SESSIONS; i++) {
    const { outcome } = estimateSession(inputs[i % inputs.length]!);
    if (outcome !== 'estimated') throw new Error('The benchmark wants an estimate.');
  }
  return (performance.now() - began) / 1000;
}

interface Athlete {
  athleteId: string;
  token: string;
}

const WEIGHED = {
  ...{ preKg: 70, postKg: 69.1, foodKg: 0, urineKg: 0, stoolKg: 0, extraMin: 0, scaleStepKg: 0.1 },
  ...{ clothed: false, towelled: true, drinkEstimated: false },
};

async function anAthlete(app: NestFastifyApplication): Promise<Athlete> {
  const account = {
    email: 'runner@example.org',
    password: 'not a secret at all',
    role: 'athlete',
    language: 'en',
  } as const;
  const { athleteId, accountId } = await app.get(Accounts).add(account);
  await letIn(app, athleteId);
  await app.get(Profiles).weigh(athleteId, '2015-01-01', 70);
  const { token } = await app.get(Tokens).add(accountId, {
    ...{ name: 'benchmark', scopes: ['sessions:read'], days: 1 },
  });
  const began = performance.now();
  const now = Date.now();
  for (let i = 0; i < SESSIONS; i++) {
    const startedAt = new Date(now - HOUR_MS * (2 + i * ((YEARS * 365 * 24) / SESSIONS)));
    await bookIn(app, athleteId, startedAt, i);
    if (i % 100 === 99) await app.get(Engine).drain();
  }
  await app.get(Engine).drain();
  tell(`${SESSIONS} sessions taken in and estimated in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return { athleteId, token };
}

/** An hour's run recorded each second. */
async function bookIn(app: NestFastifyApplication, athleteId: string, startedAt: Date, i: number) {
  const recording = aRecording({
    format: 'api',
    startedAt,
    streams: {
      speedMs: (second) => 2.8 + (i % 7) / 20 + Math.sin(second / 90) / 5,
      heartRateBpm: (second) => Math.round(142 + (i % 11) + 8 * Math.sin(second / 240)),
    },
  });
  const told = {
    ...{ source: 'garmin', externalId: String(i), part: '', legOf: null, aliases: [], file: null },
    ...{ recording, terms: OWN_FILE },
  };
  const streams = encodeStreams(recording.streams);
  await app
    .get<Database>(Database)
    .transaction((tx) => app.get(SourceDesk).take(tx, athleteId, told, streams));
}

/** Asks for the newest sessions over and over, as somebody does who reads; answers how long each took, ms. */
function lookAtSessions(app: NestFastifyApplication, token: string) {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const tookMs: number[] = [];
  let isOver = false;
  const look = () =>
    new Promise<void>((resolve, reject) => {
      const at = performance.now();
      const headers = { authorization: `Bearer ${token}` };
      const call = request({ port, path: '/api/v1/sessions?limit=30', headers }, (answer) => {
        answer.resume();
        answer.once('end', () => {
          if (answer.statusCode !== 200) return reject(new Error(`The page answered ${answer.statusCode}.`));
          tookMs.push(performance.now() - at);
          resolve();
        });
      });
      call.once('error', reject);
      call.end();
    });
  const looking = (async () => {
    while (!isOver) {
      await look();
      await setTimeout(LOOK_EVERY_MS);
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await looking;
      return tookMs;
    },
  };
}

function at(values: number[], share: number): string {
  const sorted = values.toSorted((one, other) => one - other);
  return `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)} ms`;
}

function inMs(nanoseconds: number): string {
  return `${(nanoseconds / 1e6).toFixed(0)} ms`;
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
