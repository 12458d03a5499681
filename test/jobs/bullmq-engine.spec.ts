import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Handles } from '#src/jobs/handles';
import type { OutboxRow } from '#src/jobs/outbox-row.entity';
import { compileService } from '../support/compiled.js';
import { Coin } from '../support/counting-house.js';
import { RunningClock } from '../support/running-clock.js';
import { readySettings } from '../support/settings.js';
import { aWorkshop, CoinThrown, type Workshop } from '../support/workshop.js';

// Several processes share one PostgreSQL; SQLite has one process, whose engine is another.
const onServer = process.env['DATABASE_URL'] ? describe : describe.skip;

/** Longer than anything here takes on a busy machine; what it guards against would never end. */
const GENEROUS_MS = 240_000;

/** Puts coins and carries none: what happens to them is others' doing. */
@Injectable()
class Bystander {
  @Handles(CoinThrown)
  onThrown(): Promise<void> {
    return Promise.reject(new Error('This process has the role web.'));
  }
}

/** Another process that carries. */
class Worker {
  readonly lines: string[] = [];
  private readonly heard;

  constructor(readonly child: ChildProcess) {
    this.heard = createInterface(child.stdout!).on('line', (line) => this.lines.push(line));
  }

  /** The coins it has begun with. */
  get begun(): string[] {
    return this.lines.filter((line) => line.startsWith('begun ')).map((line) => line.slice('begun '.length));
  }

  async said(words: RegExp): Promise<void> {
    while (!this.lines.some((line) => words.test(line))) await once(this.heard, 'line');
  }
}

onServer('many processes', () => {
  let folder: string;
  let web: Workshop;
  let workers: Promise<Worker[]> | undefined;
  beforeAll(async () => {
    folder = compileService();
    const place = await readySettings({ SVETT_ROLE: 'web' });
    web = await aWorkshop({ listeners: [Bystander], place, clock: new RunningClock() });
    await web.engine.start();
  }, GENEROUS_MS);
  afterAll(async () => {
    for (const { child } of (await workers) ?? []) child.kill('SIGKILL');
    await web.close();
    rmSync(folder, { recursive: true, force: true });
  }, GENEROUS_MS);

  async function started(kind: string): Promise<Worker> {
    const { dataFolder, databaseUrl } = web.place.settings;
    const child = spawn(process.execPath, [join(folder, 'test/support/carrying-child.js'), kind], {
      cwd: folder,
      env: {
        ...{ PATH: process.env['PATH'], SVETT_DATA: dataFolder },
        ...{ DATABASE_URL: databaseUrl!, SVETT_ROLE: 'worker' },
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const worker = new Worker(child);
    await worker.said(/^ready$/);
    return worker;
  }

  /** The same three for all tests, as it takes seconds to start them: one who stays, one who leaves, one who will be killed. */
  function theWorkers(): Promise<Worker[]> {
    return (workers ??= Promise.all(['staying', 'leaving', 'doomed'].map(started)));
  }

  async function done(name: string): Promise<OutboxRow> {
    for (let row = await web.row(name); ; row = await web.row(name)) {
      if (row?.outcome) return row;
      await setTimeout(20);
    }
  }

  const throwAll = async (names: string[]) => {
    for (const name of names) await web.throw(name);
  };

  test(
    'a web process carries nothing; the queues hold a fact’s id and none of its words, and nothing once it is done',
    async () => {
      const { databaseUrl } = web.place.settings;
      const server = await new DataSource({ type: 'postgres', url: databaseUrl! }).initialize();
      const kept = () => server.query<{ data: object }[]>('SELECT * FROM svett_jobs.job');
      try {
        await web.throw('very-secret');
        while ((await kept()).length === 0) await setTimeout(20);
        const { id } = (await web.row('very-secret'))!;
        const jobs = await kept();
        expect(jobs.map(({ data }) => data)).toEqual([{ id }]);
        expect(JSON.stringify(jobs)).not.toContain('very-secret');
        await setTimeout(300); // whoever carries is handed it within milliseconds
        expect(await web.row('very-secret')).toMatchObject({ outcome: null, attempts: 0, leaseOwner: null });
        await theWorkers();
        expect(await done('very-secret')).toMatchObject({ outcome: 'done' });
        while ((await kept()).length > 0) await setTimeout(20);
      } finally {
        await server.destroy();
      }
    },
    GENEROUS_MS,
  );

  test(
    'several who carry begin with a fact as often as one has taken it, and only once it counts',
    async () => {
      const all = await theWorkers();
      const names = Array.from({ length: 60 }, (_, n) => `c${n}`);
      await throwAll(names);
      const rows = await Promise.all(names.map(done));
      expect(rows.map(({ outcome }) => outcome)).toEqual(names.map(() => 'done'));
      // A process that stands still for six seconds on a busy machine has its fact taken by another: that is one try more.
      const tries = rows.flatMap(({ key, attempts }) => Array.from({ length: attempts }, () => key));
      const begun = () => all.flatMap((worker) => worker.begun).filter((name) => name.startsWith('c'));
      while (begun().length < tries.length) await setTimeout(20);
      expect(begun().toSorted()).toEqual(tries.toSorted());
      expect(await web.database.read(Coin).countBy(names.map((pair) => ({ pair })))).toBe(names.length);
    },
    GENEROUS_MS,
  );

  test(
    'a worker that is told to stop finishes what it has in hand and takes nothing new',
    async () => {
      const [, leaving] = await theWorkers();
      const before = Array.from({ length: 12 }, (_, n) => `linger ${n}`);
      await throwAll(before);
      await leaving!.said(/^begun linger/);
      const ended = once(leaving!.child, 'exit');
      leaving!.child.kill('SIGTERM');
      await leaving!.said(/^stopping$/);
      await throwAll(['late 1', 'late 2', 'late 3']);
      expect(await ended).toEqual([0, null]);
      const rows = await Promise.all(leaving!.begun.map((name) => web.row(name)));
      for (const row of rows) expect(row).toMatchObject({ outcome: 'done', leaseOwner: null });
      expect(leaving!.begun.filter((name) => name.startsWith('late'))).toEqual([]);
      for (const name of [...before, 'late 1', 'late 2', 'late 3'])
        expect(await done(name)).toMatchObject({ outcome: 'done' });
    },
    GENEROUS_MS,
  );

  test(
    'a fact whose worker was killed is done by another, once',
    async () => {
      const [staying, leaving, doomed] = await theWorkers();
      const names: string[] = [];
      while (doomed!.begun.filter((name) => name.startsWith('stay')).length === 0) {
        names.push(`stay ${names.length}`);
        await throwAll(names.slice(-1));
        await setTimeout(20);
      }
      const killedAt = performance.now();
      doomed!.child.kill('SIGKILL');
      const rows = await Promise.all(names.map(done));
      process.stderr.write(`svett: taken over after ${Math.round(performance.now() - killedAt)} ms\n`);
      const left = rows.filter(({ key }) => doomed!.begun.includes(key));
      expect(left.length).toBeGreaterThan(0);
      for (const { outcome, attempts, crashes } of left)
        expect({ outcome, again: attempts > 1, crashed: crashes > 0 }).toEqual({
          ...{ outcome: 'done', again: true, crashed: true },
        });
      const heirs = [...staying!.begun, ...leaving!.begun].filter((name) => name.startsWith('stay'));
      expect([...new Set(heirs)].toSorted()).toEqual(names.toSorted());
      expect(await web.database.read(Coin).countBy(names.map((pair) => ({ pair })))).toBe(names.length);
    },
    GENEROUS_MS,
  );
});
