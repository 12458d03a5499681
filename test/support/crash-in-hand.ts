import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { Settings } from '#src/config/settings';

const LOOK_EVERY_MS = 25;
/** Far longer than any lease; what it guards against would never end. */
const PATIENCE_MS = 120_000;
const FILE = 'svett.sqlite';

interface Fact {
  id: string;
  settled_at: string | Date | null;
  lease_owner: string | null;
}

/** The facts that processes which live no more had in hand. `living`: who still does. */
export async function leftInHand(settings: Settings, living: number[]): Promise<string[]> {
  const held = await beside(settings, (database) =>
    database.query<Fact[]>(
      `SELECT id, lease_owner FROM outbox WHERE settled_at IS NULL AND lease_owner IS NOT NULL`,
    ),
  );
  return held.flatMap(({ id, lease_owner: owner }) =>
    living.includes(Number(owner!.split('/')[1])) ? [] : [id],
  );
}

/**
 * Waits until each of these is done, or put back for later. Answers when the last was done by the service's clock; null:
 * what was put back is looked at no closer.
 */
export async function doneWith(
  settings: Settings,
  ids: string[],
  isDown: () => boolean,
): Promise<Date | null> {
  const database = await lookInto(settings, { readonly: true });
  const list = ids.map((id) => `'${id}'`).join();
  try {
    for (const beganMs = performance.now(); performance.now() - beganMs < PATIENCE_MS;) {
      const facts = await database.query<Fact[]>(
        `SELECT id, settled_at, lease_owner FROM outbox WHERE id IN (${list})`,
      );
      if (facts.every(({ settled_at, lease_owner }) => settled_at !== null || lease_owner === null)) {
        const moments = facts.flatMap(({ settled_at }) => (settled_at === null ? [] : +momentOf(settled_at)));
        return moments.length === 0 ? null : new Date(Math.max(...moments));
      }
      if (isDown()) throw new Error('Nobody is left who could do it.');
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    await database.destroy(); // whoever opens the file after a crash is to be the service, and to mend it
  }
  throw new Error(`What was in hand was not done within ${PATIENCE_MS / 1000} s.`);
}

/** Looks at a copy where the database is a file: the first who opens it after a crash mends it, and is to be the service. */
async function beside<T>(settings: Settings, look: (database: DataSource) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'svett-beside-'));
  if (settings.databaseUrl === null)
    for (const name of [FILE, `${FILE}-wal`]) {
      const path = join(settings.dataFolder, name);
      if (existsSync(path)) await copyFile(path, join(folder, name));
    }
  const database = await lookInto(settings, { folder });
  try {
    return await look(database);
  } finally {
    await database.destroy();
    await rm(folder, { recursive: true });
  }
}

/** A look into the service's database, past the service. */
export function lookInto(
  { databaseUrl, dataFolder }: Settings,
  { folder = dataFolder, readonly = false }: { folder?: string; readonly?: boolean } = {},
): Promise<DataSource> {
  return new DataSource(
    databaseUrl === null
      ? { type: 'better-sqlite3', database: join(folder, FILE), readonly }
      : { type: 'postgres', url: databaseUrl, extra: { max: 1 } },
  ).initialize();
}

/** SQLite keeps moments as text, in UTC. */
function momentOf(kept: string | Date): Date {
  return typeof kept === 'string' ? new Date(`${kept.replace(' ', 'T')}Z`) : kept;
}
