import { setTimeout } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { Settings } from '#src/config/settings';
import { IsNull } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Outbox } from '#src/jobs/outbox';
import { dayOf, HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Log } from '#src/log/log';
import { LookDue } from '#src/nudges/nudges.topics';
import type { Benchmark, Measured } from './benchmark.js';
import { type BareRows, bareRows } from './ground/bare-rows.js';
import { ready } from './ground/child.js';
import { dialect } from './ground/dialect.js';
import { inFolder, newInstallation } from './ground/installation.js';
import { aTrained, bareCalculator, hasEnded, weighedAnew } from './ground/trained.js';

const WORKERS = Number(process.env['SVETT_BENCH_WORKERS'] ?? 2);
/** As many as four workers of four hands have work for. */
const ATHLETES = 16;
const SESSIONS_EACH = Number(process.env['SVETT_BENCH_SESSIONS_EACH'] ?? 40);
/** Short facts: somebody is looked at, and nothing is to be said. */
const FACTS = Number(process.env['SVETT_BENCH_FACTS'] ?? 1_000);
const ROUNDS = 3;
const LOOK_EVERY_MS = 20;

/**
 * What so many workers do in a second, on PostgreSQL, each a process of its own: sixteen athletes' sessions estimated anew after
 * a weigh-in each, which is calculating and rows; and, as a part, short facts, which is mostly the way from the outbox over
 * BullMQ to a hand and back. Beside the bare calculator in one process, and beside the facts ticked off in
 * bare statements.
 */
export const benchmark: Benchmark = {
  name: 'workers',
  unit: `sessions estimated anew per second by ${WORKERS} workers`,
  peerName: 'bare calculator in one process, nothing written',
  run: (rounds = ROUNDS) => inFolder((folder) => measuredIn(folder, rounds)),
};

async function measuredIn(folder: string, rounds: number): Promise<Measured> {
  const installation = await newInstallation('workers', folder);
  const athletes = await filled(installation);
  const web = await anApp({ ...installation, SVETT_ROLE: 'web' });
  const workers = await Promise.all(
    Array.from({ length: WORKERS }, () => ready('src/main.js', { ...installation, SVETT_ROLE: 'worker' })),
  );
  const measured: Measured = { ours: [], peer: [] };
  const rows = await bareRows(Settings.from(installation));
  const facts = {
    ...{ ours: [] as number[], peer: [] as number[] },
    peerName: 'one process ticks them off in bare statements, a transaction each',
  };
  try {
    for (let round = 0; round <= rounds; round++) {
      const anewS = await timed(() => allAnew(web, athletes, round));
      const bareS = bareCalculator(athletes.length * SESSIONS_EACH);
      const factsS = await timed(() => allLooked(web, athletes));
      await put(web, athletes, new Date(Date.now() + HOUR_MS));
      const ticksS = await timed(() => allBare(rows));
      if (round === 0) continue;
      measured.ours.push((athletes.length * SESSIONS_EACH) / anewS);
      measured.peer.push((athletes.length * SESSIONS_EACH) / bareS);
      facts.ours.push(FACTS / factsS);
      facts.peer.push(FACTS / ticksS);
    }
    return { ...measured, also: { facts } };
  } finally {
    await Promise.all(workers.map(({ end }) => end()));
    await rows.close();
    await web.close();
  }
}

/** By a process that does everything: what comes before is not measured. */
async function filled(installation: Record<string, string>): Promise<string[]> {
  const app = await anApp(installation);
  const athletes: string[] = [];
  for (let n = 0; n < ATHLETES; n++)
    athletes.push((await aTrained(app, `runner-${n}`, SESSIONS_EACH)).athleteId);
  await app.close();
  return athletes;
}

async function allAnew(web: INestApplicationContext, athletes: string[], round: number): Promise<void> {
  const tasks = await Promise.all(
    athletes.map(async (athleteId) => ({ athleteId, taskId: await weighedAnew(web, athleteId, round) })),
  );
  for (const { athleteId, taskId } of tasks)
    while (!(await hasEnded(web, athleteId, taskId))) await setTimeout(LOOK_EVERY_MS);
}

async function allLooked(web: INestApplicationContext, athletes: string[]): Promise<void> {
  await put(web, athletes, new Date());
  const rows = web.get<Database>(Database).read(OutboxRow);
  while ((await rows.countBy({ topic: LookDue.name, settledAt: IsNull() })) > 0)
    await setTimeout(LOOK_EVERY_MS);
}

async function put(web: INestApplicationContext, athletes: string[], dueAt: Date): Promise<void> {
  const day = dayOf(dueAt);
  const facts = Array.from({ length: FACTS }, (_, n) => ({
    payload: { athleteId: athletes[n % athletes.length]!, day, slot: 'morning' as const },
    ...{ key: newId(), dueAt },
  }));
  await web.get<Database>(Database).transaction((tx) => web.get(Outbox).putAll(tx, LookDue, facts));
}

/** Facts nobody else takes yet, ticked off one after another in a transaction each. */
async function allBare(rows: BareRows): Promise<void> {
  const due = rows.prepare('SELECT id FROM outbox WHERE settled_at IS NULL AND topic = ?');
  const tick = rows.prepare(`UPDATE outbox SET settled_at = ?, outcome = 'done' WHERE id = ?`);
  for (const { id } of await due(LookDue.name))
    await rows.inOne(async () => void (await tick(dialect.moment(new Date()), id)));
}

function anApp(environment: Record<string, string>): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(AppModule.with(Settings.from(environment)), {
    logger: new Log('error'),
    abortOnError: false,
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
