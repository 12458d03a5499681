import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { version } from '#src/config/version';
import type { Table } from '#src/database/data-sources';
import { Vault } from '#src/database/vault';
import { Clock } from '#src/kernel/clock';
import { decodeStreams } from '#src/sessions/stream-blob';
import type { Belonging } from '#src/takeout/belongings.port';
import {
  fileEntry,
  FORMAT,
  FORMAT_VERSION,
  linesEntry,
  type Manifest,
  MANIFEST,
  README,
  streamsEntry,
} from '#src/takeout/manifest';
import { Packing } from '#src/takeout/packing';
import { portable } from '#src/takeout/portable';
import { type Person, Possessions, type Row } from '#src/takeout/possessions';
import { type Language, wordsIn } from '#src/words/words';

const inflate = promisify(brotliDecompress);

export interface PackingJob {
  person: Person;
  language: Language;
  path: string;
  /** Hears how many rows and files are packed, of how many; throws to stop. */
  advance: (done: number, total: number) => Promise<void>;
}

export interface Packed {
  counts: Record<string, number>;
  files: number;
}

/** Packs everything of one person into one file that any program can read and another Svett takes in. */
@Injectable()
export class Packer {
  constructor(
    @Inject(Possessions) private readonly possessions: Possessions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  async pack({ person, language, path, advance }: PackingJob): Promise<Packed> {
    const packing = new Packing(path, this.clock.now());
    try {
      const told = this.possessions.all.filter((one) => one.export === 'rows' || one.whose === 'record');
      const total = await this.sizeOf(person, told);
      let done = 0;
      const counts: Record<string, number> = {};
      const step = async (by: number) => advance((done += by), total);
      await packing.add(README, [wordsIn(language)('takeout.readme')]);
      await packing.add('profile.json', [await this.profile(person, told)]);
      for (const belonging of told) {
        const { name } = this.possessions.shape(belonging.table);
        counts[name] = 0;
        const lines = this.lines(person, belonging, async (rows) => {
          counts[name]! += rows;
          await step(rows);
        });
        await packing.add(linesEntry(name), lines);
      }
      const files = await this.addAsides(packing, person, told, step);
      const manifest: Manifest = {
        format: FORMAT,
        formatVersion: FORMAT_VERSION,
        appVersion: version,
        exportedAt: this.clock.now().toISOString(),
        counts,
        entries: packing.entries,
      };
      await packing.add(MANIFEST, [JSON.stringify(manifest, null, 1)]);
      await packing.end();
      return { counts, files };
    } catch (error) {
      await packing.giveUp();
      throw error;
    }
  }

  private async sizeOf(person: Person, told: Belonging[]): Promise<number> {
    let rows = 0;
    for (const belonging of told) {
      const count = await this.possessions.count(person, belonging);
      rows += belonging.aside ? 2 * count : count;
    }
    return rows;
  }

  /** The few things people look for first, in one place. */
  private async profile(person: Person, told: Belonging[]): Promise<string> {
    const found: Record<string, Row[]> = {};
    for (const name of ['account', 'athlete']) {
      const belonging = told.find(({ table }) => this.possessions.shape(table).name === name)!;
      for await (const rows of this.possessions.rowsOf(person, belonging)) {
        found[name] = rows.map((row) => portable(row, this.columnsOf(belonging)));
      }
    }
    return JSON.stringify({ account: found['account']?.[0], profile: found['athlete']?.[0] }, null, 2);
  }

  private async *lines(
    person: Person,
    belonging: Belonging,
    packed: (rows: number) => Promise<void>,
  ): AsyncGenerator<string> {
    const columns = this.columnsOf(belonging);
    for await (const rows of this.possessions.rowsOf(person, belonging, { page: 100 })) {
      const lines: string[] = [];
      for (const row of rows)
        lines.push(
          `${JSON.stringify({ ...portable(row, columns), ...(await this.opened(belonging, row)) })}\n`,
        );
      yield lines.join('');
      await packed(rows.length);
    }
  }

  /** What lies sealed in a row, open; null where its seal is broken: the rest of the export does not hang on it. */
  private async opened({ table, sealed }: Belonging, row: Row): Promise<Row> {
    if (!sealed) return {};
    const bytes = await this.possessions.bytesOf(table, row['id'] as string, sealed.column);
    const keyId = row[sealed.keyColumn] as string;
    try {
      return {
        [sealed.as]: JSON.parse(this.vault.open({ keyId, bytes: bytes! }, sealed.about(row))) as unknown,
      };
    } catch {
      return { [sealed.as]: null };
    }
  }

  private columnsOf({ table, secret = [] }: Belonging) {
    return this.possessions
      .shape(table)
      .columns.filter(({ name, kind }) => kind !== 'bytes' && !secret.includes(name));
  }

  /** Workout files as they were handed in, and what each source told second by second. */
  private async addAsides(
    packing: Packing,
    person: Person,
    told: Belonging[],
    step: (by: number) => Promise<void>,
  ): Promise<number> {
    let files = 0;
    for (const belonging of told) {
      for (const [column, as] of Object.entries(belonging.aside ?? {})) {
        for await (const rows of this.possessions.rowsOf(person, belonging)) {
          for (const row of rows) {
            files += await this.addAside(packing, belonging.table, row, { column, as });
            await step(1);
          }
        }
      }
    }
    return files;
  }

  private async addAside(
    packing: Packing,
    table: Table,
    row: Row,
    { column, as }: { column: string; as: 'file' | 'streams' },
  ): Promise<number> {
    const bytes = await this.possessions.bytesOf(table, row['id'] as string, column);
    if (!bytes) return 0;
    if (as === 'file') {
      const file = row as { sourceId: string; name: string };
      await packing.add(fileEntry(file.sourceId, file.name), [await inflate(bytes)]);
    } else {
      await packing.add(streamsEntry(row['id'] as string), [streamsText(bytes)]);
    }
    return 1;
  }
}

/** `{ "timeS": […], "channels": { "heartRateBpm": […] } }`; null where the device gave no value. */
function streamsText(blob: Buffer): string {
  const { timeS, channels } = decodeStreams(blob);
  const told = Object.entries(channels).map(([name, values]) => [name, [...values]]);
  return JSON.stringify({ timeS: [...timeS], channels: Object.fromEntries(told) as object });
}
