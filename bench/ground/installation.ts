import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings } from '#src/config/settings';
import { gateOf } from '#src/database/data-sources';

type Environment = Record<string, string>;

/** A new installation of this name: in a folder of its own; with `DATABASE_URL`, in a new database of that server. */
export async function newInstallation(
  name: string,
  folder: string,
  more: Environment = {},
): Promise<Environment> {
  const environment = { SVETT_DATA: join(folder, name), PORT: '0', LOG_LEVEL: 'error', ...more };
  const server = process.env['DATABASE_URL'];
  if (!server) return environment;
  const gate = await gateOf(Settings.from({ ...environment, DATABASE_URL: server })).initialize();
  await gate.query(`CREATE DATABASE ${name}`);
  await gate.destroy();
  return { ...environment, DATABASE_URL: Object.assign(new URL(server), { pathname: `/${name}` }).href };
}

export async function newSettings(name: string, folder: string, more?: Environment): Promise<Settings> {
  return Settings.from(await newInstallation(name, folder, more));
}

/** Lends a folder for as long as something is measured in it. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'svett-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
