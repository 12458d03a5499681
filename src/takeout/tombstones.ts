import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Settings } from '#src/config/settings';
import { Keys } from '#src/people/keys';
import type { Person } from '#src/takeout/possessions';

export type Erasable = 'data' | 'account';

const Tombstone = z.object({ what: z.enum(['data', 'account']), mark: z.string(), at: z.iso.datetime() });
export type Tombstone = z.output<typeof Tombstone>;

/**
 * Beside the database, who was erased: a backup brought back brings them back too, and by this they are erased again. It
 * holds keyed hashes of ids, and nobody's name.
 */
@Injectable()
export class Tombstones {
  private readonly path: string;

  constructor(
    @Inject(Settings) { dataFolder }: Settings,
    @Inject(Keys) private readonly keys: Keys,
  ) {
    this.path = join(dataFolder, 'erased.ndjson');
  }

  markOf({ accountId, athleteId }: Person, what: Erasable): string {
    return this.keys.mark(`erased:${what}:${what === 'account' ? accountId : athleteId}`);
  }

  /** Safe on the disk once it resolves; the same again is not written twice. */
  async add(person: Person, what: Erasable, at: Date): Promise<void> {
    const stone: Tombstone = { what, mark: this.markOf(person, what), at: at.toISOString() };
    const known = await this.all();
    if (known.some(({ mark, at: when }) => mark === stone.mark && when === stone.at)) return;
    const file = await open(this.path, 'a', 0o600);
    try {
      await file.appendFile(`${JSON.stringify(stone)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Of this installation's file, or another one's that has the same secrets.json. A line cut short by a crash is left out. */
  async all(path = this.path): Promise<Tombstone[]> {
    const stones: Tombstone[] = [];
    try {
      for await (const line of createInterface({ input: createReadStream(path) })) {
        const stone = Tombstone.safeParse(parsed(line));
        if (stone.success) stones.push(stone.data);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    return stones;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
