import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Nudge } from '#src/nudges/nudge.entity';
import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import { aNudge } from '../support/a-nudge.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { type Browser, ownAddress } from '../support/browser.js';
import { letIn, sayFor } from '../support/consenting.js';
import { PlayedBack } from '../support/played-back.js';
import { TrainingLog } from '../support/training-log.js';

jest.setTimeout(120_000);

/** The clock of a test stands on Monday 15 June 2026. */
const NOW = new Date('2026-06-15T10:00:00Z');
const before = (days: number, hours = 0) => new Date(NOW.getTime() - days * DAY_MS - hours * 3_600_000);

let svett: TestApp;
let ada: Browser;
let athleteId: string;
let people = 0;
const tape = new PlayedBack();

beforeAll(async () => {
  svett = await anApp({ reader: tape });
});
afterAll(() => svett.close());
beforeEach(async () => {
  [ada, athleteId] = await somebody();
});

async function somebody(): Promise<[Browser, string]> {
  const email = `early-${++people}@example.org`;
  const person = { email, password: PASSWORD, role: 'athlete', language: 'en' } as const;
  const added = await svett.get(Accounts).add({ ...person, timeZone: 'Europe/Stockholm' });
  await letIn(svett, added.athleteId);
  await svett.work();
  const browser = Object.assign(svett.browser(), { address: ownAddress() });
  await browser.post('/api/v1/sign-in', { email, password: PASSWORD });
  return [browser, added.athleteId];
}

const today = async (browser = ada) => {
  const answer = await browser.get('/api/v1/today');
  expect([answer.statusCode, answer.json()]).toEqual([200, expect.anything()]);
  return answer.json();
};
const weigh = () => svett.get(Profiles).weigh(athleteId, '2026-01-01', 68);
const log = () => TrainingLog.of(svett, tape, athleteId);
async function plan(startsAt: Date, wishes: object = {}): Promise<void> {
  const told = {
    name: 'Long run',
    sport: 'run',
    startsAt: startsAt.toISOString(),
    durationS: 5400,
    ...wishes,
  };
  expect((await ada.put(`/api/v1/planned-sessions/${newId()}`, told)).statusCode).toBe(200);
}
/** Runs on so many of the last Tuesdays at six in the evening. */
async function runsOnTuesdays(weeks: number): Promise<void> {
  for (let week = 0; week < weeks; week++)
    await log().handIn({ sport: 'run', startedAt: before(6 + 7 * week, -6), minutes: 50 });
  await svett.work();
}

describe('the first page', () => {
  test('tells whoever comes new what is there and what is not, and invents nothing', async () => {
    const told = await today();
    expect(told).toMatchObject({
      ...{ day: '2026-06-15', keepsHealthData: true, hasMass: false, isLinked: false },
      ...{ last: null, now: [], unseen: 0, next: null },
    });
    expect(told.week).toMatchObject({ days: 7, intakeFrom: 'nothing', coverage: null });
  });

  test('has the newest session with its range', async () => {
    await weigh();
    await log().handIn({ sport: 'run', startedAt: before(3) });
    const newest = await log().handIn({ sport: 'ride', startedAt: before(1), streams: { powerW: 180 } });
    await svett.work();
    const { last, hasMass } = await today();
    expect(hasMass).toBe(true);
    expect(last).toMatchObject({
      session: { id: newest, sport: 'ride' },
      estimate: { sessionId: newest, state: 'ready', sweat: { p10: expect.any(Number) } },
    });
    expect(last.estimate.sweat.p10).toBeLessThan(last.estimate.sweat.p90);
  });

  test('has what Strava alone tells as well: it is the athlete’s own page', async () => {
    await weigh();
    const id = await log().hear('strava', 'ride', { sport: 'ride', startedAt: before(1) });
    await svett.work();
    expect((await today()).last.session.id).toBe(id);
    expect((await today()).last.estimate.state).toBe('ready');
  });

  test('has what to do now with the moment until when, and not what is over or looked at', async () => {
    const spokenAt = before(0, 1);
    const say = (told: object) =>
      svett.database.transaction((tx) =>
        tx.insert(Nudge, aNudge({ id: newId(), athleteId, kind: 'month', key: newId(), spokenAt, ...told })),
      );
    await say({ expiresAt: new Date('2026-06-15T19:00:00Z') });
    await say({ expiresAt: before(0, 0.5) });
    await say({ expiresAt: new Date('2026-06-15T20:00:00Z'), seenAt: NOW });
    const { now, unseen } = await today();
    expect(now).toMatchObject([{ kind: 'month', until: '2026-06-15T19:00:00.000Z', isOver: false }]);
    expect(unseen).toBe(2);
  });

  test('has nothing of anybody else', async () => {
    await weigh();
    await log().handIn({ sport: 'run', startedAt: before(1) });
    await plan(new Date('2026-06-16T16:00:00Z'));
    await svett.work();
    const [other] = await somebody();
    expect(await today(other)).toMatchObject({ last: null, now: [], next: null, hasMass: false });
  });

  test('counts the day where the person lives', async () => {
    await ada.put('/api/v1/me', { timeZone: 'Pacific/Kiritimati' });
    svett.clock.pass({ hours: 2 });
    const { day } = await today();
    svett.clock.pass({ hours: -2 });
    expect(day).toBe('2026-06-16');
  });
});

describe('what comes next', () => {
  test('is the next planned session, with what it will probably cost', async () => {
    await weigh();
    await plan(before(0, 3)); // over since an hour and a half
    await plan(new Date('2026-06-18T16:00:00Z'), { name: 'Later' });
    await plan(new Date('2026-06-17T16:00:00Z'), { effort: 'hard' });
    const { next } = await today();
    expect(next).toMatchObject({
      ...{ name: 'Long run', day: '2026-06-17', startsAt: '2026-06-17T16:00:00.000Z', effort: 'hard' },
      expected: { state: 'expected', sweatL: { p10: expect.any(Number), p90: expect.any(Number) } },
    });
  });

  test('is still the one that goes on now', async () => {
    await plan(before(0, 1));
    expect((await today()).next).toMatchObject({ name: 'Long run', day: '2026-06-15' });
  });

  test('is not told as a range where the mass is not known, but why', async () => {
    await plan(new Date('2026-06-17T16:00:00Z'));
    expect((await today()).next.expected).toMatchObject({
      ...{ state: 'abstained', reasons: ['mass-unknown'], sweatL: null },
    });
  });

  test('is what is done on that weekday in most weeks, for whoever plans nothing', async () => {
    await weigh();
    await runsOnTuesdays(3);
    const { next } = await today();
    expect(next).toMatchObject({
      ...{ plannedId: null, name: null, sport: 'run', day: '2026-06-16', startsAt: null },
      expected: { state: 'expected', assumptions: expect.arrayContaining(['hour-unknown']) },
    });
  });

  test('is nothing where two weeks alone were like that', async () => {
    await weigh();
    await runsOnTuesdays(2);
    expect((await today()).next).toBeNull();
  });

  test('is a habit before a race of another week, and a plan of this week before any habit', async () => {
    await weigh();
    await runsOnTuesdays(3);
    await plan(new Date('2026-07-04T08:00:00Z'), { name: 'Race', isEvent: true });
    expect((await today()).next).toMatchObject({ plannedId: null, day: '2026-06-16' });
    await plan(new Date('2026-06-20T08:00:00Z'), { name: 'Easy' });
    expect((await today()).next).toMatchObject({ name: 'Easy', day: '2026-06-20' });
  });

  test('is in a week where it has been done today already', async () => {
    await weigh();
    for (let week = 1; week <= 3; week++)
      await log().handIn({ sport: 'run', startedAt: before(7 * week), minutes: 50 });
    await log().handIn({ sport: 'run', startedAt: before(0, 2), minutes: 50 });
    await svett.work();
    expect((await today()).next).toBeNull(); // Monday next is a week off
  });
});

test('whoever takes the consent back is told so: nothing is reckoned any more, and what was stays', async () => {
  await weigh();
  const id = await log().handIn({ sport: 'run', startedAt: before(1) });
  await plan(new Date('2026-06-17T16:00:00Z'));
  await svett.work();
  await sayFor(svett, athleteId, 'health-data', false);
  expect(await today()).toMatchObject({
    ...{ keepsHealthData: false, week: null, next: null },
    last: { session: { id } },
  });
});
