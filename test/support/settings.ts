import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { Settings } from '#src/config/settings';

export interface FreshPlace {
  settings: Settings;
  remove(): Promise<void>;
}

let made = 0;

/** Settings of an installation nobody has used yet: an empty folder and, where DATABASE_URL is set, an empty database. */
export async function freshSettings(more: Record<string, string> = {}): Promise<FreshPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'svett-'));
  const server = process.env['DATABASE_URL'];
  const name = `svett_${process.pid}_${Math.random().toString(36).slice(2, 8)}_${++made}`;
  if (server) await onServer(server, `CREATE DATABASE ${name}`);
  const database = server
    ? { DATABASE_URL: Object.assign(new URL(server), { pathname: `/${name}` }).href }
    : {};
  const settings = Settings.from({
    SVETT_DATA: join(folder, 'data'),
    PORT: '0',
    LOG_LEVEL: 'error',
    ...database,
    ...more,
  });
  return {
    settings,
    remove: async () => {
      if (server) await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const server = await new DataSource({ type: 'postgres', url }).initialize();
  try {
    await server.query(statement);
  } finally {
    await server.destroy();
  }
}
