import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { Settings } from '#src/config/settings';
import { Log } from '#src/log/log';
import { Engine } from '#src/jobs/engine.port';
import type { Benchmark, Measured } from './benchmark.js';
import { fillSquads } from './club/filled.js';
import { ready } from './ground/child.js';
import { inFolder, newInstallation } from './ground/installation.js';

const SESSIONS = Number(process.env['SVETT_BENCH_SESSIONS'] ?? 10_000);
const EACH = 100;
const ROUNDS = 5;
/** After this a start is over, and what it had in hand as well. */
const IDLE_AFTER_MS = 4_000;

type Environment = Record<string, string>;

/**
 * How long the built server takes from its process's first moment until it answers that it is ready, over so many stored
 * sessions, and how much memory it holds when nobody asks for anything. Beside a bare Nest server on Fastify with TypeORM, one
 * route and one statement. Both as `npm start` runs them.
 */
export const benchmark: Benchmark = {
  name: 'start',
  unit: `starts per second, over ${SESSIONS} sessions`,
  peerName: 'bare Nest, Fastify and TypeORM, one route',
  run: measured,
};

function measured(rounds = ROUNDS): Promise<Measured> {
  return inFolder(async (folder) => {
    const installation = await newInstallation('started', folder);
    await fillInto(installation);
    const beside = { ...installation, SVETT_DATA: join(folder, 'hello') };
    await mkdir(beside.SVETT_DATA);
    const sides = {
      ours: () => started('src/main.js', installation),
      peer: () => started('bench/hello-load.js', beside),
    };
    const speed: Measured = { ours: [], peer: [] };
    const memory = { ours: [] as number[], peer: [] as number[], peerName: benchmark.peerName };
    for (let round = 0; round <= rounds; round += 1)
      for (const side of ['ours', 'peer'] as const) {
        const { tookMs, idleMb } = await sides[side]();
        if (round === 0) continue; // the system has read none of its files yet
        speed[side].push(1000 / tookMs);
        memory[side].push(1024 / idleMb);
      }
    return { ...speed, also: { memory } };
  });
}

async function fillInto(installation: Environment): Promise<void> {
  const settings = Settings.from(installation);
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), {
    logger: new Log('error'),
  });
  await app.get(Engine).drain();
  await app.close();
  await fillSquads(settings, {
    ...{ athletes: Math.max(1, SESSIONS / EACH), sessionsEach: EACH, now: new Date(), whole: true },
  });
}

async function started(file: string, installation: Environment): Promise<{ tookMs: number; idleMb: number }> {
  const began = performance.now();
  const { child, end } = await ready(file, installation);
  try {
    const tookMs = performance.now() - began;
    await setTimeout(IDLE_AFTER_MS);
    return { tookMs, idleMb: ownMbOf(child) };
  } finally {
    await end();
  }
}

/** What stands in memory of this process, as the system counts it: Linux only. */
function ownMbOf({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}
