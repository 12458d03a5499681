import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastify, type FastifyInstance } from 'fastify';
import { type DataSource, EntitySchema } from 'typeorm';
import { createApp } from '#src/app';
import { Hooks } from '#src/connect/hooks';
import { NoticeReceived } from '#src/connect/connect.topics';
import { Database } from '#src/database/database';
import { openWriter } from '#src/database/data-sources';
import { TIME } from '#src/database/portable';
import { Engine } from '#src/jobs/engine.port';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import type { Benchmark, Samples } from './benchmark.js';
import { inFolder, newSettings } from './ground/installation.js';
import { fillOutbox } from './scheduler-load.js';
import type { Load, Volley } from './webhook-load.js';

/** Requests under way at once: a club that comes home, and a brand that sends all of it. */
const AT_ONCE = 32;
const ROUND_S = 4;
const ROUNDS = 5;
/** The steady stream nothing may be lost of. */
const STREAM = { perSecond: 300, seconds: Number(process.env['SVETT_BENCH_STREAM_S'] ?? 60) };
/** Facts that were handled before, and whose keys are still known. */
const FACTS = Number(process.env['SVETT_BENCH_FACTS'] ?? 0);

/**
 * Notices of Strava acknowledged a second: verified, understood, deduplicated and committed as facts. Beside a bare
 * Fastify route that inserts each request as one row, through the same TypeORM driver with the same durability. Both are
 * asked over real HTTP by a thread of its own, and neither does anything else meanwhile. The steady stream afterwards
 * goes to a whole service, whose engine works through what it is told.
 */
export const benchmark: Benchmark = {
  name: 'webhook',
  unit: 'acknowledged webhooks per second',
  peerName: 'bare Fastify route, one row inserted a request',
  run: measured,
};

function measured(rounds = ROUNDS): Promise<Samples> {
  return inFolder((folder) => measuredIn(folder, rounds));
}

async function measuredIn(folder: string, rounds: number): Promise<Samples> {
  const ours = await aSvett('ours', folder);
  const peer = await aPeer(folder);
  try {
    const samples: Samples = { ours: [], peer: [] };
    const slowestMs: Samples = { ours: [], peer: [] };
    for (let round = 0; round <= rounds; round++) {
      for (const [side, { url }] of [
        ['ours', ours],
        ['peer', peer],
      ] as const) {
        const volley = await send({ url, atOnce: AT_ONCE, seconds: round === 0 ? 1 : ROUND_S });
        if (round === 0) continue;
        samples[side].push(volley.acknowledged / volley.tookS);
        slowestMs[side].push(volley.p99Ms);
      }
    }
    tell(`p99: ours ${inMs(slowestMs.ours)}, peer ${inMs(slowestMs.peer)} (each round)`);
    if (STREAM.seconds > 0) await stream(folder);
    return samples;
  } finally {
    await ours.close();
    await peer.close();
  }
}

/** Three hundred a second for a minute: every notice that was thanked for must be in the book afterwards. */
async function stream(folder: string): Promise<void> {
  const svett = await aSvett('stream', folder);
  try {
    await svett.work();
    const volley = await send({ url: svett.url, atOnce: AT_ONCE, ...STREAM });
    const written = await svett.written();
    const lost = volley.acknowledged - written;
    tell(
      `${STREAM.perSecond} a second for ${STREAM.seconds} s: ${volley.sent} sent, ${volley.acknowledged} acknowledged, ` +
        `${written} written down, ${lost} lost, p99 ${volley.p99Ms.toFixed(0)} ms`,
    );
    if (lost !== 0 || volley.acknowledged !== volley.sent) throw new Error('Webhooks were lost or refused.');
  } finally {
    await svett.close();
  }
}

async function aSvett(name: string, folder: string): Promise<Svett> {
  const settings = await newSettings(name, folder, {
    STRAVA_CLIENT_ID: '1',
    STRAVA_CLIENT_SECRET: 'of the benchmark',
    // Nobody may be called: there is nothing to be learned of these athletes anyway.
    STRAVA_API_BASE: 'http://127.0.0.1:9',
    STRAVA_OAUTH_BASE: 'http://127.0.0.1:9',
  });
  const app: NestFastifyApplication = await createApp(settings);
  await fillOutbox(settings, FACTS);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks/strava/${app.get(Hooks).tokenOf('strava')}`,
    work: () => app.get(Engine).start(),
    // All of them: athletes nobody has heard of are waited for, for two minutes.
    written: () => app.get<Database>(Database).read(OutboxRow).countBy({ topic: NoticeReceived.name }),
    close: () => app.close(),
  };
}

const Row = new EntitySchema<{ id: number; body: string; at: Date }>({
  name: 'row',
  columns: {
    id: { type: 'integer', primary: true, generated: true },
    body: { type: 'text' },
    at: { type: TIME },
  },
});

async function aPeer(folder: string): Promise<Server> {
  const settings = await newSettings('peer', folder);
  const database: DataSource = await openWriter(settings, { tables: [Row], migrations: [] });
  await database.synchronize();
  const server: FastifyInstance = fastify();
  server.post('/', async (request) => {
    await database.getRepository(Row).insert({ body: JSON.stringify(request.body), at: new Date() });
    return '';
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const close = async () => {
    await server.close();
    await database.destroy();
  };
  return { url, close };
}

interface Svett extends Server {
  work(): Promise<void>;
  /** Notices in the book, handled or not. */
  written(): Promise<number>;
}

interface Server {
  url: string;
  close(): Promise<void>;
}

/** From a thread of its own, so that asking does not take the time of answering. */
function send(load: Load): Promise<Volley> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./webhook-load.js', import.meta.url), { workerData: load });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function inMs(values: number[]): string {
  return `${values.map((ms) => ms.toFixed(0)).join(', ')} ms`;
}

/** Standard output is for the result. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
