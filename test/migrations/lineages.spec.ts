import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { insert, withHistory, withoutForeignKeys } from '../support/old-tables.js';
import { freshSettings, type FreshPlace } from '../support/settings.js';

const LINEAGES = 1795392000006;

let place: FreshPlace;
beforeEach(async () => {
  place = await freshSettings();
});
afterEach(() => place.remove());

const ESTIMATE = {
  id: '6b0b4f7e-52ac-4a2e-9f43-0b1f3a5d7c11',
  session_id: '0a1b2c3d-52ac-4a2e-9f43-0b1f3a5d7c22',
  athlete_id: '1a2b3c4d-52ac-4a2e-9f43-0b1f3a5d7c33',
  started_at: '2026-06-20 08:00:00.000',
  model: 'svett',
  model_version: '1.0.0',
  input_revision: 'abc',
  current: true,
  state: 'ready',
  loss_l: 0.93,
  heat_exposure: true,
  teaches_heart_rate: false,
  result: '{"reasons":[]}',
  made_at: '2026-06-20 09:00:00.000',
};

test('what was estimated before there were two lineages came from files, and may be shared', async () => {
  await withHistory(place, 1795392000003, async (writer) => {
    await withoutForeignKeys(writer);
    await insert(writer, 'estimate', ESTIMATE);
  });
  const [row] = await withHistory(place, LINEAGES, (writer) => writer.query('SELECT * FROM estimate'));
  expect(row).toMatchObject({ id: ESTIMATE.id, lineage: 'shareable', loss_l: 0.93, weather: null });
  expect([row.current, row.frozen].map(Boolean)).toEqual([true, false]);
});

test('on the way back the owner’s line goes and the rest is as it was', async () => {
  const rows = await withHistory(place, LINEAGES, async (writer) => {
    await withoutForeignKeys(writer);
    const owners = { id: '7b0b4f7e-52ac-4a2e-9f43-0b1f3a5d7c11', lineage: 'owner', frozen: false };
    await insert(writer, 'estimate', { ...ESTIMATE, lineage: 'shareable', frozen: true });
    await insert(writer, 'estimate', { ...ESTIMATE, ...owners });
    await writer.undoLastMigration();
    return writer.query('SELECT * FROM estimate');
  });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ id: ESTIMATE.id, loss_l: 0.93 });
  expect(rows[0]).not.toHaveProperty('lineage');
});
