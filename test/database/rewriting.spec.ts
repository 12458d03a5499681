import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { Database } from '#src/database/database';
import { Coin, countingHouse } from '../support/counting-house.js';
import { Gate } from '../support/gate.js';
import { freshSettings, type FreshPlace } from '../support/settings.js';

let place: FreshPlace;
let file: string;
beforeEach(async () => {
  place = await freshSettings();
  file = join(place.settings.dataFolder, 'svett.sqlite');
});
afterEach(() => place.remove());

const holds = async (word: string) => (await readFile(file, 'latin1')).includes(word);

test('what was forgotten and not overwritten is gone from a file that is written anew, and its rows are as they were', async () => {
  await (await Database.open(place.settings, countingHouse)).close();
  const careless = new Sqlite(file);
  careless.pragma('secure_delete = OFF');
  careless.exec(
    "INSERT INTO coin (id, pair) VALUES ('ada-was-here', 'a'), ('bo-is-here', 'b'); DELETE FROM coin WHERE pair = 'a'",
  );
  careless.close();
  expect(await holds('ada-was-here')).toBe(true);

  const database = await Database.open(place.settings, countingHouse);
  await database.rewrite();
  expect(await holds('ada-was-here')).toBe(false); // while it is open, so not in its log either
  expect(await database.read(Coin).find()).toEqual([{ id: 'bo-is-here', pair: 'b' }]);
  await database.close();
});

test('it waits for a transaction that is under way, and the next one waits for it', async () => {
  const database = await Database.open(place.settings, countingHouse);
  const order: string[] = [];
  const gate = new Gate();
  const first = database.transaction(async (tx) => {
    await tx.insert(Coin, { id: 'one', pair: 'a' });
    await gate.opened;
    order.push('written');
  });
  const rewritten = database.rewrite().then(() => order.push('rewritten'));
  const second = database.transaction(async (tx) => {
    order.push('writing');
    await tx.insert(Coin, { id: 'two', pair: 'a' });
  });
  expect(await database.read(Coin).find()).toEqual([]);
  gate.open();
  await Promise.all([first, rewritten, second]);
  expect(order).toEqual(['written', 'rewritten', 'writing']);
  expect(await database.read(Coin).count()).toBe(2);
  await database.close();
});

test('a file that cannot be written anew is told of, and the next transaction goes on', async () => {
  const database = await Database.open(place.settings, countingHouse);
  const beside = new Sqlite(file);
  beside.exec('BEGIN IMMEDIATE');
  await expect(database.rewrite()).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  beside.exec('ROLLBACK');
  beside.close();
  await database.transaction((tx) => tx.insert(Coin, { id: 'three', pair: 'a' }));
  await database.close();
});
