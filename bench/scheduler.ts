import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Log } from '#src/log/log';
import { Engine } from '#src/jobs/engine.port';
import { Leases } from '#src/jobs/leases';
import { Outbox } from '#src/jobs/outbox';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Agenda } from '#src/nudges/agenda.entity';
import { AgendaKeeper } from '#src/nudges/agenda-keeper';
import { LookDue, NudgeDue } from '#src/nudges/nudges.topics';
import type { Benchmark, Measured, Samples } from './benchmark.js';
import { BareTicks } from './ground/bare-ticks.js';
import { inFolder, newSettings } from './ground/installation.js';
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

function measured(rounds = ROUNDS): Promise<Measured> {
  return inFolder(async (folder) => {
    const houses = {
      ours: await House.open('many', folder, MANY),
      peer: await House.open('few', folder, FEW),
    };
    try {
      return await ticks(houses, rounds);
    } finally {
      await houses.ours.close();
      await houses.peer.close();
    }
  });
}

async function ticks(houses: Record<'ours' | 'peer', House>, rounds: number): Promise<Measured> {
  const samples: Samples = { ours: [], peer: [] };
  const bare: number[] = [];
  const parts = { agenda: { ours: 0, peer: 0 }, outbox: { ours: 0, peer: 0 } };
  for (let round = -2; round < rounds; round += 1) {
    // Whoever goes first in a round finds another machine than who goes second.
    for (const side of round % 2 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const)) {
      const { agendaMs, outboxMs } = await houses[side].tick(2 * round);
      if (round < 0) continue;
      samples[side].push(1000 / (agendaMs + outboxMs));
      parts.agenda[side] += agendaMs / rounds;
      parts.outbox[side] += outboxMs / rounds;
    }
    const ms = await houses.ours.bareTick(2 * round + 1);
    if (round >= 0) bare.push(1000 / ms);
  }
  for (const [part, { ours: many, peer: few }] of Object.entries(parts))
    process.stderr.write(
      `${part}: ${few.toFixed(1)} ms among ${FEW}, ${many.toFixed(1)} ms among ${MANY} athletes, ` +
        `ratio ${(few / many).toFixed(2)}\n`,
    );
  const peerName = 'the same rows in bare statements, as many transactions';
  return { ...samples, also: { bare: { ours: samples.ours, peer: bare, peerName } } };
}

/** An installation in which much waits and little is due. */
class House {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly athletes: readonly string[],
    private readonly bare: BareTicks,
  ) {}

  static async open(name: string, folder: string, athletes: number): Promise<House> {
    const settings = await newSettings(name, folder);
    const logger = new Log('error');
    const app = await NestFactory.createApplicationContext(AppModule.with(settings), {
      logger,
      abortOnError: false,
    });
    strikesOf(app); // the clock's own strikes would come in between
    await app.get(Engine).drain();
    const notBefore = new Date(Date.now() + DAY_MS);
    return new House(app, await fill(settings, { athletes, notBefore }), await BareTicks.open(settings));
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

  /** The same minute's work without the service, ms. */
  async bareTick(round: number): Promise<number> {
    await this.makeDue(round);
    const began = performance.now();
    await this.bare.looks();
    const looked = performance.now();
    await this.forgetLooks();
    const begunToTake = performance.now();
    const taken = await this.bare.nudges();
    const ended = performance.now();
    if (taken !== DUE) throw new Error(`${taken} nudges were due, and not ${DUE}.`);
    return looked - began + ended - begunToTake;
  }

  async close(): Promise<void> {
    await this.bare.close();
    await this.app.close();
  }

  private get database(): Database {
    return this.app.get<Database>(Database);
  }

  /** Other athletes each time, spread over all of them. */
  private async makeDue(round: number): Promise<void> {
    const step = Math.floor(this.athletes.length / DUE);
    const whose = Array.from(
      { length: DUE },
      (_, n) => this.athletes[(n * step + round + 4) % this.athletes.length]!,
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
