import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Accounts } from '#src/people/accounts';
import { Intake } from '#src/sessions/intake';
import { ActivityFileReader, type Recording } from '#src/sessions/recording.port';
import { SessionLog } from '#src/sessions/session-log';
import { SessionShelf } from '#src/sessions/session-shelf';
import { NoSuchSession } from '#src/sessions/sessions.problems';
import { SessionChanged, SessionRecorded, SessionRemoved } from '#src/sessions/sessions.topics';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { TheDesk } from '../support/the-desk.js';
import { letIn } from '../support/consenting.js';

/** Reads what the test wishes out of the next file. */
class WishedReader extends ActivityFileReader {
  wishes: RecordingWishes = {};

  read(): Promise<Recording> {
    return Promise.resolve(aRecording(this.wishes));
  }
}

const reader = new WishedReader();
let svett: TestApp;
let athleteId: string;
let files = 0;
beforeAll(async () => {
  svett = await anApp({ reader });
  const account = { email: 'ada@example.org', password: PASSWORD, role: 'athlete', language: 'en' } as const;
  athleteId = (await svett.get(Accounts).add(account)).athleteId;
  await letIn(svett, athleteId);
});
afterAll(() => svett.close());

async function handIn(
  wishes: RecordingWishes,
  { name = 'x.fit', content = `file ${++files}` } = {},
): Promise<{ outcome: string; sessionId: string }> {
  reader.wishes = wishes;
  return svett.get(Intake).take(athleteId, { name, bytes: new TextEncoder().encode(content) });
}

const remove = (id: string, of = athleteId) =>
  svett.database.transaction((tx) => svett.get(SessionLog).remove(tx, of, id));
const at = (time: string, day = '01') => new Date(`2026-06-${day}T${time}Z`);

test('two files of one device’s recording are one session, whatever their times say', async () => {
  const first = await handIn({ identity: 'garmin-1-2', startedAt: at('08:00:00') });
  const second = await handIn({ identity: 'garmin-1-2', startedAt: at('09:30:00') });
  expect(second).toMatchObject({ outcome: 'joined', sessionId: first.sessionId });
});

test('the same file is known already, however often it comes', async () => {
  const first = await handIn({ startedAt: at('12:00:00') }, { content: 'once' });
  const again = await handIn({ startedAt: at('12:00:00') }, { content: 'once' });
  expect([first.outcome, again.outcome]).toEqual(['recorded', 'already-known']);
});

test('a better file of a workout that is there joins it, and what it knows is told', async () => {
  const first = await handIn({
    startedAt: at('06:00:00', '02'),
    format: 'gpx',
    sport: 'other',
    notes: ['sport-unknown'],
  });
  const better = await handIn({
    startedAt: at('06:00:02', '02'),
    sport: 'trail_run',
    vendorSweatMl: 700,
    rpe: 6,
  });
  expect(better).toMatchObject({ outcome: 'joined', sessionId: first.sessionId });
  expect(await svett.get(SessionShelf).get('owner', athleteId, first.sessionId)).toMatchObject({
    format: 'fit',
    sport: 'trail_run',
    vendorSweatMl: 700,
    notes: [],
  });
});

test('a session is told of once as recorded, then as changed', async () => {
  const { sessionId } = await handIn({ startedAt: at('14:00:00', '03') });
  await handIn({ startedAt: at('14:00:01', '03') });
  const facts = await svett.database.read(OutboxRow).find();
  const about = (topic: { name: string }) =>
    facts.filter((fact) => fact.topic === topic.name && fact.key.startsWith(sessionId)).length;
  expect([about(SessionRecorded), about(SessionChanged)]).toEqual([1, 1]);
});

test('what was recorded reads back as it was', async () => {
  const wishes: RecordingWishes = {
    startedAt: at('14:00:00.250', '04'),
    minutes: 5,
    sportRaw: 'running with a \0 in it',
    device: { maker: 'Garmin', product: 'Forerunner 255', serial: '7', kind: 'watch' },
    pauses: [{ startS: 10, endS: 20 }],
    notes: ['time-repaired'],
    vendorSweatMl: 612,
    streams: { heartRateBpm: 150, speedMs: 3.25 },
  };
  const { sessionId } = await handIn(wishes);
  for (const lineage of ['owner', 'shareable'] as const) {
    expect(await svett.get(SessionShelf).recording(lineage, sessionId)).toMatchObject({
      athleteId,
      shareable: true,
      placeRoundingDeg: 0.01,
      recording: { ...aRecording(wishes), sportRaw: 'running with a  in it' },
    });
  }
});

test('nothing is found of a session that is not there', async () => {
  const nowhere = '3f0c6b1e-8a52-4a55-9b0e-3a1f6a4b2c11';
  const shelf = svett.get(SessionShelf);
  expect(await shelf.recording('owner', nowhere)).toBeNull();
  expect(await shelf.revision('owner', nowhere)).toBeNull();
  expect(await shelf.standing(nowhere)).toBeNull();
});

test('nobody removes somebody else’s session', async () => {
  const { sessionId } = await handIn({ startedAt: at('10:00:00', '05') });
  const other = await TheDesk.of(svett);
  await expect(remove(sessionId, other.athleteId)).rejects.toThrow(NoSuchSession);
  expect(await svett.get(SessionShelf).standing(sessionId)).not.toBeNull();
});

test('a workout removed here is not brought back by the next sync, nor by any of its legs', async () => {
  const desk = await TheDesk.of(svett);
  const leg = { legOf: '900' };
  const swim = await desk.take('garmin:901', { sport: 'swim', minutes: 20 }, leg);
  await svett.database.transaction((tx) => svett.get(SessionLog).remove(tx, desk.athleteId, swim.sessionId!));
  const late = { sport: 'ride' as const, startedAt: new Date('2026-06-20T08:25:00Z') };
  expect(await desk.take('garmin:901', { minutes: 21 }, leg)).toEqual({
    outcome: 'dismissed',
    sessionId: null,
  });
  expect(await desk.take('garmin:902', late, leg)).toEqual({ outcome: 'dismissed', sessionId: null });
  expect(await desk.sessions()).toEqual([]);
  expect(await desk.facts(SessionRemoved, swim.sessionId!)).toBe(1);
});

test('whoever brings its file again wants it back, from the source the file is named by too', async () => {
  const desk = await TheDesk.of(svett);
  const { sessionId } = await desk.take('garmin:123456789', {});
  await svett.database.transaction((tx) => svett.get(SessionLog).remove(tx, desk.athleteId, sessionId!));
  reader.wishes = {};
  const bytes = new TextEncoder().encode('by hand');
  const back = await svett.get(Intake).take(desk.athleteId, { name: '123456789_ACTIVITY.fit', bytes });
  expect(back.outcome).toBe('recorded');
  expect(await desk.take('garmin:123456789', {})).toEqual({ outcome: 'joined', sessionId: back.sessionId });
});
