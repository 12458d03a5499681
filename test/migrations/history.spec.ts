import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { history } from '#migrations/history';
import { openWriter } from '#src/database/data-sources';
import { drift } from '#src/database/migrate';
import { tables } from '#src/tables';
import { freshSettings, type FreshPlace } from '../support/settings.js';

let place: FreshPlace;
let writer: DataSource;
beforeEach(async () => {
  place = await freshSettings();
  writer = await openWriter(place.settings, { tables, migrations: history });
});
afterEach(async () => {
  await writer.destroy();
  await place.remove();
});

async function tableNames(): Promise<string[]> {
  const runner = writer.createQueryRunner();
  const names: string[] = [];
  for (const table of tables) {
    const { tableName } = writer.getMetadata(table);
    if (await runner.hasTable(tableName)) names.push(tableName);
  }
  await runner.release();
  return names;
}

test('the migrations lead up, down, and up again', async () => {
  await writer.runMigrations();
  expect(await tableNames()).toHaveLength(tables.length);
  for (let n = 0; n < history.length; n++) await writer.undoLastMigration();
  expect(await tableNames()).toEqual([]);
  await writer.runMigrations();
  expect(await tableNames()).toHaveLength(tables.length);
});

test('the tables are what the entities say: no drift', async () => {
  await writer.runMigrations();
  expect(await drift(writer)).toEqual([]);
});

test('drift would be noticed', async () => {
  await writer.runMigrations();
  const runner = writer.createQueryRunner();
  await runner.dropTable('mass');
  await runner.release();
  expect((await drift(writer)).join('\n')).toContain('mass');
});

test('migrations are named in the order they run', () => {
  const stamps = history.map(({ name }) => Number(/(\d+)$/.exec(name)?.[1]));
  expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
  expect(new Set(stamps).size).toBe(history.length);
});
