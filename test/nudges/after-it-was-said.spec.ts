import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { MessageAnswered } from '#src/channels/channels.topics';
import { Delivery } from '#src/channels/delivery.entity';
import { Wordings } from '#src/channels/wording.port';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Nudge } from '#src/nudges/nudge.entity';
import { CheckIns } from '#src/signs/check-ins';
import { weekOf } from '#src/signs/iso-week';
import { aNudge } from '../support/a-nudge.js';
import { sayFor } from '../support/consenting.js';
import { type Guest, NudgeHouse } from '../support/nudge-house.js';
import { anAdvice } from '../support/planted-adviser.js';

jest.setTimeout(120_000);

/** What becomes of a word between the moment it was said and the one in which it is read. */
let house: NudgeHouse;
let ada: Guest;
beforeAll(async () => {
  house = await NudgeHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.adviser.says = () => [];
  house.adviser.reads = () => 'as-kept';
  ada = await house.guest();
  await sayFor(house.svett, ada.athleteId, 'signs', true);
  house.toNoon();
});

const say = async (...advices: ReturnType<typeof anAdvice>[]) => {
  await house.give({ of: 'signs', athleteId: ada.athleteId }, advices);
  await house.svett.work();
};
const inbox = async () => (await ada.browser.get('/api/v1/inbox')).json();
const kinds = (items: { kind: string }[]) => items.map(({ kind }) => kind);
const wordingOf = (id: string) => house.svett.get(Wordings).of(id);
const rowOf = async (kind: string) => (await house.nudges(ada.athleteId)).find((row) => row.kind === kind)!;

test('what came along with a word that may not be shown any more is shown by itself', async () => {
  await say(anAdvice('check-in'), anAdvice('variety', { values: { seen: 'no', foodEn: 'lentils' } }));
  expect(kinds((await inbox()).items)).toEqual(['check-in']);
  await sayFor(house.svett, ada.athleteId, 'signs', false);
  const { items, unseen } = await inbox();
  expect([kinds(items), unseen]).toEqual([['variety'], 1]);
  expect((await wordingOf((await rowOf('check-in')).id))?.full).toContain('lentils');
  const hidden = await ada.browser.get(`/api/v1/inbox/${(await rowOf('check-in')).id}`);
  expect(hidden.statusCode).toBe(404);
});

test('a word on training waits on no card and goes out no more once a doctor should have a look', async () => {
  await say(anAdvice('heat-tomorrow', { values: { maxC: 29 } }), anAdvice('month'));
  const { id } = await rowOf('heat-tomorrow');
  expect(kinds((await inbox()).cards)).toContain('heat-tomorrow');
  expect(await wordingOf(id)).not.toBeNull();
  const answers = {
    signs: { cramp: 0, recovery: 0, fatigue: 0, pulse: 0, moodSleep: 0 },
    ...{ pulseConfirmed: true, stress: null, sleepH: null, stomachDays: null, caffeineCups: null },
    ...{ alcoholGlasses: null, ill: false, newMedicine: null, period: null },
  } as const;
  const week = weekOf(house.clock.now().toISOString().slice(0, 10));
  await house.svett.get(CheckIns).write(ada.athleteId, week, { ...answers, redFlags: ['fever'] });
  expect(kinds((await inbox()).cards)).not.toContain('heat-tomorrow');
  expect((await wordingOf(id))?.title).not.toContain('tomorrow');
});

test('a word held up on its way leaves no more where peace was asked for meanwhile, but a caution and what was asked for again', async () => {
  await say(anAdvice('week-low'), anAdvice('drank-more-than-sweated'));
  const [word, caution] = [(await rowOf('week-low')).id, (await rowOf('drank-more-than-sweated')).id];
  const leaving = async () => [(await wordingOf(word)) !== null, (await wordingOf(caution)) !== null];
  const until = new Date(house.clock.now().getTime() + 3_600_000).toISOString();
  expect(await leaving()).toEqual([true, true]);
  await ada.browser.put('/api/v1/nudge-pause', { until });
  expect(await leaving()).toEqual([false, true]);
  await house.svett.database.transaction((tx) => tx.update(Nudge, word, { timesSaid: 2 }));
  expect(await leaving()).toEqual([true, true]);
  await house.svett.database.transaction((tx) => tx.update(Nudge, word, { timesSaid: 1 }));
  await ada.browser.put('/api/v1/nudge-pause', { until: null });
  await ada.browser.put('/api/v1/nudge-topics/week', { muted: true, until });
  expect(await leaving()).toEqual([false, true]);
  await ada.browser.put('/api/v1/nudge-topics/week', { muted: false });
  expect(await leaving()).toEqual([true, true]);
  await ada.browser.patch('/api/v1/nudge-manners', { quietFrom: '11:30', quietUntil: '13:00' });
  expect(await leaving()).toEqual([false, false]);
});

test('a caution is not lost behind however many tips nobody looked at', async () => {
  const spokenAt = house.clock.now();
  const told = { athleteId: ada.athleteId, spokenAt };
  await house.svett.database.transaction(async (tx) => {
    await tx.insert(Nudge, aNudge({ ...told, id: newId(), kind: 'drank-more-than-sweated', key: 'caution' }));
    for (let n = 1; n <= 60; n++) {
      const later = new Date(spokenAt.getTime() + n * 1_000);
      await tx.insert(
        Nudge,
        aNudge({ ...told, id: newId(), kind: 'variety', key: `tip:${n}`, spokenAt: later }),
      );
    }
  });
  house.clock.pass({ minutes: 5 });
  const { items } = (await ada.browser.get('/api/v1/inbox/cautions')).json();
  expect(kinds(items)).toEqual(['drank-more-than-sweated']);
});

test('whoever holds the key of a button can put no caution off or away', async () => {
  await say(anAdvice('drank-more-than-sweated'));
  const { id: messageId } = await rowOf('drank-more-than-sweated');
  for (const act of ['later', 'done'] as const) {
    await house.svett.database.transaction((tx) =>
      house.svett.get(Outbox).put(tx, MessageAnswered, { messageId, act }, { key: newId() }),
    );
    await house.svett.work();
  }
  expect(await rowOf('drank-more-than-sweated')).toMatchObject({ seenAt: null, actedAt: null, pushAt: null });
});

test('what only its owner may see goes to no program when they ask to be told of it again', async () => {
  const hook = { kind: 'webhook', url: 'https://hooks.example.org/ada' };
  expect((await ada.browser.post('/api/v1/channels', hook)).statusCode).toBe(201);
  await say(anAdvice('week-low'), anAdvice('month'));
  const { id: messageId } = await rowOf('week-low');
  await house.svett.database.transaction((tx) => tx.update(Nudge, messageId, { shareable: false }));
  house.adviser.says = () => [];
  await ada.browser.post(`/api/v1/inbox/${messageId}/later`, { minutes: 30 });
  house.clock.pass({ minutes: 31 });
  await house.svett.work();
  const rows = await house.svett.database.read(Delivery).findBy({ messageId });
  const ways = (round: number) => rows.filter((row) => row.round === round).map(({ channel }) => channel);
  expect([ways(0).toSorted(), ways(1)]).toEqual([['push', 'webhook'], ['push']]);
});
