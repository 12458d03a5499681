import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { Settings } from '#src/config/settings';
import { readyInFolder, readyOnServer } from './ready-tables.js';

export interface FreshPlace {
  settings: Settings;
  /** The same place, to a process with these variables beside its own. */
  seenBy(more: Record<string, string>): Settings;
  remove(): Promise<void>;
}

let made = 0;

/** Settings of an installation nobody has used yet: an empty folder and, where DATABASE_URL is set, an empty database. */
export async function freshSettings(more: Record<string, string> = {}): Promise<FreshPlace> {
  return makePlace(more, {
    onServer: () => Promise.resolve(''),
    inFolder: () => Promise.resolve(),
  });
}

/** The same, where the tables are made and empty: what most tests begin with, without the time it takes to make them. */
export async function readySettings(more: Record<string, string> = {}): Promise<FreshPlace> {
  return makePlace(more, {
    onServer: async (server) => ` TEMPLATE ${await readyOnServer(server)}`,
    inFolder: readyInFolder,
  });
}

interface Beginning {
  /** How CREATE DATABASE goes on. */
  onServer(server: DataSource): Promise<string>;
  inFolder(dataFolder: string): Promise<void>;
}

async function makePlace(more: Record<string, string>, beginning: Beginning): Promise<FreshPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'svett-'));
  const dataFolder = join(folder, 'data');
  const url = process.env['DATABASE_URL'];
  const name = `svett_${process.pid}_${Math.random().toString(36).slice(2, 8)}_${++made}`;
  if (url) {
    await onServer(url, async (server) =>
      server.query(`CREATE DATABASE ${name}${await beginning.onServer(server)}`),
    );
  } else {
    await beginning.inFolder(dataFolder);
  }
  const database = url ? { DATABASE_URL: Object.assign(new URL(url), { pathname: `/${name}` }).href } : {};
  const own = { SVETT_DATA: dataFolder, PORT: '0', LOG_LEVEL: 'error', ...database, ...more };
  return {
    settings: Settings.from(own),
    seenBy: (others) => Settings.from({ ...own, ...others }),
    remove: async () => {
      if (url) await onServer(url, (server) => server.query(`DROP DATABASE ${name} WITH (FORCE)`));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(url: string, work: (server: DataSource) => Promise<unknown>): Promise<void> {
  const server = await new DataSource({
    type: 'postgres',
    url,
    extra: { max: 1, idleTimeoutMillis: 0 },
  }).initialize();
  try {
    await work(server);
  } finally {
    await server.destroy();
  }
}
