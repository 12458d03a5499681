import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { ArchiveEntryRow } from '#src/archives/archive-entry.entity';
import { ArchiveFolder } from '#src/archives/archive-folder';
import { Archive } from '#src/archives/archive.entity';
import { Archives } from '#src/archives/archives';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Estimate } from '#src/estimates/estimate.entity';
import { Engine } from '#src/jobs/engine.port';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Accounts } from '#src/people/accounts';
import { Tasks } from '#src/people/tasks';
import { Visitors } from '#src/people/visitors';
import { SessionSource } from '#src/sessions/session-source.entity';
import { Session } from '#src/sessions/session.entity';
import { sayFor } from './consenting.js';

/**
 * A process that takes an archive in, and goes on with it after it was killed. Tells how far it is on standard output,
 * a line a change, for whoever is to kill it; and in the end what there is, how long it took and how much memory.
 * Run as: archive-child.js FILE archive|everything (what to wait for: the archive, or its estimates as well)
 */
const [file = '', until = 'archive'] = process.argv.slice(2);
const startMs = performance.now();
const rooms = await NestFactory.createApplicationContext(AppModule.with(Settings.fromProcess()), {
  logger: ['error'],
});
const idleMb = process.resourceUsage().maxRSS / 1024;
/** Without the pages of the database that the system keeps in memory for whoever reads them next. */
const ownMb = () =>
  existsSync('/proc/self/status')
    ? Number(/RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024
    : process.memoryUsage.rss() / 1024 ** 2;
let mostOwnMb = 0;
setInterval(() => (mostOwnMb = Math.max(mostOwnMb, ownMb())), 20).unref();
const delay = monitorEventLoopDelay({ resolution: 10 });
const database = rooms.get<Database>(Database);
const accounts = rooms.get(Accounts);
const person = {
  email: 'ada@example.org',
  password: 'correct horse battery',
  role: 'athlete',
  language: 'en',
} as const;
const known = await accounts.find(person.email);
const accountId = known?.id ?? (await accounts.add(person)).accountId;
const { athleteId } = (await rooms.get(Visitors).of(accountId, 'token'))!;
if (!known) await sayFor(rooms, athleteId, 'health-data', true);

const [waiting] = await database.read(Archive).find({ where: { athleteId } });
let archiveId = waiting?.id;
if (!archiveId) {
  const { path: folder } = rooms.get(ArchiveFolder);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'handed-in');
  copyFileSync(file, path);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  archiveId = await rooms
    .get(Archives)
    .handIn(athleteId, { path, name: 'export.zip', bytes: 1, sha256: hash.digest('hex') });
}
delay.enable();
const handedInMs = performance.now();
const engine = rooms.get(Engine);
await engine.start();
const tasks = rooms.get(Tasks);
let told = -1;
for (;;) {
  const { taskId } = (await database.read(Archive).findOneBy({ id: archiveId }))!;
  const task = (await tasks.find(taskId))!;
  if (task.done !== told) process.stdout.write(`${JSON.stringify({ done: task.done, total: task.total })}\n`);
  told = task.done;
  if (task.endedAt) break;
  await new Promise((resolve) => setTimeout(resolve, 20));
}
const archiveS = (performance.now() - startMs) / 1000;
const archiveMb = process.resourceUsage().maxRSS / 1024;
const archiveDelayMs = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
if (until === 'everything') await engine.drain();
await engine.stop();
const rows = await database.read(ArchiveEntryRow).find({ select: { id: true, key: true, outcome: true } });
const outcomes: Record<string, number> = {};
for (const { outcome } of rows) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
const end = {
  sessions: await database.read(Session).count(),
  sources: await database.read(SessionSource).count(),
  entries: rows.length,
  keys: new Set(rows.map(({ key }) => key)).size,
  outcomes,
  estimates: await database.read(Estimate).countBy({ current: true }),
  setAside: await database.read(OutboxRow).countBy({ outcome: 'set-aside' }),
  idleMb: Math.round(idleMb),
  archiveS: Math.round(archiveS * 10) / 10,
  archiveMb: Math.round(archiveMb),
  ownMb: Math.round(mostOwnMb),
  archiveDelayMs,
  workS: (performance.now() - handedInMs) / 1000,
  wholeS: Math.round((performance.now() - startMs) / 100) / 10,
  wholeMb: Math.round(process.resourceUsage().maxRSS / 1024),
};
await rooms.close();
process.stdout.write(`${JSON.stringify({ end })}\n`);
