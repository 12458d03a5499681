import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Occasion } from '#src/nudges/adviser';
import { Agenda } from '#src/nudges/agenda.entity';
import { AgendaKeeper } from '#src/nudges/agenda-keeper';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Addressees } from '#src/people/addressees';
import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import { sayFor } from '../support/consenting.js';
import { NudgeHouse } from '../support/nudge-house.js';
import { anAdvice } from '../support/planted-adviser.js';
import { TrainingLog } from '../support/training-log.js';

jest.setTimeout(120_000);

let house: NudgeHouse;
let log: TrainingLog;
beforeAll(async () => {
  house = await NudgeHouse.open();
});
afterAll(() => house.close());
/** Each test has somebody of their own, on a day of its own. */
beforeEach(async () => {
  house.adviser.says = () => [];
  log = await TrainingLog.begin(house.svett, house.tape);
  house.clock.pass({ days: 3 });
  await house.svett.work();
  house.adviser.asked.length = 0;
});

const occasions = () =>
  house.adviser.asked.map(({ occasion }) => occasion).filter(({ athleteId }) => athleteId === log.athleteId);
/** An hour's ride that ended so many hours ago. */
const ended = (hours: number) => new Date(house.clock.now().getTime() - (hours + 1) * 3_600_000);
/** Says something of every session. */
const speak = () => {
  house.adviser.says = (occasion: Occasion) =>
    occasion.of === 'session'
      ? [
          anAdvice('session-fluid', {
            sessionId: occasion.sessionId,
            sendAt: { at: 'after-session', minutes: 20 },
            expiresAt: { at: 'after-session', minutes: 240 },
          }),
        ]
      : [];
};
const said = async () =>
  (await house.nudges(log.athleteId)).map(
    ({ kind, state, silentBecause }) => `${kind} ${silentBecause ?? state}`,
  );

describe('after a session', () => {
  test('a word waits for twenty minutes after its end, and is said once, whatever is reckoned anew', async () => {
    speak();
    const sessionId = await log.handIn({ startedAt: ended(0), everyS: 10 });
    await house.svett.work();
    const [nudge] = await house.nudges(log.athleteId);
    expect(nudge).toMatchObject({ sessionId, state: 'waiting' });
    expect(nudge!.dueAt.getTime() - house.clock.now().getTime()).toBe(20 * 60_000);
    await house.svett.get(Profiles).weigh(log.athleteId, '2026-05-01', 82);
    await house.svett.work();
    house.clock.pass({ minutes: 20 });
    await house.svett.work();
    await house.svett.get(Profiles).weigh(log.athleteId, '2026-05-01', 79);
    await house.svett.work();
    expect(await said()).toEqual(['session-fluid spoken']);
  });

  test('told again and by another it is still one session and one word', async () => {
    speak();
    const startedAt = ended(0);
    for (let again = 0; again < 3; again++) await log.hear('garmin', 'ride-1', { startedAt, everyS: 10 });
    await log.hear('strava', 'ride-2', { startedAt, everyS: 10 });
    await house.svett.work();
    expect(await said()).toEqual(['session-fluid waiting']);
  });

  test('what only its owner may see makes a word that only its owner may see', async () => {
    speak();
    await log.hear('strava', 'ride', { startedAt: ended(0), everyS: 10 });
    await house.svett.work();
    expect((await house.nudges(log.athleteId))[0]).toMatchObject({ shareable: false });
  });

  test('that came half a day after its end nothing is said, but whether too much was drunk is looked at for a day', async () => {
    speak();
    const sessionId = await log.handIn({ startedAt: ended(13), everyS: 10 });
    await log.handIn({ startedAt: ended(25), everyS: 10 });
    await log.handIn({ startedAt: ended(24 * 200), everyS: 10 });
    await house.svett.work();
    expect(occasions()).toEqual([{ of: 'drinking', athleteId: log.athleteId, sessionId }]);
    expect(await said()).toEqual([]);
  });

  test('that came so late that the word is over, it is not said', async () => {
    speak();
    await log.handIn({ startedAt: ended(5), everyS: 10 });
    await house.svett.work();
    expect(await said()).toEqual(['session-fluid late']);
  });

  test('that is removed before the moment nothing is said, and nothing left', async () => {
    house.adviser.says = (occasion) =>
      occasion.of === 'session' && house.clock.now() < due
        ? [
            anAdvice('session-fluid', {
              sessionId: occasion.sessionId,
              sendAt: { at: 'moment', moment: due },
            }),
          ]
        : [];
    const due = new Date(house.clock.now().getTime() + 1_200_000);
    const sessionId = await log.handIn({ startedAt: ended(0), everyS: 10 });
    await house.svett.work();
    expect(await said()).toHaveLength(1);
    await log.remove(sessionId);
    house.clock.pass({ minutes: 20 });
    await house.svett.work();
    expect(await said()).toEqual([]);
  });
});

describe('what is told gives reason to look', () => {
  test('a weighing with a drink in it', async () => {
    const sessionId = await log.handIn({ startedAt: ended(3), everyS: 10 });
    await house.svett.work();
    await log.weighIn(sessionId);
    await house.svett.work();
    expect(occasions()).toContainEqual({ of: 'drinking', athleteId: log.athleteId, sessionId });
  });
});

describe('twice a day', () => {
  const looks = () => occasions().filter(({ of }) => of === 'look');

  test('each is looked at by the clock of their own place, once, however often the clock strikes', async () => {
    const { accountId } = await guestOf();
    await house.svett.get(Accounts).prefer(accountId, { timeZone: 'Asia/Kathmandu' });
    await house.svett.work();
    const day = new Date(house.clock.now().getTime() + 24 * 3_600_000).toISOString().slice(0, 10);
    await house.until(`${day}T00:00:00Z`);
    await house.strike();
    house.adviser.asked.length = 0;
    // 07:15 to 07:30 in Kathmandu, 16:15 to 16:30.
    for (const time of ['01:29', '01:45', '01:46', '02:30', '10:29', '10:45', '10:50']) {
      await house.until(`${day}T${time}:00Z`);
      await house.strike();
    }
    expect(looks()).toEqual([
      { of: 'look', athleteId: log.athleteId, day, slot: 'morning' },
      { of: 'look', athleteId: log.athleteId, day, slot: 'afternoon' },
    ]);
  });

  test('a journey skips no look, and has none made twice', async () => {
    const { accountId } = await guestOf();
    const move = async (timeZone: string) => {
      await house.svett.get(Accounts).prefer(accountId, { timeZone });
      await house.svett.work();
    };
    await move('Europe/London');
    const day = new Date(house.clock.now().getTime() + 24 * 3_600_000).toISOString().slice(0, 10);
    await house.until(`${day}T14:50:00Z`); // ten to four in London, ten to five in Stockholm
    await house.strike();
    house.adviser.asked.length = 0;
    await move('Europe/Stockholm');
    expect(looks()).toEqual([{ of: 'look', athleteId: log.athleteId, day, slot: 'afternoon' }]);
    await move('Europe/London');
    await house.until(`${day}T16:00:00Z`);
    await house.strike();
    expect(looks()).toHaveLength(1);
  });

  test('somebody who is nowhere any more holds up nobody else', async () => {
    const other = await house.guest({ phone: false });
    await house.svett.work();
    const zones = jest.spyOn(house.svett.get(Addressees), 'timeZones');
    const known = await house.svett.get(Addressees).timeZones([log.athleteId]);
    house.clock.pass({ days: 1 });
    const day = house.clock.now().toISOString().slice(0, 10);
    await house.until(`${day}T23:00:00Z`);
    house.clock.pass({ hours: 8.6 }); // half past seven
    house.adviser.asked.length = 0;
    zones.mockResolvedValueOnce(known);
    await house.strike();
    zones.mockRestore();
    expect(looks()).toHaveLength(1);
    expect(other.athleteId).not.toBe(log.athleteId);
  });

  test('what was missed while nothing ran is not made up for', async () => {
    await house.strike();
    house.adviser.asked.length = 0;
    house.clock.pass({ days: 6 });
    const day = house.clock.now().toISOString().slice(0, 10);
    await house.until(`${day}T23:30:00Z`);
    await house.strike();
    expect(looks()).toEqual([]);
  });

  test('nobody is looked at without their consent, and whoever gives it again is', async () => {
    await sayFor(house.svett, log.athleteId, 'health-data', false);
    house.clock.pass({ days: 1 });
    await house.strike();
    expect(looks()).toEqual([]);
    await house.svett.database.transaction((tx) => tx.delete(Agenda, { athleteId: log.athleteId }));
    await sayFor(house.svett, log.athleteId, 'health-data', true);
    await house.svett.work();
    expect(await house.svett.database.read(Agenda).countBy({ athleteId: log.athleteId })).toBe(1);
  });

  test('those who were here before are found at the start', async () => {
    await house.svett.database.transaction((tx) => tx.delete(Agenda, { athleteId: log.athleteId }));
    await house.svett.get(AgendaKeeper).onApplicationBootstrap();
    expect(await house.svett.database.read(Agenda).countBy({ athleteId: log.athleteId })).toBe(1);
    await house.svett.get(AgendaKeeper).onApplicationBootstrap();
    expect(await house.svett.database.read(Agenda).countBy({ athleteId: log.athleteId })).toBe(1);
  });

  test('no fact of it names anybody who is not due', async () => {
    await house.strike();
    const rows = await house.svett.database.read(OutboxRow).findBy({ topic: 'nudges.look-due' });
    const before = rows.length;
    await house.strike();
    expect(await house.svett.database.read(OutboxRow).countBy({ topic: 'nudges.look-due' })).toBe(before);
  });

  async function guestOf(): Promise<{ accountId: string }> {
    const accounts = await house.svett.get(Accounts).list();
    return { accountId: accounts.at(-1)!.id };
  }
});
