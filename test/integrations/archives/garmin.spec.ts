import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { readFitHead } from '#integrations/archives/fit-head';
import { paired } from '#integrations/archives/garmin-pairs';
import { garminSummary } from '#integrations/archives/garmin-summaries';
import { jsonRecords } from '#integrations/archives/json-records';
import { aFitFile } from '../../support/fit-file.js';
import { garminList, garminListed } from '../../support/garmin-export.js';
import { seasonDays } from '../../support/season-days.js';

const days = seasonDays(3);

async function recordsIn(text: string, chunk: number): Promise<unknown[]> {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += chunk) pieces.push(bytes.subarray(at, at + chunk));
  const records: unknown[] = [];
  for await (const record of jsonRecords(Readable.from(pieces), 'summarizedActivitiesExport'))
    records.push(record);
  return records;
}

describe('Garmin’s list', () => {
  const listed = days.map((day) => garminListed(day, { name: 'Å {"}]\\" 🏃' }));

  test.each([1, 7, 64, 100_000])('is read record by record, in pieces of %i bytes', async (chunk) => {
    expect(await recordsIn(garminList(listed), chunk)).toEqual(listed);
  });

  test('that breaks off is told to be damaged', async () => {
    await expect(recordsIn(garminList(listed).slice(0, -30), 64)).rejects.toMatchObject({
      code: 'archive.damaged',
    });
  });

  test('counts in milliseconds and centimetres', () => {
    const [day] = days;
    expect(garminSummary(garminListed(day!))).toMatchObject({
      id: String(day!.id),
      startS: day!.startedAt.getTime() / 1000,
      utcOffsetS: 7200,
      elapsedS: day!.minutes * 60,
      sweatMl: 640,
    });
    expect(garminSummary(garminListed(day!))!.distanceM).toBeCloseTo(day!.minutes * 60 * day!.speedMs, 6);
    expect(garminSummary({ activityId: 1 })).toBeNull();
  });
});

test('a FIT file says in its first bytes whether it is an activity', () => {
  const startedAt = new Date('2026-06-01T06:00:00Z');
  const head = (fileType?: number) =>
    readFitHead(aFitFile({ startedAt, minutes: 1, ...(fileType && { fileType }) }).subarray(0, 200));
  expect(head()).toEqual({ type: 4, serial: 3_400_000_001, createdS: startedAt.getTime() / 1000 });
  expect(head(32)).toMatchObject({ type: 32 });
  expect(readFitHead(Buffer.from('no FIT file, but long enough'))).toBeNull();
});

test('each file goes with the activity that began when it did, and the sum of a triathlon before its first leg', () => {
  const [day] = days;
  const whole = garminSummary(garminListed(day!, { activityId: 1, parent: true }))!;
  const leg = garminSummary(garminListed(day!, { activityId: 2, parentId: 1 }))!;
  const createdS = whole.startS + 1;
  const fit = { pack: 'a.zip', name: 'x@y.se_1.fit', serial: 5, createdS };
  const stray = { ...fit, name: 'x@y.se_2.fit', createdS: createdS + 9_000 };
  expect(paired([leg, whole], [stray, fit])).toEqual([
    { key: '1', summary: whole, fit },
    { key: '2', summary: leg, fit: null },
    { key: `fit:5:${createdS + 9_000}`, summary: null, fit: stray },
  ]);
});
