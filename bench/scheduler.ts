import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { Settings } from '#src/config/settings';
import { In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Log } from '#src/door/log';
import { Engine } from '#src/jobs/engine.port';
import { Leases } from '#src/jobs/leases';
import { Outbox } from '#src/jobs/outbox';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Agenda } from '#src/nudges/agenda.entity';
import { AgendaKeeper } from '#src/nudges/agenda-keeper';
import { LookDue, NudgeDue } from '#src/nudges/nudges.topics';
import type { Benchmark, Samples } from './benchmark.js';
import { fill } from './scheduler-load.js';
import { strikesOf } from './years/strikes.js';

const FEW = 1_000;
const MANY = Number(process.env['SVETT_BENCH_ATHLETES'] ?? 100_000);
/** Due in each tick: looks of so many athletes, and as many nudges. */
const DUE = 100;
const ROUNDS = 40;
/** Facts an engine takes at once. */
const AT_ONCE = 4;

/**
 * Ticks of the scheduler a second among 100,000 athletes, beside the same ticks among 1,000, in turn in one run: whose look
 * has come is found in the agenda and put down, and due nudges are taken from the outbox and ticked off. In each tick the
 * same number is due, so the ratio is the time at 1,000 athletes by the time at 100,000.
 */
export const benchmark: Benchmark = {
  name: 'scheduler',
  unit: `ticks per second among ${MANY} athletes`,
  peerName: `the same ticks among ${FEW} athletes`,
  run: measured,
};

async function measured(rounds = ROUNDS): Promise<Samples> {
  const folder = mkdtempSync(join(tmpdir(), 'svett-bench-'));
  const ours = await House.open(join(folder, 'many'), MANY);
  const peer = await House.open(join(folder, 'few'), FEW);
  try {
    const samples: Samples = { ours: [], peer: [] };
    const parts = { agenda: { ours: 0, peer: 0 }, outbox: { ours: 0, peer: 0 } };
    for (let round = -2; round < rounds; round += 1) {
      // Whoever goes first in a round finds another machine than who goes second.
      const sides = round % 2 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const);
      for (const side of sides) {
        const { agendaMs, outboxMs } = await (side === 'ours' ? ours : peer).tick(round);
        if (round < 0) continue;
        samples[side].push(1000 / (agendaMs + outboxMs));
        parts.agenda[side] += agendaMs / rounds;
        parts.outbox[side] += outboxMs / rounds;
      }
    }
    for (const [part, { ours: many, peer: few }] of Object.entries(parts))
      process.stderr.write(
        `${part}: ${few.toFixed(1)} ms among ${FEW}, ${many.toFixed(1)} ms among ${MANY} athletes, ` +
          `ratio ${(few / many).toFixed(2)}\n`,
      );
    return samples;
  } finally {
    await ours.close();
    await peer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An installation in which much waits and little is due. */
class House {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly athletes: readonly string[],
  ) {}

  static async open(folder: string, athletes: number): Promise<House> {
    const settings = Settings.from({ SVETT_DATA: folder, PORT: '0', LOG_LEVEL: 'error' });
    const logger = new Log('error');
    const app = await NestFactory.createApplicationContext(AppModule.with(settings), {
      logger,
      abortOnError: false,
    });
    strikesOf(app); // the clock's own strikes would come in between
    await app.get(Engine).drain();
    const notBefore = new Date(Date.now() + DAY_MS);
    return new House(app, fill(join(folder, 'svett.sqlite'), { athletes, notBefore }));
  }

  /** One minute's work, of which only the work is timed. */
  async tick(round: number): Promise<{ agendaMs: number; outboxMs: number }> {
    await this.makeDue(round);
    const began = performance.now();
    await this.app.get(AgendaKeeper).onDue();
    const looked = performance.now();
    await this.forgetLooks();
    const begunToTake = performance.now();
    const taken = await this.takeAll();
    const ended = performance.now();
    if (taken !== DUE) throw new Error(`${taken} nudges were due, and not ${DUE}.`);
    return { agendaMs: looked - began, outboxMs: ended - begunToTake };
  }

  close(): Promise<void> {
    return this.app.close();
  }

  private get database(): Database {
    return this.app.get<Database>(Database);
  }

  /** Other athletes each time, spread over all of them. */
  private async makeDue(round: number): Promise<void> {
    const step = Math.floor(this.athletes.length / DUE);
    const whose = Array.from(
      { length: DUE },
      (_, n) => this.athletes[(n * step + round + 2) % this.athletes.length]!,
    );
    const justNow = new Date(Date.now() - 1000);
    await this.database.transaction(async (tx) => {
      await tx.update(Agenda, { athleteId: In(whose) }, { nextLookAt: justNow });
      const facts = whose
        .map(() => newId())
        .map((nudgeId) => ({ payload: { nudgeId }, key: nudgeId, dueAt: justNow }));
      await this.app.get(Outbox).putAll(tx, NudgeDue, facts);
    });
  }

  /** What the agenda found is another's work. */
  private async forgetLooks(): Promise<void> {
    await this.database.transaction((tx) => tx.delete(OutboxRow, { topic: LookDue.name }));
  }

  private async takeAll(): Promise<number> {
    const leases = this.app.get(Leases);
    let taken = 0;
    for (let rows = await leases.take(AT_ONCE, { isIdle: true }); rows.length > 0;) {
      for (const { id } of rows) await this.database.transaction((tx) => leases.tick(tx, id));
      taken += rows.length;
      rows = await leases.take(AT_ONCE, { isIdle: true });
    }
    return taken;
  }
}
