import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Accounts } from '#src/people/accounts';
import { Intake } from '#src/sessions/intake';
import type { ActivityFile, Recording } from '#src/sessions/recording.port';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionRecorded } from '#src/sessions/sessions.topics';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';

/** Reads what the test wishes out of the next file. */
class WishedReader {
  wishes: RecordingWishes = {};

  async read(_file: ActivityFile): Promise<Recording> {
    return aRecording(this.wishes);
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
});
afterAll(() => svett.close());

async function handIn(wishes: RecordingWishes): Promise<{ outcome: string; sessionId: string }> {
  reader.wishes = wishes;
  return svett
    .get(Intake)
    .take(athleteId, { name: 'x.fit', bytes: new TextEncoder().encode(`file ${++files}`) });
}

const at = (time: string) => new Date(`2026-06-01T${time}Z`);

test('two files of one device’s recording are one session, whatever their times say', async () => {
  const first = await handIn({ identity: 'garmin-1-2', startedAt: at('08:00:00') });
  const second = await handIn({ identity: 'garmin-1-2', startedAt: at('09:30:00') });
  expect(second).toMatchObject({ outcome: 'already-known', sessionId: first.sessionId });
});

test('start and length within a second are the same workout; more apart, another', async () => {
  const whole = { minutes: 30, elapsedS: 1800 };
  const first = await handIn({ ...whole, startedAt: at('10:00:00') });
  const near = await handIn({ startedAt: at('10:00:01'), elapsedS: 1801 });
  const later = await handIn({ ...whole, startedAt: at('10:00:02.001') });
  const longer = await handIn({ startedAt: at('09:59:58.500'), elapsedS: 1900 });
  expect(near).toMatchObject({ outcome: 'already-known', sessionId: first.sessionId });
  expect([later.outcome, longer.outcome]).toEqual(['recorded', 'recorded']);
});

test('a session is told of once', async () => {
  const startedAt = at('12:00:00');
  const { sessionId } = await handIn({ startedAt });
  await handIn({ startedAt });
  expect(await svett.database.read(OutboxRow).countBy({ topic: SessionRecorded.name, key: sessionId })).toBe(
    1,
  );
});

test('what was recorded reads back as it was', async () => {
  const wishes: RecordingWishes = {
    startedAt: at('14:00:00.250'),
    minutes: 5,
    sportRaw: 'running with a \0 in it',
    device: { maker: 'Garmin', product: 'Forerunner 255', serial: '7', kind: 'watch' },
    pauses: [{ startS: 10, endS: 20 }],
    notes: ['time-repaired'],
    vendorSweatMl: 612,
    streams: { heartRateBpm: 150, speedMs: 3.25 },
  };
  const { sessionId } = await handIn(wishes);
  const found = await svett.get(SessionShelf).recording(sessionId);
  expect(found).toEqual({
    athleteId,
    recording: { ...aRecording(wishes), sportRaw: 'running with a  in it' },
  });
});

test('nothing is found of a session that is not there', async () => {
  expect(await svett.get(SessionShelf).recording('3f0c6b1e-8a52-4a55-9b0e-3a1f6a4b2c11')).toBeNull();
});
