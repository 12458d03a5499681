import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Accounts } from '#src/people/accounts';
import { CheckIns } from '#src/signs/check-ins';
import { RED_FLAGS } from '#src/signs/red-flags';
import { StandingFlags } from '#src/signs/standing-flags';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { type Browser, ownAddress } from '../support/browser.js';
import { letIn, sayFor } from '../support/consenting.js';

const ROUTE = '/api/v1/signs/check-ins';
/** The clock of a test stands on Monday 15 June 2026. */
const WEEK = '2026-W25';
const WELL = { cramp: 0, recovery: 0, fatigue: 0, pulse: 0, moodSleep: 0 };
const TIRED = { ...WELL, fatigue: 3, cramp: 1 };

let svett: TestApp;
let ada: Browser;
let athleteId: string;
let people = 0;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());
beforeEach(async () => {
  const email = `runner-${++people}@example.org`;
  ({ athleteId } = await svett
    .get(Accounts)
    .add({ email, password: PASSWORD, role: 'athlete', language: 'sv', timeZone: 'Europe/Stockholm' }));
  await letIn(svett, athleteId);
  ada = Object.assign(svett.browser(), { address: ownAddress() });
  await ada.post('/api/v1/sign-in', { email, password: PASSWORD });
});

const allow = (...purposes: ('signs' | 'stress' | 'stomach' | 'caffeine' | 'alcohol')[]) =>
  Promise.all(purposes.map((purpose) => sayFor(svett, athleteId, purpose, true)));
const desk = async () => (await ada.get(ROUTE)).json();
const answer = (signs: object, more: object = {}, week = WEEK) =>
  ada.put(`${ROUTE}/${week}`, { signs, ...more });

describe('a weekly check-in', () => {
  test('is asked for only of whoever said yes to it', async () => {
    const refused = await ada.get(ROUTE);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      403,
      { code: 'people.consent-needed', details: { purpose: 'signs' } },
    ]);
    expect((await answer(WELL)).statusCode).toBe(403);
    await allow('signs');
    expect(await desk()).toMatchObject({
      week: WEEK,
      monday: '2026-06-15',
      checkIn: null,
      earlier: [],
      advice: 'none',
      standing: null,
      pulse: null,
    });
  });

  test('is one a week: answered again, the later word counts', async () => {
    await allow('signs');
    expect((await answer(TIRED, { sleepH: 6.5, ill: true, period: false })).statusCode).toBe(200);
    expect((await answer(WELL, { sleepH: 8 })).statusCode).toBe(200);
    expect((await desk()).checkIn).toMatchObject({
      week: WEEK,
      signs: WELL,
      sleepH: 8,
      ill: null,
      period: null,
    });
    expect(await svett.get(CheckIns).since(athleteId, '2026-01-01')).toHaveLength(1);
    await answer(TIRED, {}, '2026-W24');
    expect((await desk()).earlier).toMatchObject([{ week: '2026-W24', monday: '2026-06-08', signs: TIRED }]);
  });

  test('is taken away by a word', async () => {
    await allow('signs');
    await answer(WELL);
    expect((await ada.delete(`${ROUTE}/${WEEK}`)).statusCode).toBe(204);
    expect((await desk()).checkIn).toBeNull();
    expect((await ada.delete(`${ROUTE}/${WEEK}`)).json()).toMatchObject({ code: 'signs.no-such-check-in' });
  });

  test('is of no week to come, nor of one there is not', async () => {
    await allow('signs');
    expect((await answer(WELL, {}, '2026-W26')).json()).toMatchObject({ code: 'signs.week-to-come' });
    expect((await answer(WELL, {}, '2025-W53')).statusCode).toBe(400);
    expect((await answer({ ...WELL, cramp: 4 })).statusCode).toBe(400);
    expect((await answer({ cramp: 1 })).statusCode).toBe(400);
  });

  test('says rest, food and sleep of one sign, and several of several', async () => {
    await allow('signs');
    await answer(TIRED);
    expect(await desk()).toMatchObject({
      advice: 'one-sign',
      tips: ['rest', 'food', 'sleep', 'last'],
      signs: ['fatigue'],
    });
    await answer({ ...TIRED, cramp: 2, recovery: 2 });
    expect(await desk()).toMatchObject({ advice: 'several', signs: ['cramp', 'recovery', 'fatigue'] });
  });

  test('gives no food tip where a pulse was noted, and no advice at all while a red flag stands', async () => {
    await allow('signs');
    await answer({ ...WELL, pulse: 1 }, { redFlags: [] }, '2026-W24');
    await answer({ ...TIRED, cramp: 2, recovery: 2 });
    expect(await desk()).toMatchObject({ advice: 'several', tips: ['rest', 'sleep', 'last'] });
    await answer({ ...TIRED, cramp: 2, recovery: 2 }, { redFlags: ['chest-pressure'] });
    const silent = { advice: 'none', tips: [], signs: ['cramp', 'recovery', 'fatigue'] };
    expect(await desk()).toMatchObject(silent);
    await ada.post('/api/v1/signs/standing-flag/seen');
    expect(await desk()).toMatchObject(silent);
    await ada.delete('/api/v1/signs/standing-flag');
    expect((await desk()).advice).toBe('several');
    await ada.delete(`${ROUTE}/2026-W24`);
    expect((await desk()).tips).toContain('food');
  });
});

describe('what wants a consent of its own', () => {
  test.each([
    ['stress', { stress: 7 }],
    ['stomach', { stomachDays: 3 }],
    ['stomach', { newMedicine: true }],
    ['caffeine', { caffeineCups: 5 }],
    ['alcohol', { alcoholGlasses: 12 }],
  ] as const)('is refused without that to %s: %o', async (purpose, more) => {
    await allow('signs');
    const [name] = Object.keys(more);
    expect((await desk()).asks[name!]).toBe(false);
    const refused = await answer(WELL, more);
    expect([refused.statusCode, refused.json().details]).toEqual([403, { purpose }]);
    expect((await desk()).checkIn).toBeNull();
    await allow(purpose);
    expect((await desk()).asks[name!]).toBe(true);
    expect((await answer(WELL, more)).json().checkIn).toMatchObject(more);
  });

  test('is worked with only while it stands, and stays through an answer in between', async () => {
    await allow('signs', 'stress');
    await answer(WELL, { stress: 9 });
    await sayFor(svett, athleteId, 'stress', false);
    expect((await desk()).checkIn).toMatchObject({ stress: null });
    expect((await svett.get(CheckIns).since(athleteId, '2026-06-15'))[0]).toMatchObject({ stress: null });
    await answer(TIRED);
    await allow('stress');
    expect((await desk()).checkIn).toMatchObject({ stress: 9, signs: TIRED });
  });

  test('nothing at all is worked with once the signs’ own is taken back', async () => {
    await allow('signs');
    await answer({ ...TIRED, pulse: 2 }, { redFlags: ['fever'] });
    await sayFor(svett, athleteId, 'signs', false);
    expect((await ada.get(ROUTE)).statusCode).toBe(403);
    expect(await svett.get(CheckIns).since(athleteId, '2026-01-01')).toEqual([]);
    expect(await svett.get(StandingFlags).of(athleteId)).toBeNull();
  });

  test('what was told stays, unused, until the person removes it, with their yes or without', async () => {
    await allow('signs');
    await answer(TIRED, { redFlags: ['fever'] });
    await answer(TIRED, {}, '2026-W24');
    await sayFor(svett, athleteId, 'signs', false);
    await allow('signs');
    expect(await desk()).toMatchObject({ checkIn: { signs: TIRED }, standing: { flags: ['fever'] } });
    await sayFor(svett, athleteId, 'signs', false);
    expect((await ada.delete(ROUTE)).statusCode).toBe(204);
    await allow('signs');
    expect(await desk()).toMatchObject({ checkIn: null, earlier: [], standing: null });
    expect((await ada.delete(ROUTE)).statusCode).toBe(204);
  });
});

describe('a raised pulse', () => {
  test('asks for the list of what a doctor should see, at once', async () => {
    await allow('signs');
    const { redFlags } = await desk();
    expect(redFlags).toHaveLength(RED_FLAGS.length);
    expect(redFlags).toContainEqual({ flag: 'ill-after-long-event', action: 'hyponatraemia' });
    const asked = await answer({ ...WELL, pulse: 1 });
    expect([asked.statusCode, asked.json().code]).toEqual([400, 'signs.red-flags-first']);
    expect((await answer({ ...WELL, pulse: 1 }, { redFlags: [] })).statusCode).toBe(200);
    expect((await desk()).standing).toBeNull();
  });

  test('filled in by sessions and left so counts as no sign of its own', async () => {
    await allow('signs');
    await answer({ ...WELL, pulse: 2 }, { redFlags: [], pulseConfirmed: false });
    expect(await desk()).toMatchObject({ advice: 'none', signs: [], checkIn: { pulseConfirmed: false } });
  });
});

describe('a red flag', () => {
  const standing = async () => (await ada.get('/api/v1/signs/standing-flag')).json().flag;

  test('stands, read or not, until the person says that a doctor has had a look', async () => {
    await allow('signs');
    await answer({ ...WELL, pulse: 2 }, { redFlags: ['fever', 'chest-pressure'] });
    expect(await standing()).toMatchObject({
      flags: ['chest-pressure', 'fever'],
      actions: ['emergency', 'advice'],
      stopsTraining: true,
      seenAt: null,
    });
    expect((await ada.post('/api/v1/signs/standing-flag/seen')).statusCode).toBe(204);
    expect((await standing()).seenAt).not.toBeNull();
    svett.clock.pass({ days: 7 });
    await answer(WELL, {}, '2026-W26');
    expect((await standing()).flags).toEqual(['chest-pressure', 'fever']);
    expect((await ada.delete('/api/v1/signs/standing-flag')).statusCode).toBe(204);
    expect(await standing()).toBeNull();
    svett.clock.pass({ days: -7 });
  });

  test('is taken back by no silence: a week answered again without the list leaves it, with the day it was told', async () => {
    await allow('signs');
    await answer(WELL);
    svett.clock.pass({ days: 1 });
    await answer({ ...WELL, pulse: 2 }, { redFlags: ['fever'] });
    const { since } = await standing();
    expect(since).toBe(svett.clock.now().toISOString());
    await ada.post('/api/v1/signs/standing-flag/seen');
    svett.clock.pass({ days: 2 });
    await answer(WELL); // the pulse was none after all, and nobody asked for the list
    expect(await standing()).toMatchObject({ flags: ['fever'], since });
    expect((await standing()).seenAt).not.toBeNull();
    expect((await desk()).checkIn).toMatchObject({ signs: WELL, redFlags: ['fever'] });
    await answer(WELL, { redFlags: ['fever', 'weight-loss'] });
    expect(await standing()).toMatchObject({ flags: ['weight-loss', 'fever'], since, seenAt: null });
    await answer(WELL, { redFlags: ['chest-pressure'] }, '2026-W10'); // of a week before, and told later
    expect((await standing()).since).toBe(since);
    expect((await ada.delete(`${ROUTE}/${WEEK}`)).statusCode).toBe(204);
    expect(await standing()).toMatchObject({
      flags: ['chest-pressure'],
      since: svett.clock.now().toISOString(),
    });
    svett.clock.pass({ days: -3 });
  });

  test('ticked by mistake is taken back by answering again; ticked anew it stands anew', async () => {
    await allow('signs');
    await answer(WELL, { redFlags: ['fever'] });
    await answer(WELL, { redFlags: [] });
    expect(await standing()).toBeNull();
    await answer(WELL, { redFlags: ['fever'] });
  });

  test('looked at by a doctor it is over; what comes back in the same week can be ticked again, by itself', async () => {
    await allow('signs');
    await answer(WELL, { redFlags: ['fever', 'seizure'] });
    await ada.delete('/api/v1/signs/standing-flag');
    expect((await desk()).checkIn).toMatchObject({ redFlags: [] });
    await answer({ ...WELL, fatigue: 2 });
    expect(await standing()).toBeNull();
    svett.clock.pass({ days: 1 });
    await answer(WELL, { redFlags: ['seizure'] });
    expect(await standing()).toMatchObject({
      flags: ['seizure'],
      since: svett.clock.now().toISOString(),
      seenAt: null,
    });
    svett.clock.pass({ days: -1 });
  });
});

describe('the numbers to call', () => {
  const help = async () => (await ada.get('/api/v1/signs/help')).json();

  test('are those of the country of the time zone, until the person says another', async () => {
    expect(await help()).toMatchObject({
      country: 'SE',
      from: 'time-zone',
      emergency: '112',
      advice: '1177',
    });
    await ada.put('/api/v1/signs/help', { country: 'NO' });
    expect(await help()).toMatchObject({ country: 'NO', from: 'told', emergency: '113', advice: '116117' });
    await ada.put('/api/v1/signs/help', { country: null });
    expect(await help()).toMatchObject({ country: 'SE', from: 'time-zone' });
    await ada.put('/api/v1/me', { timeZone: 'Africa/Nairobi' });
    expect(await help()).toMatchObject({ country: null, from: null, emergency: '112', advice: null });
    expect((await ada.put('/api/v1/signs/help', { country: 'XX' })).statusCode).toBe(400);
  });
});

test('a week begins where the person is', async () => {
  await allow('signs');
  await ada.put('/api/v1/me', { timeZone: 'Pacific/Honolulu' }); // midnight is ten in the morning in UTC
  svett.clock.pass({ hours: -1 });
  expect((await desk()).week).toBe('2026-W24');
  svett.clock.pass({ hours: 1 });
  expect((await desk()).week).toBe('2026-W25');
});

test('somebody else’s signs are not seen, answered or taken away', async () => {
  await allow('signs');
  await answer(TIRED, { redFlags: ['fever'] });
  const eve = await svett.athlete(`eve-${people}@example.org`);
  const { athleteId: evesId } = (await eve.get('/api/v1/me')).json();
  await sayFor(svett, evesId, 'signs', true);
  expect((await eve.get(ROUTE)).json()).toMatchObject({ checkIn: null, earlier: [], standing: null });
  expect((await eve.delete(`${ROUTE}/${WEEK}`)).statusCode).toBe(404);
  expect((await eve.delete(ROUTE)).statusCode).toBe(204);
  await eve.delete('/api/v1/signs/standing-flag');
  expect(await desk()).toMatchObject({ checkIn: { signs: TIRED }, standing: { flags: ['fever'] } });
});
