import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '#src/app';
import { Engine } from '#src/jobs/engine.port';
import { Tokens } from '#src/entry/tokens';
import type { Benchmark, Samples } from './benchmark.js';
import { inFolder, newSettings } from './ground/installation.js';
import { aTrained, bareCalculator, hasEnded, weighedAnew } from './ground/trained.js';

/** Ten years of somebody who trains five times a week. */
const SESSIONS = Number(process.env['SVETT_BENCH_SESSIONS'] ?? 2_500);
const ROUNDS = 3;
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
      const peer = bareCalculator(SESSIONS);
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
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const looks = lookAtSessions(app, token);
  delay.enable();
  const began = performance.now();
  const taskId = await weighedAnew(app, athleteId, round);
  while (!(await hasEnded(app, athleteId, taskId))) await setTimeout(20);
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

interface Athlete {
  athleteId: string;
  token: string;
}

async function anAthlete(app: NestFastifyApplication): Promise<Athlete> {
  const began = performance.now();
  const { athleteId, accountId } = await aTrained(app, 'runner', SESSIONS);
  tell(`${SESSIONS} sessions taken in and estimated in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const { token } = await app.get(Tokens).add(accountId, {
    ...{ name: 'benchmark', scopes: ['sessions:read'], days: 1 },
  });
  return { athleteId, token };
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
