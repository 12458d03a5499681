import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { UNSAID, type Said } from '#src/sessions/told-words';
import { ConsentNeeded } from '#src/people/people.problems';
import { Consents } from '#src/people/consents';
import { RawData } from '#src/sessions/raw-data';
import { SessionShelf } from '#src/sessions/session-shelf';
import { NoSuchSession, TooLateToTell } from '#src/sessions/sessions.problems';
import { ToldSessions } from '#src/sessions/told-sessions';
import { anApp, type TestApp } from '../support/app.js';
import { sayFor } from '../support/consenting.js';
import { PlayedBack } from '../support/played-back.js';
import { TrainingLog } from '../support/training-log.js';

let svett: TestApp;
let log: TrainingLog;
const tape = new PlayedBack();

beforeAll(async () => {
  svett = await anApp({ reader: tape });
});
afterAll(() => svett.close());
/** Each test has somebody of their own. */
beforeEach(async () => {
  log = await TrainingLog.begin(svett, tape);
});

const tell = (sessionId: string, said: Partial<Said>) =>
  svett.get(ToldSessions).tell(log.athleteId, sessionId, { ...UNSAID, ...said });
const forget = (sessionId: string) => svett.get(ToldSessions).forget(log.athleteId, sessionId);
const session = (sessionId: string, audience: 'owner' | 'others' = 'owner') =>
  svett.get(SessionShelf).get(audience, log.athleteId, sessionId);
const inputs = async (sessionId: string) =>
  Object.fromEntries((await log.current(sessionId)).result.inputs.map((one) => [one.name, one]));

async function aRun(): Promise<string> {
  const sessionId = await log.handIn({ everyS: 5 });
  await svett.work();
  return sessionId;
}

describe('what an athlete says of a session', () => {
  test('is what it is reckoned with at once, before all that was known, and is named as theirs', async () => {
    await log.change({ indoorAirC: 19, usualClothing: 'running_kit' });
    const id = await aRun();
    const before = await log.current(id);
    await tell(id, { airC: 31, humidityPct: 70, windMs: 0.5, clothing: 'winter', massKg: 80 });
    await svett.work();
    const now = await log.current(id);
    expect(now.inputRevision).not.toBe(before.inputRevision);
    expect(now.lossL).toBeGreaterThan(before.lossL! * 1.2);
    expect(await inputs(id)).toMatchObject({
      air: { value: 31, source: 'told' },
      humidity: { value: 70, source: 'told' },
      wind: { value: 0.5, source: 'told' },
      clothing: { value: 0.8, source: 'told' },
      mass: { value: 80, source: 'told' },
    });
  });

  test('leaves the older estimate in the book, and is no longer in it once it is taken back', async () => {
    const id = await aRun();
    const before = await log.current(id);
    await tell(id, { airC: 31 });
    await svett.work();
    expect(await log.rows(id)).toHaveLength(2);
    await forget(id);
    await svett.work();
    const rows = await log.rows(id);
    expect(rows.map(({ inputRevision }) => inputRevision)).toEqual([before.inputRevision]);
    expect(rows[0]!.result).toEqual(before.result);
    expect(rows[0]!.current).toBe(true);
  });

  test('narrows the range where it says what nobody knew', async () => {
    const id = await aRun();
    const before = await log.current(id);
    await tell(id, { airC: Number((await inputs(id))['air']!.value), humidityPct: 60 });
    await svett.work();
    expect((await log.current(id)).lossSigma).toBeLessThan(before.lossSigma!);
  });

  test('of a roof has the room’s air take the place of the day’s, and of none the day’s that of the room’s', async () => {
    await log.change({ indoorAirC: 19 });
    const id = await aRun();
    await tell(id, { indoor: true });
    await svett.work();
    expect(await inputs(id)).toMatchObject({
      indoor: { value: true, source: 'told' },
      air: { value: 19, source: 'profile' },
    });
    expect((await session(id)).indoor).toBe(true);
    await tell(id, { indoor: true, airC: 26 });
    await svett.work();
    expect((await inputs(id))['air']).toMatchObject({ value: 26, source: 'told' });
    await tell(id, { indoor: false });
    await svett.work();
    expect((await inputs(id))['air']!.source).toBe('default');
  });

  test('of the sport is what the session is called and reckoned as, for everybody who sees it', async () => {
    const id = await aRun();
    const before = await log.current(id);
    await tell(id, { sport: 'ride' });
    await svett.work();
    for (const audience of ['owner', 'others'] as const) {
      const seen = await session(id, audience);
      expect([seen.sport, seen.legs.map(({ sport }) => sport)]).toEqual(['ride', ['ride']]);
      expect(seen.provenance['sport']).toBe('told');
    }
    expect((await log.current(id)).result.legs.map(({ sport }) => sport)).toEqual(['ride']);
    expect((await log.current(id)).lossL).not.toBe(before.lossL);
    await forget(id);
    await svett.work();
    expect((await session(id)).sport).toBe('run');
    expect((await session(id)).provenance['sport']).toBe('file');
  });

  test('of their mass holds for that session alone', async () => {
    const [one, other] = [await aRun(), await log.handIn({ startedAt: new Date('2026-06-21T08:00:00Z') })];
    await tell(one, { massKg: 82 });
    await svett.work();
    expect((await log.input(one, 'mass'))!.value).toBe(82);
    expect((await log.input(other, 'mass'))!.value).toBe(70);
  });

  test('said again changes nothing', async () => {
    const id = await aRun();
    await tell(id, { airC: 31 });
    await svett.work();
    const [told, rows] = [await svett.get(ToldSessions).of(id), await log.rows(id)];
    await tell(id, { airC: 31 });
    await svett.work();
    expect(await svett.get(ToldSessions).of(id)).toEqual(told);
    expect(await log.rows(id)).toEqual(rows);
  });

  test('needs their consent; taking it back needs none', async () => {
    const id = await aRun();
    await tell(id, { sport: 'ride' });
    await sayFor(svett, log.athleteId, 'health-data', false);
    await expect(tell(id, { sport: 'walk' })).rejects.toThrow(ConsentNeeded);
    await forget(id);
    expect((await session(id)).sport).toBe('run');
    expect(await svett.get(Consents).given(log.athleteId, 'health-data')).toBe(false);
  });

  test('is nobody else’s to say', async () => {
    const id = await aRun();
    const other = await TrainingLog.begin(svett, tape);
    const told = svett.get(ToldSessions);
    await expect(told.tell(other.athleteId, id, { ...UNSAID, massKg: 90 })).rejects.toThrow(NoSuchSession);
    await tell(id, { massKg: 80 });
    await expect(told.forget(other.athleteId, id)).rejects.toThrow(NoSuchSession);
    expect((await told.of(id))!.massKg).toBe(80);
  });

  test('goes with the session', async () => {
    const id = await aRun();
    await tell(id, { massKg: 80 });
    await log.remove(id);
    expect(await svett.get(ToldSessions).of(id)).toBeNull();
  });

  test('comes too late once its data had to go, though what was said may still be taken back', async () => {
    const id = await log.hear('strava', 'old', { everyS: 60 });
    await tell(id, { sport: 'ride' });
    await svett.work();
    svett.clock.pass({ days: 7 });
    await svett.get(RawData).onAged();
    await svett.work();
    const frozen = await log.current(id);
    expect([frozen.frozen, (await session(id)).sport]).toEqual([true, 'ride']);
    await expect(tell(id, { sport: 'walk' })).rejects.toThrow(TooLateToTell);
    await forget(id);
    await svett.work();
    expect((await session(id)).sport).toBe('run');
    expect((await log.current(id)).lossL).toBe(frozen.lossL);
  });
});

describe('where several sources tell of one session, what the athlete says of it', () => {
  const from = (brand: 'garmin' | 'strava', id: string, minutes = 60) =>
    log.hear(brand, id, { everyS: 60, minutes, startedAt: new Date('2026-06-20T08:00:00Z') });

  test('stands when another comes, when one tells it otherwise, and when one goes', async () => {
    const id = await from('garmin', 'a');
    await tell(id, { sport: 'ride', airC: 30 });
    expect(await from('strava', 'b')).toBe(id);
    await from('garmin', 'a', 59);
    await svett.work();
    expect((await session(id)).sport).toBe('ride');
    expect((await inputs(id))['air']).toMatchObject({ value: 30, source: 'told' });
    await log.unlink('strava');
    await svett.work();
    expect((await session(id)).sport).toBe('ride');
    await forget(id);
    await svett.work();
    expect((await session(id)).sport).toBe('run');
  });

  test('goes where it goes: into the session that takes it in, word by word', async () => {
    const [one, other] = [
      await log.hear('garmin', 'c', { everyS: 60, startedAt: new Date('2026-06-20T08:00:00Z') }),
      await log.hear('strava', 'd', { everyS: 60, startedAt: new Date('2026-06-20T14:00:00Z') }),
    ];
    expect(one).not.toBe(other);
    await tell(one, { airC: 30 });
    await tell(other, { airC: 12, sport: 'ride' });
    await svett.work();
    // The brand puts the hour right, and it is one workout after all.
    expect(await log.hear('strava', 'd', { everyS: 60, startedAt: new Date('2026-06-20T08:00:00Z') })).toBe(
      one,
    );
    await svett.work();
    expect(await svett.get(ToldSessions).of(other)).toBeNull();
    expect(await svett.get(ToldSessions).of(one)).toMatchObject({ airC: 30, sport: 'ride' });
    expect((await session(one)).sport).toBe('ride');
    expect((await log.current(one)).result.toldAt).toBe(
      (await svett.get(ToldSessions).of(one))!.toldAt.toISOString(),
    );
    // And two again: what was said stays with the session that stays.
    const apart = await log.hear('strava', 'd', { everyS: 60, startedAt: new Date('2026-06-20T14:00:00Z') });
    await svett.work();
    expect(apart).not.toBe(one);
    expect([(await session(one)).sport, (await session(apart)).sport]).toEqual(['ride', 'run']);
  });
});
