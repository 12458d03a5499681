import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { KnowledgeMoved } from '#src/estimates/estimates.problems';
import { HOUR_MS } from '#src/kernel/clock';
import type { Nudge } from '#src/nudges/nudge.entity';
import { Nudger } from '#src/nudges/nudger';
import { Speaker } from '#src/nudges/speaker';
import type { Kind } from '#src/advice/kinds';
import { RawData } from '#src/sessions/raw-data';
import { SessionLog } from '#src/sessions/session-log';
import type { Told } from '#src/sessions/source-desk';
import type { Browser } from '../support/browser.js';
import { NudgeHouse } from '../support/nudge-house.js';
import { anAdvice } from '../support/planted-adviser.js';
import { STRAVA_LIKE, TheDesk } from '../support/the-desk.js';

jest.setTimeout(120_000);

let house: NudgeHouse;
let desk: TheDesk;
let browser: Browser;
beforeAll(async () => {
  house = await NudgeHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.adviser.says = () => [];
  house.clock.pass({ days: 2 });
  ({ desk, browser } = await TheDesk.signedIn(house.svett));
});

/** Somebody comes home from a run, which one or another tells of. */
async function ran(name: string, more: Partial<Told> = {}, hoursAgo = 2): Promise<string> {
  const startedAt = new Date(house.clock.now().getTime() - hoursAgo * HOUR_MS);
  const { sessionId } = await desk.take(name, { startedAt }, more);
  await house.svett.work();
  return sessionId!;
}
const LITRES = { lowL: 1.41, highL: 2.17 };
async function hears(sessionId: string, kind: Kind = 'session-fluid'): Promise<void> {
  const { athleteId } = desk;
  const path = `/sessions/${sessionId}`;
  await house.give({ of: 'session', athleteId, sessionId }, [
    anAdvice(kind, { sessionId, path, values: LITRES }),
  ]);
  await house.svett.work();
}
const left = async () => (await house.nudges(desk.athleteId)).map(({ kind }) => kind);
async function inInbox(): Promise<string[]> {
  const { items } = (await browser.get('/api/v1/inbox')).json<{ items: { kind: string }[] }>();
  return items.map(({ kind }) => kind);
}

test('who removes a session removes what was said of it, and of no other', async () => {
  const one = await ran('file:a', {}, 6);
  await hears(one, 'drank-much');
  const other = await ran('file:b');
  await hears(other, 'session-food');
  expect((await left()).sort()).toEqual(['drank-much', 'session-food']);
  const log = house.svett.get(SessionLog);
  await house.svett.database.transaction((tx) => log.remove(tx, desk.athleteId, one));
  expect(await left()).toEqual(['session-food']);
  expect(JSON.stringify(await house.nudges(desk.athleteId))).not.toContain(one);
});

test('what is deleted at its source takes its words along, and what came along with them is still to be read', async () => {
  const sessionId = await ran('strava:9');
  const { athleteId } = desk;
  await house.give({ of: 'session', athleteId, sessionId }, [
    anAdvice('session-fluid', { sessionId, values: LITRES }),
    anAdvice('variety', { values: { seen: 'no', foodEn: 'lentils' } }),
  ]);
  await house.svett.work();
  expect(await inInbox()).toEqual(['session-fluid']);
  await desk.withdraw('strava:9');
  expect(await inInbox()).toEqual(['variety']);
});

test('of a session that a file tells of too, the words made before the platform told of it stay, and no others', async () => {
  const sessionId = await ran('file:a');
  await hears(sessionId, 'session-food');
  expect(await ran('strava:9')).toBe(sessionId);
  await hears(sessionId, 'drank-much');
  expect((await left()).sort()).toEqual(['drank-much', 'session-food']);
  await desk.withdraw('strava:9');
  expect(await left()).toEqual(['session-food']);
});

test('where results go with the raw data, so do the words of them', async () => {
  const sessionId = await ran('strava:9', { terms: { ...STRAVA_LIKE, derived: 'purge' } });
  await hears(sessionId);
  expect(await left()).toEqual(['session-fluid']);
  house.clock.pass({ days: 5 });
  await house.svett.get(RawData).onAged();
  expect(await left()).toEqual(['session-fluid']);
  house.clock.pass({ days: 1 });
  await house.svett.get(RawData).onAged();
  expect([await left(), await inInbox()]).toEqual([[], []]);
});

test('where results stay, so do the words', async () => {
  await hears(await ran('strava:9'));
  house.clock.pass({ days: 6 });
  await house.svett.get(RawData).onAged();
  expect(await left()).toEqual(['session-fluid']);
});

test('of two sessions that were one, what was said of either stands once, beside the one that stays', async () => {
  const one = await ran('file:a');
  await hears(one, 'session-food');
  const other = await ran('strava:9', {}, 3);
  expect(other).not.toBe(one);
  await hears(other, 'session-food');
  await hears(other, 'drank-much');
  expect(await left()).toHaveLength(3);
  expect(await ran('strava:9')).toBe(one);
  const rows = await house.nudges(desk.athleteId);
  expect(rows.map(({ kind, sessionId }) => [kind, sessionId]).sort()).toEqual([
    ['drank-much', one],
    ['session-food', one],
  ]);
  expect(JSON.stringify(rows)).not.toContain(other);
});

test('what goes while it is being spoken of is not spoken of', async () => {
  const sessionId = await ran('strava:9');
  const { athleteId } = desk;
  house.adviser.says = () => [anAdvice('session-fluid', { sessionId, values: LITRES })];
  const considering = house.svett
    .get(Nudger)
    .consider({ of: 'session', athleteId, sessionId }, async (work) => {
      await desk.withdraw('strava:9');
      await house.svett.database.transaction(work);
    });
  await expect(considering).rejects.toThrow(KnowledgeMoved);
  expect(await left()).toEqual([]);
});

test('what goes in the moment a word is due is not put into it', async () => {
  const { athleteId } = desk;
  const due = new Date(house.clock.now().getTime() + HOUR_MS);
  await house.give({ of: 'signs', athleteId }, [
    anAdvice('week-enough', { sendAt: { at: 'moment', moment: due } }),
  ]);
  await ran('strava:9');
  house.clock.pass({ hours: 1 });
  house.adviser.says = () => [anAdvice('week-enough', { values: LITRES })];
  const [{ id: nudgeId }] = (await house.nudges(athleteId)) as [Nudge];
  const speaking = house.svett.get(Speaker).onDue({ nudgeId }, async (work) => {
    await desk.withdrawAll('strava');
    await house.svett.database.transaction(work);
  });
  await expect(speaking).rejects.toThrow(KnowledgeMoved);
  expect(await house.nudges(athleteId)).toMatchObject([{ state: 'waiting', values: {} }]);
});
