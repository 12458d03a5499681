import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '#src/app';
import { Database } from '#src/database/database';
import { Tokens } from '#src/entry/tokens';
import { Engine } from '#src/jobs/engine.port';
import { Athlete } from '#src/people/athlete.entity';
import { Intake } from '#src/sessions/intake';
import { aFitFile } from '../test/support/activity-files.js';
import { letIn } from '../test/support/consenting.js';
import type { Benchmark, Measured, Samples } from './benchmark.js';
import { fillSquads } from './club/filled.js';
import type { Answers, Asking } from './get-load.js';
import { inFolder, newSettings } from './ground/installation.js';
import { bareShelf, type Shelf } from './reading/bare-shelf.js';

const ATHLETES = Number(process.env['SVETT_BENCH_ATHLETES'] ?? 30);
const SESSIONS_EACH = Number(process.env['SVETT_BENCH_SESSIONS_EACH'] ?? 300);
const ROUNDS = 5;
const ROUND_S = 0.7;

/**
 * Somebody reads: the page of their newest thirty sessions, one of three hours, its estimate and its curves, over HTTP with
 * a token, as the page and other programs do. Beside bare routes over the same rows in the same process.
 */
export const benchmark: Benchmark = {
  name: 'sessions',
  unit: 'answers per second',
  peerName: 'bare Fastify, indexed reads of the same rows as JSON',
  run: measured,
};

function measured(rounds = ROUNDS): Promise<Measured> {
  return inFolder(async (folder) => {
    const settings = await newSettings('shelf', folder, { TRUSTED_PROXIES: '1' });
    const app = await createApp(settings);
    try {
      await app.listen(0, '127.0.0.1');
      const now = new Date();
      const [athleteId] = await fillSquads(settings, {
        ...{ athletes: ATHLETES, sessionsEach: SESSIONS_EACH, now, whole: true },
      });
      const { at, token, sessionId } = await aReader(app, athleteId!);
      const curves = await fetch(at.streams, { headers: { authorization: `Bearer ${token}` } });
      const bare = await bareShelf(settings, {
        athleteId: athleteId!,
        sessionId,
        streams: await curves.text(),
      });
      try {
        return await read({ ours: at, peer: bare.at }, { token, rounds });
      } finally {
        await bare.close();
      }
    } finally {
      await app.close();
    }
  });
}

async function aReader(app: NestFastifyApplication, athleteId: string) {
  await letIn(app, athleteId);
  const ride = aFitFile({
    ...{ sport: 'cycling', product: 3121, startedAt: new Date(Date.now() - 30 * 3_600_000), minutes: 180 },
    heartRate: (second) => Math.round(140 + 15 * Math.sin(second / 300)),
    power: (second) => Math.round(190 + 60 * Math.sin(second / 45)),
    speed: (second) => 8 + Math.sin(second / 80),
    altitude: (second) => 120 + 80 * Math.sin(second / 900),
    cadence: (second) => Math.round(88 + 4 * Math.sin(second)),
  });
  const taken = await app.get(Intake).take(athleteId, { name: 'ride.fit', bytes: ride });
  const { sessionId } = taken;
  await app.get(Engine).drain();
  const { accountId } = (await app.get<Database>(Database).read(Athlete).findOneBy({ id: athleteId }))!;
  const { token } = await app.get(Tokens).add(accountId, {
    ...{ name: 'benchmark', scopes: ['sessions:read'], days: 1 },
  });
  const { port } = app.getHttpServer().address() as AddressInfo;
  const list = `http://127.0.0.1:${port}/api/v1/sessions`;
  const detail = `${list}/${sessionId}`;
  const at: Shelf = {
    list: `${list}?limit=30`,
    detail,
    estimate: `${detail}/estimate`,
    streams: `${detail}/streams`,
  };
  return { at, token, sessionId };
}

async function read(
  shelves: Record<'ours' | 'peer', Shelf>,
  { token, rounds }: { token: string; rounds: number },
): Promise<Measured> {
  const told: Record<keyof Shelf, Samples & { peerName: string }> = {
    list: none(benchmark.peerName),
    detail: none(benchmark.peerName),
    estimate: none(benchmark.peerName),
    streams: none('bare Fastify, the blob read and unpacked, an answer that was ready'),
  };
  for (const what of Object.keys(told) as (keyof Shelf)[])
    for (let round = 0; round <= rounds; round += 1)
      for (const side of ['ours', 'peer'] as const) {
        const { answered, tookS, bytes } = await ask({ url: shelves[side][what], token, seconds: ROUND_S });
        if (round > 0) told[what][side].push(answered / tookS);
        else process.stderr.write(`${what}, ${side}: ${(bytes / 1000).toFixed(1)} kB\n`);
      }
  const { list, ...also } = told;
  return { ours: list.ours, peer: list.peer, also };
}

function none(peerName: string): Samples & { peerName: string } {
  return { ours: [], peer: [], peerName };
}

/** From a thread of its own, so that asking does not take the time of answering. */
function ask(asking: Asking): Promise<Answers> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./get-load.js', import.meta.url), { workerData: asking });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
