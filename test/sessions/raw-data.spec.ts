import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { RawData } from '#src/sessions/raw-data';
import { SessionFile } from '#src/sessions/session-file.entity';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionSource } from '#src/sessions/session-source.entity';
import { SessionChanged, SessionPurged, SessionRemoved } from '#src/sessions/sessions.topics';
import { TermsInForce } from '#src/sessions/terms-in-force';
import { anApp, type TestApp } from '../support/app.js';
import { STRAVA_LIKE, TheDesk } from '../support/the-desk.js';

let svett: TestApp;
let desk: TheDesk;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());
beforeEach(async () => {
  desk = await TheDesk.of(svett);
});

const RICH = {
  rpe: 7,
  distanceM: 12_345,
  energyKcal: 987,
  vendorSweatMl: 654,
  identity: 'serial-time',
  device: { maker: 'Garmin', product: 'Fenix', serial: '31337', kind: 'watch' as const },
  streams: { latitudeDeg: 59.33, longitudeDeg: 18.06, heartRateBpm: 151 },
  pauses: [{ startS: 60, endS: 120 }],
};

const row = async () => {
  const rows = await svett.database
    .read(SessionSource)
    .createQueryBuilder('row')
    .addSelect('row.streams')
    .where('row.athlete_id = :id AND row.source = :source', { id: desk.athleteId, source: 'strava' })
    .getMany();
  return rows[0];
};
const purge = () => svett.get(RawData).onAged();

describe('raw data of a source that asks for it to be purged', () => {
  test('is there for six days, and not a minute longer than the hourly look', async () => {
    await desk.take('strava:9', RICH);
    svett.clock.pass({ days: 5, hours: 23, minutes: 59 });
    await purge();
    expect((await row())!.streams).not.toBeNull();
    svett.clock.pass({ minutes: 1 });
    await purge();
    expect((await row())!.streams).toBeNull();
  });

  test('leaves what was done, when and for how long, and nothing else', async () => {
    const file = { name: 'x.fit', sha256: 'f'.repeat(64), sizeBytes: 3, brotli: Buffer.from('abc') };
    const { sessionId } = await desk.take('strava:9', RICH, { file });
    svett.clock.pass({ days: 6 });
    await purge();
    const [session] = await desk.sessions();
    expect(session).toMatchObject({
      id: sessionId,
      frozen: true,
      sport: 'run',
      elapsedS: 3600,
      utcOffsetS: 7200,
    });
    // An id or a digest is hexadecimal, and has any three digits in it sooner or later.
    const left = JSON.stringify([session, await row()]).replaceAll(
      /[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4,12}){4}/g,
      'id',
    );
    expect(left).toContain('"id":"id"');
    for (const trace of [
      '12345',
      '987',
      '654',
      'serial-time',
      'Garmin',
      'Fenix',
      '31337',
      '59.3',
      '18.06',
      '151',
    ])
      expect(left).not.toContain(trace);
    expect(session!.pauses).toEqual([]);
    expect(await svett.database.read(SessionFile).countBy({ athleteId: desk.athleteId })).toBe(0);
    expect(await svett.get(SessionShelf).recording('owner', sessionId!)).toBeNull();
    expect(await svett.get(SessionShelf).streams('owner', desk.athleteId, sessionId!)).toEqual({
      timeS: new Float64Array(0),
      channels: {},
    });
    expect([
      await desk.facts(SessionPurged, sessionId!),
      await desk.facts(SessionChanged, sessionId!),
    ]).toEqual([1, 0]);
  });

  test('is purged once, however often one looks', async () => {
    const { sessionId } = await desk.take('strava:9', RICH);
    svett.clock.pass({ days: 6 });
    await purge();
    await purge();
    expect(await desk.facts(SessionPurged, sessionId!)).toBe(1);
  });

  test('leaves the file’s part of the same session whole', async () => {
    const { sessionId } = await desk.take('file:a', { streams: { heartRateBpm: 140 } });
    const shared = await desk.seen('others');
    const before = await svett.get(SessionShelf).revision('shareable', sessionId!);
    await desk.take('strava:9', RICH);
    const merged = await svett.get(SessionShelf).revision('owner', sessionId!);
    svett.clock.pass({ days: 6 });
    await purge();
    expect(await desk.seen('others')).toEqual(shared);
    expect((await desk.sessions())[0]).toMatchObject({ frozen: false, rpe: null });
    expect(await svett.get(SessionShelf).revision('shareable', sessionId!)).toBe(before);
    expect(await svett.get(SessionShelf).revision('owner', sessionId!)).not.toBe(merged);
    expect([
      await desk.facts(SessionChanged, sessionId!),
      await desk.facts(SessionPurged, sessionId!),
    ]).toEqual([2, 0]);
  });

  test('takes the results with it where its terms say so', async () => {
    const { sessionId } = await desk.take('strava:9', RICH, { terms: { ...STRAVA_LIKE, derived: 'purge' } });
    svett.clock.pass({ days: 6 });
    await purge();
    expect(await desk.sessions()).toEqual([]);
    expect(await desk.facts(SessionRemoved, sessionId!)).toBe(1);
  });

  test('takes the results of what was purged before with it, once its terms say so', async () => {
    await desk.take('strava:9', RICH);
    svett.clock.pass({ days: 6 });
    await purge();
    expect(await desk.sessions()).toHaveLength(1);
    await svett.get(TermsInForce).lay('strava', { ...STRAVA_LIKE, derived: 'purge' });
    await purge();
    expect(await desk.sessions()).toEqual([]);
  });

  test('is purged also where that of an older session cannot be', async () => {
    const { sessionId } = await desk.take('strava:1', { startedAt: new Date('2026-06-01T08:00:00Z') });
    svett.clock.pass({ minutes: 1 });
    await desk.take('strava:2', { startedAt: new Date('2026-06-02T08:00:00Z') });
    const damaged = { recording: {} as SessionSource['recording'] };
    await svett.database.transaction((tx) => tx.update(SessionSource, { sessionId: sessionId! }, damaged));
    svett.clock.pass({ days: 6 });
    await expect(purge()).rejects.toThrow();
    const left = await svett.database.read(SessionSource).findBy({ athleteId: desk.athleteId });
    expect(left.filter(({ purgedAt }) => purgedAt === null).map(({ externalId }) => externalId)).toEqual([
      '1',
    ]);
    await svett.database.transaction((tx) => tx.delete(SessionSource, { sessionId: sessionId! }));
  });

  test('leaves the files of the database as well', async () => {
    await desk.take('strava:9', { device: { ...RICH.device, serial: 'serial-to-forget' } });
    if (svett.settings.databaseUrl) return;
    const isThere = async () => {
      const files = ['svett.sqlite', 'svett.sqlite-wal'].map((name) =>
        readFile(join(svett.settings.dataFolder, name), 'latin1').catch(() => ''),
      );
      return (await Promise.all(files)).join().includes('serial-to-forget');
    };
    expect(await isThere()).toBe(true);
    svett.clock.pass({ days: 6 });
    await purge();
    expect(await isThere()).toBe(false);
  });

  test('comes back for another six days when an edit is fetched', async () => {
    const { sessionId } = await desk.take('strava:9', RICH);
    svett.clock.pass({ days: 30 });
    await purge();
    expect(await desk.take('strava:9', { ...RICH, rpe: 5 })).toEqual({ outcome: 'changed', sessionId });
    expect((await desk.sessions())[0]).toMatchObject({ frozen: false, rpe: 5 });
    svett.clock.pass({ days: 6 });
    await purge();
    expect((await desk.sessions())[0]).toMatchObject({ frozen: true, rpe: null });
  });

  test('does not take a neighbour it was told apart from, once its distance is gone', async () => {
    await desk.take('strava:1', { distanceM: 10_000 });
    await desk.take('file:a', { distanceM: 12_000 });
    expect(await desk.sessions()).toHaveLength(2);
    svett.clock.pass({ days: 6 });
    await purge();
    await desk.take('file:b', { startedAt: new Date('2026-06-20T08:58:00Z') });
    expect(await desk.sessions()).toHaveLength(3);
    await desk.withdraw('file:b');
    expect((await desk.sessions()).map(({ distanceM }) => distanceM).sort()).toEqual([12_000, null]);
  });
});
