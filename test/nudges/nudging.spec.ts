import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Occasion } from '#src/nudges/adviser';
import { MannersBook } from '#src/nudges/manners';
import { Mutes } from '#src/nudges/mutes';
import { Nudge } from '#src/nudges/nudge.entity';
import { Accounts } from '#src/people/accounts';
import { CheckIns } from '#src/signs/check-ins';
import { weekOf } from '#src/signs/iso-week';
import { sayFor } from '../support/consenting.js';
import { aNudge } from '../support/a-nudge.js';
import { type Guest, NudgeHouse } from '../support/nudge-house.js';
import { anAdvice } from '../support/planted-adviser.js';

jest.setTimeout(120_000);

let house: NudgeHouse;
let ada: Guest;
beforeAll(async () => {
  house = await NudgeHouse.open();
  house.clock.pass({ days: 10 });
});
afterAll(() => house.close());
/** Each test has somebody of their own, and begins at noon of a summer’s day of its own, days after they came. */
beforeEach(async () => {
  house.adviser.says = () => [];
  house.adviser.reads = () => 'as-kept';
  ada = await house.guest();
  house.clock.pass({ days: 3 });
  const now = house.clock.now();
  await house.until(
    new Date(Math.ceil(now.getTime() / 86_400_000) * 86_400_000 + 10 * 3_600_000).toISOString(),
  );
});

const signs = (): Occasion => ({ of: 'signs', athleteId: ada.athleteId });
/** `MM-DDTHH:MM` so many hours after now, as `told` writes moments. */
const inHours = (hours: number) =>
  new Date(house.clock.now().getTime() + hours * 3_600_000).toISOString().slice(5, 16);
const pass = async (hours: number) => {
  house.clock.pass({ hours });
  await house.svett.work();
};
const told = () => house.told(ada.athleteId);

describe('what is worth saying', () => {
  test('is said at once, in the inbox and on the phone', async () => {
    await house.give(signs(), [anAdvice('week-low')]);
    await house.svett.work();
    expect(await told()).toEqual({ 'week-low': `said ${inHours(0)}, phone ${inHours(0)}` });
  });

  test('waits for its moment by the athlete’s own clock', async () => {
    const sendAt = { at: 'local', time: '17:00', inDays: 0 } as const;
    await house.give(signs(), [anAdvice('evening-meal', { sendAt })]);
    await house.svett.work();
    // Noon in Stockholm, in summer.
    expect(await told()).toEqual({ 'evening-meal': `waits for ${inHours(5)}` });
    await pass(5);
    expect(await told()).toEqual({ 'evening-meal': `said ${inHours(0)}, phone ${inHours(0)}` });
  });

  test('is said once, however often there is reason to', async () => {
    for (let again = 0; again < 3; again++) {
      await house.give(signs(), [anAdvice('week-low')]);
      await house.svett.work();
    }
    expect(await house.nudges(ada.athleteId)).toHaveLength(1);
  });

  test('is not said when it is no longer so, and it is kept why', async () => {
    const sendAt = { at: 'local', time: '17:00', inDays: 0 } as const;
    const later = [anAdvice('evening-meal', { sendAt }), anAdvice('week-low', { sendAt })];
    await house.give(signs(), later);
    house.adviser.says = () => [{ kind: 'evening-meal', silent: 'logged', grounds: [] }];
    await pass(5);
    expect(await told()).toEqual({ 'evening-meal': 'silent: logged', 'week-low': 'silent: past' });
  });

  test('is said although another that is due with it cannot be looked at', async () => {
    const sendAt = { at: 'local', time: '17:00', inDays: 0 } as const;
    await house.give(signs(), [anAdvice('heat-streak', { sendAt }), anAdvice('week-low', { sendAt })]);
    house.adviser.reads = ({ kind }) => {
      if (kind === 'heat-streak') throw new Error('This part of life cannot be read.');
      return 'as-kept';
    };
    await pass(5);
    expect(await told()).toEqual({
      'heat-streak': `waits for ${inHours(0)}`,
      'week-low': `said ${inHours(0)}, phone ${inHours(0)}`,
    });
  });

  test('is said with the figures of the moment in which it is said', async () => {
    const sendAt = { at: 'local', time: '17:00', inDays: 0 } as const;
    await house.give(signs(), [anAdvice('evening-meal', { sendAt, values: { mealMgLow: 80 } })]);
    await house.give(signs(), [anAdvice('evening-meal', { sendAt, values: { mealMgLow: 60 } })]);
    await pass(5);
    expect((await house.nudges(ada.athleteId))[0]!.values).toEqual({ mealMgLow: 60 });
  });

  test('goes with a plan that is moved', async () => {
    const at = (hours: number) =>
      ({ at: 'moment', moment: new Date(house.clock.now().getTime() + hours * 3_600_000) }) as const;
    await house.give(signs(), [anAdvice('before-long-event', { sendAt: at(2), expiresAt: at(20) })]);
    await house.give(signs(), [anAdvice('before-long-event', { sendAt: at(4), expiresAt: at(22) })]);
    await pass(2);
    expect(await told()).toEqual({ 'before-long-event': `waits for ${inHours(2)}` });
    await pass(2);
    expect(await told()).toEqual({ 'before-long-event': `said ${inHours(0)}, phone ${inHours(0)}` });
  });
});

describe('at night', () => {
  test('a tip waits for the morning, and is in the inbox at once if it will be over by then', async () => {
    await pass(11); // eleven in the evening
    const expiresAt = { at: 'local', time: '06:59', inDays: 1 } as const;
    await house.give(signs(), [anAdvice('week-low'), anAdvice('heat-tomorrow', { expiresAt })]);
    await house.svett.work();
    expect(await told()).toEqual({
      'heat-tomorrow': `said ${inHours(0)}`,
      'week-low': `waits for ${inHours(8)}`,
    });
  });

  test('what says “tomorrow” is in the inbox on the day it is true of, and asks for no sound the day after', async () => {
    await pass(11);
    await house.give(signs(), [anAdvice('recovery-day')]);
    await house.svett.work();
    expect(await told()).toEqual({ 'recovery-day': `said ${inHours(0)}` });
    const [{ id, expiresAt }] = (await house.nudges(ada.athleteId)) as [Nudge];
    expect(expiresAt.toISOString().slice(11, 16)).toBe('21:59'); // midnight in Stockholm
    const later = await ada.browser.post(`/api/v1/inbox/${id}/later`, { minutes: 60 });
    expect(later.json()).toMatchObject({ code: 'nudges.too-late-then' });
  });

  test('what waited for the morning comes as one message', async () => {
    await pass(11);
    await house.give(signs(), [anAdvice('week-low'), anAdvice('heat-streak'), anAdvice('before-long-event')]);
    await pass(8);
    const [lead, ...along] = Object.values(await told()).toSorted((one) => (one.includes('along') ? 1 : -1));
    expect(lead).toBe(`said ${inHours(0)}, phone ${inHours(0)}`);
    expect(along).toEqual([`said ${inHours(0)}, along`, `said ${inHours(0)}, along`]);
  });

  test('a caution is in the app, and on the phone in the morning', async () => {
    await pass(11);
    await house.give(signs(), [anAdvice('drank-more-than-sweated')]);
    await house.svett.work();
    const said = inHours(0);
    expect(await told()).toEqual({ 'drank-more-than-sweated': `said ${said}, phone to come ${inHours(8)}` });
    await pass(8);
    expect(await told()).toEqual({ 'drank-more-than-sweated': `said ${said}, phone ${inHours(0)}` });
  });

  test('a caution that was read then makes no sound in the morning', async () => {
    await pass(11);
    await house.give(signs(), [anAdvice('drank-more-than-sweated')]);
    await house.svett.work();
    const [{ id }] = (await house.nudges(ada.athleteId)) as [Nudge];
    await ada.browser.post(`/api/v1/inbox/${id}/seen`);
    await pass(8);
    expect((await house.nudges(ada.athleteId))[0]).toMatchObject({ pushedAt: null, pushAt: null });
  });

  test('hours of their own are kept instead', async () => {
    await house.svett.get(MannersBook).change(ada.athleteId, { quietFrom: '10:00', quietUntil: '15:30' });
    await house.give(signs(), [anAdvice('week-low')]);
    await house.svett.work();
    expect(await told()).toEqual({ 'week-low': `waits for ${inHours(3.5)}` });
  });
});

describe('somebody who travels', () => {
  test('is told by the clock of where they are when it is due', async () => {
    const sendAt = { at: 'local', time: '17:00', inDays: 0 } as const;
    await house.give(signs(), [
      anAdvice('week-low', { sendAt, expiresAt: { at: 'local', time: '12:00', inDays: 2 } }),
    ]);
    await house.svett.get(Accounts).prefer(ada.accountId, { timeZone: 'Asia/Tokyo' });
    await pass(5); // midnight in Tokyo
    expect(await told()).toEqual({ 'week-low': `waits for ${inHours(7)}` });
    await pass(7);
    expect(await told()).toEqual({ 'week-low': `said ${inHours(0)}, phone ${inHours(0)}` });
  });

  test('hears of what waits for their phone in the morning of where they are then', async () => {
    await pass(11); // eleven in the evening
    const expiresAt = { at: 'local', time: '12:00', inDays: 2 } as const;
    await house.give(signs(), [anAdvice('drank-more-than-sweated', { expiresAt })]);
    await house.svett.work();
    const said = inHours(0);
    await house.svett.get(Accounts).prefer(ada.accountId, { timeZone: 'America/New_York' });
    await pass(8); // one at night in New York
    expect(await told()).toEqual({ 'drank-more-than-sweated': `said ${said}, phone to come ${inHours(6)}` });
    await pass(6);
    expect(await told()).toEqual({ 'drank-more-than-sweated': `said ${said}, phone ${inHours(0)}` });
  });
});

describe('caps', () => {
  test('one sound a day; the rest is in the inbox', async () => {
    await house.give(signs(), [anAdvice('week-low')]);
    await house.svett.work();
    await pass(6);
    await house.give(signs(), [anAdvice('recovery-day')]);
    await house.svett.work();
    expect((await told())['recovery-day']).toBe(`said ${inHours(0)}`);
  });

  test('count only what left: who had no phone yet, or wanted none of the theme there, still hears of the next', async () => {
    const bob = await house.guest({ phone: false });
    await pass(24 * 3); // nobody's phone sounds on their first days
    const say = (kind: 'week-low' | 'recovery-day' | 'heat-tomorrow') =>
      house.give({ of: 'signs', athleteId: bob.athleteId }, [anAdvice(kind)]).then(() => house.svett.work());
    const phoned = async () =>
      (await house.nudges(bob.athleteId)).filter(({ pushedAt }) => pushedAt).map(({ kind }) => kind);
    await say('week-low');
    await bob.browser.put('/api/v1/push-devices', { ...house.push.subscribe(), label: 'Phone' });
    const off = { push: false, email: false, ntfy: false, webhook: false };
    await bob.browser.put('/api/v1/channel-choices/recovery', off);
    await say('recovery-day');
    expect(await phoned()).toEqual([]);
    await pass(2);
    await say('heat-tomorrow');
    expect(await phoned()).toEqual(['heat-tomorrow']);
    expect(await house.nudges(bob.athleteId)).toHaveLength(3);
  });

  test('what two tell at the same moment makes one sound', async () => {
    const look = {
      of: 'look',
      athleteId: ada.athleteId,
      day: house.clock.now().toISOString().slice(0, 10),
    } as const;
    await Promise.all([
      house.give(signs(), [anAdvice('week-low')]),
      house.give({ ...look, slot: 'morning' }, [anAdvice('recovery-day')]),
    ]);
    await house.svett.work();
    const pushed = (await house.nudges(ada.athleteId)).filter(({ pushedAt }) => pushedAt !== null);
    expect(pushed).toHaveLength(1);
  });

  test('a kind is said as often as it may be', async () => {
    await house.give(signs(), [anAdvice('month', { key: 'may' })]);
    await house.svett.work();
    await pass(24 * 20);
    await house.give(signs(), [anAdvice('month', { key: 'june' })]);
    await house.svett.work();
    expect(await told()).toEqual({ month: 'silent: cap' });
  });
});

describe('somebody who does not want to hear of it', () => {
  test('hears nothing of a muted theme but cautions', async () => {
    await house.svett.get(Mutes).say(ada.athleteId, 'week', { muted: true, until: null });
    await house.svett.get(Mutes).say(ada.athleteId, 'safety', { muted: true, until: null });
    await house.give(signs(), [anAdvice('week-low'), anAdvice('drank-more-than-sweated')]);
    await house.svett.work();
    expect(await told()).toEqual({
      'drank-more-than-sweated': `said ${inHours(0)}, phone ${inHours(0)}`,
      'week-low': 'silent: muted',
    });
  });

  test('hears of food after a session on the ways they picked for what comes after sessions', async () => {
    const heard = async (push: boolean, sessionId: string) => {
      const choice = { push, email: false, ntfy: false, webhook: false };
      await ada.browser.put('/api/v1/channel-choices/after-session', choice);
      await house.give({ of: 'drinking', athleteId: ada.athleteId, sessionId: ada.athleteId }, [
        anAdvice('session-food', { sessionId, expiresAt: { at: 'local', time: '23:00', inDays: 0 } }),
      ]);
      await house.svett.work();
      const rows = await house.nudges(ada.athleteId);
      const [row] = rows.filter((one) => one.sessionId === sessionId);
      return [row!.state, row!.pushedAt !== null];
    };
    expect(await heard(false, crypto.randomUUID())).toEqual(['spoken', false]);
    await pass(24);
    expect(await heard(true, crypto.randomUUID())).toEqual(['spoken', true]);
  });

  const letGoBy = (kind: 'evening-meal' | 'before-long-event') =>
    house.svett.database.transaction(async (tx) => {
      for (const day of [20, 15, 10]) {
        const spokenAt = new Date(house.clock.now().getTime() - day * 86_400_000);
        const row = aNudge({
          id: crypto.randomUUID(),
          athleteId: ada.athleteId,
          kind,
          key: `d${day}`,
          spokenAt,
        });
        await tx.insert(Nudge, { ...row, pushedAt: spokenAt });
      }
    });

  test('and who let three in a row go by is left alone for two weeks', async () => {
    await letGoBy('evening-meal');
    await house.give(signs(), [anAdvice('breakfast', { key: 'now' })]);
    await house.svett.work();
    expect((await told())['breakfast']).toBe('silent: back-off');
    await pass(24 * 15);
    await house.give(signs(), [anAdvice('breakfast', { key: 'then' })]);
    await house.svett.work();
    const rows = await house.nudges(ada.athleteId);
    expect(rows.find(({ key }) => key === 'then')).toMatchObject({ state: 'spoken' });
  });

  test('but hears what is about safety, whatever was let go by of it', async () => {
    await letGoBy('before-long-event');
    await house.give(signs(), [anAdvice('before-long-event', { key: 'now' })]);
    await house.svett.work();
    const rows = await house.nudges(ada.athleteId);
    expect(rows.find(({ key }) => key === 'now')).toMatchObject({ state: 'spoken' });
  });

  test('hears what is due in a pause when it is over, if it is still worth saying', async () => {
    const pausedUntil = new Date(house.clock.now().getTime() + 3 * 3_600_000);
    await house.svett.get(MannersBook).change(ada.athleteId, { pausedUntil });
    const expiresAt = { at: 'local', time: '14:00', inDays: 0 } as const;
    await house.give(signs(), [anAdvice('week-low'), anAdvice('heat-streak', { expiresAt })]);
    await house.svett.work();
    expect(await told()).toEqual({ 'heat-streak': 'silent: paused', 'week-low': `waits for ${inHours(3)}` });
  });
});

describe('consent', () => {
  test('that stands under a yes of its own goes to nobody but the person, while others may go to their programs', async () => {
    await sayFor(house.svett, ada.athleteId, 'signs', true);
    await house.give(signs(), [anAdvice('check-in'), anAdvice('week-low')]);
    await house.svett.work();
    const shareable = (await house.nudges(ada.athleteId)).map((row) => [row.kind, row.shareable, row.state]);
    expect(Object.fromEntries(shareable.map(([kind, ...rest]) => [kind, rest]))).toEqual({
      'check-in': [false, 'spoken'],
      'week-low': [true, 'spoken'],
    });
  });

  test('that is taken back before the moment lets nothing be said', async () => {
    const sendAt = { at: 'local', time: '17:00', inDays: 0 } as const;
    await sayFor(house.svett, ada.athleteId, 'caffeine', true);
    await house.give(signs(), [anAdvice('caffeine', { sendAt }), anAdvice('month', { sendAt })]);
    await sayFor(house.svett, ada.athleteId, 'caffeine', false);
    await pass(5);
    expect(await told()).toMatchObject({ caffeine: 'silent: consent', month: `said ${inHours(0)}` });
  });

  test('that does not stand lets nothing be made', async () => {
    await house.give(signs(), [anAdvice('caffeine')]);
    await sayFor(house.svett, ada.athleteId, 'health-data', false);
    await house.give(signs(), [anAdvice('month')]);
    expect(await told()).toEqual({});
  });
});

describe('while somebody is ill or should see a doctor', () => {
  const WELL = { cramp: 0, recovery: 0, fatigue: 0, pulse: 0, moodSleep: 0 } as const;
  const answers = {
    ...{ signs: WELL, pulseConfirmed: true, stress: null, sleepH: null, stomachDays: null },
    ...{ caffeineCups: null, alcoholGlasses: null, newMedicine: null, period: null },
  };
  test.each([
    ['ill', { ill: true, redFlags: null }],
    ['a red flag', { ill: false, redFlags: ['fever'] }],
  ] as const)('nothing is said of training: %s', async (_, { ill, redFlags }) => {
    await sayFor(house.svett, ada.athleteId, 'signs', true);
    const week = weekOf(house.clock.now().toISOString().slice(0, 10));
    const now = { ...answers, ill, redFlags: redFlags && [...redFlags] };
    await house.svett.get(CheckIns).write(ada.athleteId, week, now);
    await house.give(signs(), [anAdvice('heat-tomorrow'), anAdvice('month')]);
    await house.svett.work();
    expect(await told()).toEqual({ 'heat-tomorrow': 'silent: rest', month: `said ${inHours(0)}` });
  });
});
