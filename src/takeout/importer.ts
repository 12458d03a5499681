import { Inject, Injectable } from '@nestjs/common';
import { takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Consents } from '#src/people/consents';
import type { Belonging } from '#src/takeout/belongings.port';
import { Homecoming } from '#src/takeout/homecoming';
import { Newcomers } from '#src/takeout/newcomers';
import { OpenedTakeout } from '#src/takeout/opened-takeout';
import type { Person, Row } from '#src/takeout/possessions';
import { Settling } from '#src/takeout/settling';
import { Unpacker, type Unpacking } from '#src/takeout/unpacker';

export interface TakenIn {
  /** Rows by table: new ones, and those that were here. */
  added: Record<string, number>;
  known: Record<string, number>;
}

/** Rows of an export; we remember what each of them is called here while they come. */
const MOST_ROWS = 1_000_000;
/** Rows of what was once told, all of which are held at once. */
const MOST_TOLD = 10_000;

/** Whoever waits for an import. Both throw to stop it. */
export interface Awaiting {
  /** Hears how far it is. */
  advance: (done: number, total: number) => Promise<void>;
  /** Asked in every transaction whether what it writes is still wanted. */
  demand: (tx: Tx) => Promise<void>;
}

/**
 * Brings an export into an account. All of it is read and checked before the first row is written, so that a damaged one
 * leaves nothing; broken off and begun anew, it finds what is here already.
 */
@Injectable()
export class Importer {
  constructor(
    @Inject(Unpacker) private readonly unpacker: Unpacker,
    @Inject(Homecoming) private readonly homecoming: Homecoming,
    @Inject(Settling) private readonly settling: Settling,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  async take(path: string, person: Person, { advance, demand }: Awaiting): Promise<TakenIn> {
    const takeout = await OpenedTakeout.open(path);
    try {
      const entries = Object.keys(takeout.manifest.entries).length;
      const lines = Object.values(takeout.manifest.counts).reduce((sum, count) => sum + count, 0);
      const total = entries + lines;
      await takeout.check((done) => advance(done, total));
      await this.read(takeout);
      let done = entries;
      const unpacking = this.unpackingOf(takeout, person, demand);
      await this.bring(unpacking, async (rows) => advance(Math.min((done += rows), total), total));
      await advance(total, total);
      return { added: unpacking.added, known: unpacking.known };
    } finally {
      takeout.close();
    }
  }

  /** All of it, so that a fault in its last row is found before the first is written. */
  private async read(takeout: OpenedTakeout): Promise<void> {
    let rows = 0;
    for (const { of } of this.parts('rows')) rows += await this.unpacker.read(takeout, of, MOST_ROWS - rows);
    for (const { of } of this.parts('profile', 'history')) await this.unpacker.read(takeout, of, MOST_TOLD);
  }

  private async bring(unpacking: Unpacking, written: (rows: number) => Promise<void>): Promise<void> {
    const { takeout, newcomers } = unpacking;
    for (const { of } of this.parts('profile'))
      await this.homecoming.profile(unpacking, await this.all(takeout, of));
    for (const { of } of this.parts('history'))
      await this.homecoming.history(unpacking, await this.all(takeout, of));
    const parts = this.parts('rows');
    const sources = parts.find(({ name }) => name === 'session_source');
    if (sources) await this.unpacker.meet(unpacking, sources.of);
    for (const { of } of parts) await this.unpacker.write(unpacking, of, written);
    for (const sessionId of new Set(newcomers.all('session')))
      await this.settling.session(unpacking, sessionId);
    await this.settling.purgeWhatIsDue();
  }

  private parts(...back: NonNullable<Belonging['back']>[]): { name: string; of: Belonging }[] {
    return this.unpacker.parts.filter(({ of }) => of.back !== undefined && back.includes(of.back));
  }

  /** Of tables that hold few rows a person. */
  private async all(takeout: OpenedTakeout, of: Belonging): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const row of this.unpacker.rowsIn(takeout, of)) rows.push(row);
    return rows;
  }

  private unpackingOf(takeout: OpenedTakeout, person: Person, demand: Awaiting['demand']): Unpacking {
    const { athleteId } = person;
    const newcomers = new Newcomers(athleteId);
    const enter = async (tx: Tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      await takeTurns(tx, `sessions:${athleteId}`);
      await demand(tx);
    };
    return { person, takeout, enter, newcomers, joined: new Map(), added: {}, known: {} };
  }
}
