import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Occasion } from '#src/nudges/adviser';
import { MannersBook } from '#src/nudges/manners';
import { Mutes } from '#src/nudges/mutes';
import type { Nudge } from '#src/nudges/nudge.entity';
import { type Guest, NudgeHouse } from '../support/nudge-house.js';
import { anAdvice } from '../support/planted-adviser.js';

jest.setTimeout(120_000);

/** What becomes of a word when there is another reason for it, or it has become another. */
let house: NudgeHouse;
let ada: Guest;
beforeAll(async () => {
  house = await NudgeHouse.open();
});
afterAll(() => house.close());
/** Each test has somebody of their own, and begins at noon of a summer’s day, days after they came. */
beforeEach(async () => {
  house.adviser.says = () => [];
  ada = await house.guest();
  house.toNoon();
});

const FIVE = { sendAt: { at: 'local', time: '17:00', inDays: 0 } } as const;
const of = (plannedId: string): Occasion => ({ of: 'plan', athleteId: ada.athleteId, plannedId });
const pass = async (hours: number) => {
  house.clock.pass({ hours });
  await house.svett.work();
};
const rows = async () =>
  (await house.nudges(ada.athleteId)).map(
    ({ kind, state, silentBecause }) => `${kind} ${silentBecause ?? state}`,
  );

describe('a word that was not said', () => {
  const say = async (plannedId: string) => {
    await house.give(of(plannedId), [anAdvice('heat-tomorrow')]);
    await house.svett.work();
  };

  test('is said for another reason of the same day, and then no more', async () => {
    const mutes = house.svett.get(Mutes);
    await mutes.say(ada.athleteId, 'heat', { muted: true, until: null });
    await say('one');
    expect(await rows()).toEqual(['heat-tomorrow muted']);
    await mutes.say(ada.athleteId, 'heat', { muted: false, until: null });
    await say('one');
    expect(await rows()).toEqual(['heat-tomorrow muted']);
    await say('two');
    expect(await rows()).toEqual(['heat-tomorrow spoken']);
    await say('three');
    await say('one');
    expect(await house.nudges(ada.athleteId)).toMatchObject([{ state: 'spoken', timesSaid: 1 }]);
  });

  test('keeps its reason when it comes too late another time', async () => {
    await house.svett.get(Mutes).say(ada.athleteId, 'heat', { muted: true, until: null });
    await say('one');
    const expiresAt = { at: 'local', time: '11:00', inDays: 0 } as const;
    await house.give(of('two'), [anAdvice('heat-tomorrow', { expiresAt })]);
    expect(await rows()).toEqual(['heat-tomorrow muted']);
  });
});

describe('the word of a week', () => {
  const WEEK = { ...FIVE, key: 'week:2026-W20' };

  test('is said as it is in its moment, where another was thought of hours before', async () => {
    await house.give(of('one'), [anAdvice('week-enough', WEEK)]);
    house.adviser.says = () => [anAdvice('week-low', { ...WEEK, values: { tone: 'plain' } })];
    await pass(5);
    expect(await house.nudges(ada.athleteId)).toMatchObject([
      { kind: 'week-low', state: 'spoken', values: { tone: 'plain' }, pushedAt: expect.any(Date) },
    ]);
  });

  test('makes no sound once it is one for the inbox alone', async () => {
    await house.give(of('one'), [anAdvice('week-low', WEEK)]);
    house.adviser.says = () => [anAdvice('week-unclear', WEEK)];
    await pass(5);
    expect(await house.nudges(ada.athleteId)).toMatchObject([
      { kind: 'week-unclear', state: 'spoken', pushedAt: null },
    ]);
  });
});

describe('somebody busy', () => {
  test('is told of tomorrow once more on the same day', async () => {
    await house.give(of('one'), [anAdvice('heat-tomorrow')]);
    await house.svett.work();
    const [{ id }] = (await house.nudges(ada.athleteId)) as [Nudge];
    const later = (minutes: number) => ada.browser.post(`/api/v1/inbox/${id}/later`, { minutes });
    expect((await later(60)).statusCode).toBe(200);
    await house.svett.get(MannersBook).change(ada.athleteId, { quietFrom: '12:30', quietUntil: '07:00' });
    await pass(1);
    // The night came sooner: in the morning it would speak of another day.
    await pass(18);
    expect(await house.nudges(ada.athleteId)).toMatchObject([{ timesSaid: 1, pushAt: null }]);
  });
});
