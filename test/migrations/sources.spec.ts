import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { history } from '#migrations/history';
import { Database } from '#src/database/database';
import { SessionFile } from '#src/sessions/session-file.entity';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionSource } from '#src/sessions/session-source.entity';
import { encodeStreams } from '#src/sessions/stream-blob';
import { tables } from '#src/tables';
import { aRecording } from '../support/a-recording.js';
import { insert, withHistory } from '../support/old-tables.js';
import { freshSettings, type FreshPlace } from '../support/settings.js';

const BEFORE = 1795392000003;
const SOURCES = 1795392000004;

let place: FreshPlace;
beforeEach(async () => {
  place = await freshSettings();
});
afterEach(() => place.remove());

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [ACCOUNT, ATHLETE, RUN, RIDE] = [id(1), id(2), id(3), id(4)];
const MOMENT = '2026-06-20 08:00:00.250';
const recording = aRecording({
  minutes: 10,
  streams: { speedMs: 3.25, heartRateBpm: 150 },
  indoor: true,
  startedAt: new Date('2026-06-20T08:00:00.250Z'),
  identity: 'serial-time',
  notes: ['time-repaired'],
  pauses: [{ startS: 10, endS: 20.5 }],
  device: { maker: 'Garmin', product: 'Fenix', serial: '7', kind: 'watch' },
});

function sessionRow(session: string): Record<string, unknown> {
  const { sport, elapsedS, legs, pauses, notes, device, identity, athlete } = recording;
  return {
    id: session,
    athlete_id: ATHLETE,
    format: 'fit',
    sport,
    sport_raw: 'run',
    indoor: true,
    started_at: MOMENT,
    utc_offset_s: 7200,
    elapsed_s: elapsedS,
    device,
    device_athlete: athlete,
    legs,
    pauses,
    notes,
    identity: session === RUN ? identity : null,
    created_at: MOMENT,
  };
}

/** As an installation of the version before holds it: two sessions, one of them handed in as two files. */
async function fill(writer: DataSource): Promise<void> {
  await insert(writer, 'account', {
    id: ACCOUNT,
    email: 'ada@example.org',
    password_hash: 'x',
    role: 'athlete',
    language: 'en',
    created_at: MOMENT,
  });
  await insert(writer, 'athlete', {
    id: ATHLETE,
    account_id: ACCOUNT,
    heart_rate_reliable: true,
    created_at: MOMENT,
  });
  for (const session of [RUN, RIDE]) {
    await insert(writer, 'session', sessionRow(session));
    await insert(writer, 'session_stream', { session_id: session, bytes: encodeStreams(recording.streams) });
    await insert(writer, 'estimate', estimateRow(session));
  }
  await insert(writer, 'session_file', fileRow(id(10), RUN, 'a', '2026-06-20 09:00:00.000'));
  await insert(writer, 'session_file', fileRow(id(5), RUN, 'b', '2026-06-21 09:00:00.000'));
  await insert(writer, 'session_file', fileRow(id(6), RIDE, 'c', '2026-06-20 09:00:00.000'));
}

function fileRow(file: string, session: string, letter: string, createdAt: string): Record<string, unknown> {
  return {
    id: file,
    session_id: session,
    athlete_id: ATHLETE,
    name: `${letter}.fit`,
    sha256: letter.repeat(64),
    size_bytes: 3,
    brotli: Buffer.from(letter),
    created_at: createdAt,
  };
}

function estimateRow(session: string): Record<string, unknown> {
  return {
    id: session.replace('8000', '9000'),
    session_id: session,
    athlete_id: ATHLETE,
    started_at: MOMENT,
    model: 'svett',
    model_version: '1.0.0',
    input_revision: 'abc',
    current: true,
    state: 'ready',
    heat_exposure: false,
    teaches_heart_rate: false,
    result: {},
    made_at: MOMENT,
  };
}

test('what files told before there were sources is told by them still, to the owner and to others', async () => {
  await withHistory(place, BEFORE, fill);
  const database = await Database.open(place.settings, { tables, migrations: history });
  const shelf = new SessionShelf(database);
  try {
    for (const lineage of ['owner', 'shareable'] as const) {
      const found = await shelf.recording(lineage, RUN);
      expect(found).toMatchObject({ athleteId: ATHLETE, shareable: true, placeRoundingDeg: 0.01 });
      expect(found!.recording).toEqual(recording);
    }
    const [session] = (await shelf.list('others', ATHLETE, { limit: 1 })).rows;
    expect(session).toMatchObject({ shareable: true, frozen: false, sameAs: null, indoor: true });
    const told = (await shelf.sources('owner', [RUN])).get(RUN)!;
    expect(told.map(({ id: row, externalId }) => [row, externalId])).toEqual([
      [id(10), 'a'.repeat(64)],
      [id(5), 'b'.repeat(64)],
    ]);
    const withRecords = database
      .read(SessionSource)
      .createQueryBuilder('row')
      .where('row.streams IS NOT NULL');
    expect(await withRecords.getCount()).toBe(2);
    const files = await database.read(SessionFile).find({ order: { name: 'ASC' } });
    expect(files.map(({ name, sourceId }) => [name, sourceId])).toEqual([
      ['a.fit', id(10)],
      ['b.fit', id(5)],
      ['c.fit', id(6)],
    ]);
  } finally {
    await database.close();
  }
});

test('the way back restores each session as its file told it, and keeps nothing that came from elsewhere', async () => {
  const told = await withHistory(place, BEFORE, async (writer) => {
    await fill(writer);
    return everything(writer);
  });
  await withHistory(place, SOURCES, async (writer) => {
    const strava = {
      athlete_id: ATHLETE,
      source: 'strava',
      part: '',
      shareable: false,
      started_at: MOMENT,
      elapsed_s: 600,
      digest: 'x',
      recording: { ...recording, streams: undefined, rpe: 9 },
      place_rounding_deg: 0.1,
      derived: 'keep',
      received_at: MOMENT,
    };
    await insert(writer, 'session_source', { ...strava, id: id(20), session_id: RUN, external_id: '1' });
    await writer.query(`UPDATE session SET rpe = 9 WHERE id = '${RUN}'`);
    const linked = { ...sessionRow(id(7)), shareable: false, provenance: {}, frozen: false };
    await insert(writer, 'session', linked);
    await insert(writer, 'session_source', { ...strava, id: id(21), session_id: id(7), external_id: '2' });
    await insert(writer, 'estimate', estimateRow(id(7)));
    await writer.undoLastMigration();
    expect(await everything(writer)).toEqual(told);
    await writer.runMigrations();
  });
});

async function everything(writer: DataSource): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of ['account', 'athlete', 'session', 'session_file', 'session_stream', 'estimate']) {
    const key = table === 'session_stream' ? 'session_id' : 'id';
    const found = await writer.query<Record<string, unknown>[]>(`SELECT * FROM ${table} ORDER BY ${key}`);
    rows[table] = found.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'string' && /^[[{]/.test(value) ? JSON.parse(value) : value,
        ]),
      ),
    );
  }
  return rows;
}
