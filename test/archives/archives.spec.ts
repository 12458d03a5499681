import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SourceDesk } from '#src/sessions/source-desk';
import { OWN_FILE, STRICTEST } from '#src/sessions/source-terms.port';
import { SessionSource } from '#src/sessions/session-source.entity';
import { ArchiveRegister } from '#src/archives/archive-register';
import { Archive } from '#src/archives/archive.entity';
import { Athlete } from '#src/people/athlete.entity';
import { Mass } from '#src/people/mass.entity';
import { aRecording } from '../support/a-recording.js';
import { anApp, type TestApp } from '../support/app.js';
import { appleExport } from '../support/apple-export.js';
import { ArchiveStage } from '../support/archive-stage.js';
import type { Browser } from '../support/browser.js';
import { yesTo } from '../support/consenting.js';
import { garminExport } from '../support/garmin-export.js';
import { type SeasonDay, seasonDays } from '../support/season-days.js';
import { HEADERS, stravaExport, stravaRow } from '../support/strava-export.js';

const stage = new ArchiveStage();
afterAll(() => stage.remove());

let svett: TestApp;
let ada: Browser;
beforeEach(async () => {
  svett = await anApp();
  ada = await svett.operator();
});
afterEach(() => svett.close());

const sessionsOf = async (somebody: Browser) =>
  (await somebody.get('/api/v1/sessions?limit=200')).json<{ items: { id: string }[] }>().items;
const filesLeft = () => {
  const folder = join(svett.settings.dataFolder, 'incoming/archives');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('an archive that was handed in', () => {
  test('brings each of its workouts, tells what came of them, and leaves no file behind', async () => {
    const report = await stage.takenIn(svett, ada, stravaExport(seasonDays(8)));
    expect(report).toMatchObject({ kind: 'strava-export', state: 'done', done: 8, total: 8 });
    expect(report).toMatchObject({ taken: 8, merged: 0, known: 0, skipped: 0, reasons: [], masses: 8 });
    expect(await sessionsOf(ada)).toHaveLength(8);
    expect(filesLeft()).toEqual([]);
  });

  test('is not even sent while five others wait', async () => {
    for (let n = 1; n <= 5; n++)
      await stage.handIn(ada, readFileSync(await stage.zip(stravaExport(seasonDays(n)))));
    expect(filesLeft()).toHaveLength(5);
    const sixth = await stage.handIn(ada, Buffer.from('no archive at all'));
    expect([sixth.statusCode, sixth.json()]).toMatchObject([409, { code: 'archive.too-many' }]);
  });

  test('brings nothing twice when it is handed in again', async () => {
    await stage.takenIn(svett, ada, stravaExport(seasonDays(8)));
    const sources = await svett.database.read(SessionSource).count();
    const again = await stage.takenIn(svett, ada, stravaExport(seasonDays(8)));
    expect(again).toMatchObject({ taken: 0, merged: 0, known: 8, skipped: 0 });
    expect(await svett.database.read(SessionSource).count()).toBe(sources);
  });

  test('of a second service adds to what the first one told of the same workouts', async () => {
    const days = seasonDays(8);
    await stage.takenIn(svett, ada, appleExport(days));
    const report = await stage.takenIn(svett, ada, await garminExport(days));
    expect(report).toMatchObject({ taken: 0, merged: 8, passedOver: 2 });
    expect(await sessionsOf(ada)).toHaveLength(8);
  });

  test('is another one for another athlete', async () => {
    const bo = await svett.athlete('bo@example.org');
    await bo.put('/api/v1/consents/health-data', yesTo('health-data', 'sv'));
    await stage.takenIn(svett, ada, stravaExport(seasonDays(3)));
    const report = await stage.takenIn(svett, bo, stravaExport(seasonDays(3)));
    expect(report).toMatchObject({ taken: 3, known: 0 });
    expect((await ada.get(`/api/v1/archives/${report.id}`)).statusCode).toBe(404);
    expect((await ada.get(`/api/v1/archives/${report.id}/entries`)).statusCode).toBe(404);
    expect((await ada.delete(`/api/v1/archives/${report.id}`)).statusCode).toBe(404);
    expect(await sessionsOf(bo)).toHaveLength(3);
  });

  test('tells why a workout was left out, and takes the others', async () => {
    const days = seasonDays(3);
    const rows = [
      stravaRow({
        id: 1,
        date: 'May 9, 2023, 10:09:29 AM',
        type: 'Ride',
        elapsedS: 3600,
        file: 'activities/1.fit.gz',
      }),
      stravaRow({ id: 2, type: 'Ride', file: 'activities/2.fit.gz' }),
      stravaRow({ id: 3, date: 'one fine day', type: 'Run', elapsedS: 60 }),
    ];
    const report = await stage.takenIn(svett, ada, {
      ...stravaExport(days.slice(0, 0)),
      'activities.csv': () => `${HEADERS.en}\n${rows.join('\n')}\n`,
      'activities/2.fit.gz': () => 'this is no workout',
    });
    expect(report).toMatchObject({ taken: 1, skipped: 2 });
    expect(report.reasons).toEqual([
      { outcome: 'taken', reason: 'file-missing', count: 1 },
      { outcome: 'skipped', reason: 'file.foreign', count: 1 },
      { outcome: 'skipped', reason: 'no-time', count: 1 },
    ]);
    const page = (await ada.get(`/api/v1/archives/${report.id}/entries?limit=1`)).json<{
      items: object[];
      next: number;
    }>();
    expect(page).toMatchObject({ items: [{ name: 'activities/2.fit.gz', reason: 'file.foreign' }], next: 1 });
    const rest = (await ada.get(`/api/v1/archives/${report.id}/entries?after=${page.next}`)).json<object>();
    expect(rest).toMatchObject({ items: [{ name: 'Run 3', reason: 'no-time' }], next: null });
  });

  test('leaves away what the athlete removed here', async () => {
    await stage.takenIn(svett, ada, stravaExport(seasonDays(2)));
    const [session] = await sessionsOf(ada);
    await ada.delete(`/api/v1/sessions/${session!.id}`);
    const again = await stage.takenIn(svett, ada, stravaExport(seasonDays(2)));
    expect(again).toMatchObject({ known: 1, skipped: 1, reasons: [{ reason: 'removed-here' }] });
    expect(await sessionsOf(ada)).toHaveLength(1);
  });

  test('tells body masses of their days, and leaves the athlete’s own word alone', async () => {
    await ada.post('/api/v1/profile/masses', { measuredOn: '2016-01-02', massKg: 80 });
    await stage.takenIn(svett, ada, appleExport(seasonDays(2)));
    const masses = await svett.database.read(Mass).find({ order: { measuredOn: 'ASC' } });
    expect(masses).toMatchObject([
      { measuredOn: '2016-01-02', massKg: 80, source: 'own' },
      { measuredOn: '2016-01-03', source: 'apple-health' },
    ]);
  });

  test('stops and is forgotten when it is told so, and what it brought stays', async () => {
    const answer = await stage.handIn(ada, readFileSync(await stage.zip(stravaExport(seasonDays(3)))));
    const { id } = answer.json<{ id: string }>();
    expect(filesLeft()).toHaveLength(1);
    expect((await ada.delete(`/api/v1/archives/${id}`)).statusCode).toBe(204);
    expect(filesLeft()).toEqual([]);
    await svett.work();
    expect(await sessionsOf(ada)).toEqual([]);
    expect((await ada.get('/api/v1/archives')).json()).toEqual({ items: [] });
  });

  test('is taken in from the page although a command has begun it and was broken off', async () => {
    const path = await stage.zip(stravaExport(seasonDays(2)));
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    const { id: athleteId } = (await svett.database.read(Athlete).findOneBy({}))!;
    const begun = { kind: 'strava-export' as const, name: 'export.zip', sha256, fileName: null };
    const { archiveId } = await svett.get(ArchiveRegister).enter(athleteId, begun);
    const { id } = (await stage.handIn(ada, readFileSync(path))).json<{ id: string }>();
    await svett.work();
    expect(id).not.toBe(archiveId);
    expect((await ada.get(`/api/v1/archives/${id}`)).json()).toMatchObject({ state: 'done', taken: 2 });
    expect(await svett.get(ArchiveRegister).enter(athleteId, begun)).toEqual({ archiveId, isNew: false });
  });

  test('goes when its athlete goes in the middle of it', async () => {
    const bo = await svett.athlete('bo@example.org');
    await bo.put('/api/v1/consents/health-data', yesTo('health-data', 'sv'));
    await stage.handIn(bo, readFileSync(await stage.zip(stravaExport(seasonDays(3)))));
    const { athleteId } = (await svett.database.read(Archive).findOneBy({}))!;
    await svett.database.transaction((tx) => tx.delete(Athlete, { id: athleteId }));
    await svett.work();
    expect(await svett.database.read(SessionSource).count()).toBe(0);
  });
});

describe.each(['before', 'after'] as const)('what a link told %s the archive came', (when) => {
  test.each([
    ['strava', (days: SeasonDay[]) => stravaExport(days), { ...STRICTEST, derived: 'keep' as const }],
    ['garmin', (days: SeasonDay[]) => garminExport(days), OWN_FILE],
  ])('joins it by the number %s knows both by, whatever hour either says', async (source, made, terms) => {
    const days = seasonDays(2);
    const { athleteId } = (await ada.get('/api/v1/me')).json<{ athleteId: string }>();
    const recording = aRecording({ format: 'api', startedAt: new Date('2016-01-02T20:00:00Z'), minutes: 5 });
    const told = { source, externalId: String(days[0]!.id), part: '', legOf: null, aliases: [] };
    const link = () =>
      svett.database.transaction((tx) =>
        svett.get(SourceDesk).take(tx, athleteId, { ...told, recording, file: null, terms }, null),
      );
    if (when === 'before') await link();
    await stage.takenIn(svett, ada, await made(days));
    if (when === 'after') await link();
    const items = (await ada.get('/api/v1/sessions')).json<{ items: { sources: { source: string }[] }[] }>()
      .items;
    expect(items).toHaveLength(2);
    const both = items.find(({ sources }) => sources.length === 2);
    expect(both!.sources.map((one) => one.source).sort()).toEqual([source, `${source}-export`]);
  });
});

describe('without a yes to storing health data', () => {
  const say = (given: boolean) =>
    ada.put('/api/v1/consents/health-data', given ? yesTo('health-data', 'sv') : { given });

  test('nothing is taken in', async () => {
    await say(false);
    const answer = await stage.handIn(ada, readFileSync(await stage.zip(stravaExport(seasonDays(2)))));
    expect([answer.statusCode, answer.json<object>()]).toMatchObject([
      403,
      { code: 'people.consent-needed' },
    ]);
    expect(filesLeft()).toEqual([]);
  });

  test('an archive stops where it is, and its file goes', async () => {
    await stage.handIn(ada, readFileSync(await stage.zip(stravaExport(seasonDays(2)))));
    await say(false);
    await svett.work();
    const [archive] = (await ada.get('/api/v1/archives')).json<{ items: object[] }>().items;
    expect(archive).toMatchObject({ state: 'failed', problemCode: 'people.consent-needed', taken: 0 });
    expect(filesLeft()).toEqual([]);
  });
});

describe('what is no archive', () => {
  const refused = async (bytes: Uint8Array) => {
    const answer = await stage.handIn(ada, bytes, 'Strava.zip');
    expect(filesLeft()).toEqual([]);
    return [answer.statusCode, answer.json<{ code: string }>().code];
  };

  test('is told apart by what is in it and not by its name', async () => {
    expect(await refused(Buffer.from('just words'))).toEqual([400, 'archive.foreign']);
    const letters = readFileSync(await stage.zip({ 'letters/a.txt': () => 'dear you' }));
    expect(await refused(letters)).toEqual([400, 'archive.foreign']);
    const half = readFileSync(await stage.zip(stravaExport(seasonDays(2))));
    expect(await refused(half.subarray(0, half.length / 2))).toEqual([400, 'archive.damaged']);
  });
});
