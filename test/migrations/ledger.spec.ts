import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { insert, withHistory, withoutForeignKeys } from '../support/old-tables.js';
import { freshSettings, type FreshPlace } from '../support/settings.js';

const [BEFORE, LEDGER] = [1795392000065, 1795392000070];

let place: FreshPlace;
beforeEach(async () => {
  place = await freshSettings();
});
afterEach(() => place.remove());

/** As an installation of the version before holds it. */
const estimate = (state: 'ready' | 'refused', magnesium: object | null) => ({
  id: randomUUID(),
  session_id: randomUUID(),
  athlete_id: '1a2b3c4d-52ac-4a2e-9f43-0b1f3a5d7c33',
  lineage: 'owner',
  started_at: '2026-06-20 08:00:00.000',
  model: 'svett',
  model_version: '1.0.0',
  input_revision: 'abc',
  current: true,
  frozen: false,
  state,
  loss_l: 0.93,
  heat_exposure: true,
  teaches_heart_rate: false,
  result: JSON.stringify({ reasons: [], magnesium }),
  made_at: '2026-06-20 09:00:00.000',
});

test('what was estimated before the ledger counts in it, with the median and the spread it was shown with', async () => {
  const [mu, sigma] = [Math.log(3.4), 0.83];
  const at = (z: number) => Math.exp(mu + sigma * z);
  const range = { mg: at(0), p10: at(-1.2815515655446004), p90: at(1.2815515655446004) };
  const ready = estimate('ready', range);
  const without = estimate('ready', null);
  const nothing = estimate('ready', { mg: 0, p10: 0, p90: 0 });
  const refused = estimate('refused', null);
  await withHistory(place, BEFORE, async (writer) => {
    await withoutForeignKeys(writer);
    for (const row of [ready, without, nothing, refused]) await insert(writer, 'estimate', row);
  });
  const told = await withHistory(place, LEDGER, async (writer) => {
    const rows: { id: string; magnesium_mg: number | null; magnesium_sigma: number | null }[] =
      await writer.query('SELECT * FROM estimate');
    return new Map(rows.map((row) => [row.id, row]));
  });
  expect(told.get(ready.id)!.magnesium_mg).toBeCloseTo(3.4, 9);
  expect(told.get(ready.id)!.magnesium_sigma).toBeCloseTo(sigma, 9);
  for (const { id } of [without, nothing, refused])
    expect(told.get(id)).toMatchObject({ magnesium_mg: null, magnesium_sigma: null });
});

test('on the way back the columns go, and the estimates stay as they were', async () => {
  const row = estimate('ready', { mg: 3.4, p10: 1.2, p90: 9.6 });
  const select = 'SELECT * FROM estimate';
  const before = await withHistory(place, BEFORE, async (writer) => {
    await withoutForeignKeys(writer);
    await insert(writer, 'estimate', row);
    return writer.query(select);
  });
  const after = await withHistory(place, LEDGER, async (writer) => {
    await withoutForeignKeys(writer);
    await writer.undoLastMigration();
    return writer.query(select);
  });
  expect(after).toEqual(before);
});
