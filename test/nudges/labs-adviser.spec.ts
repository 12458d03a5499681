import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { In } from '#src/database/criteria';
import { LabDesk } from '#src/labs/lab-desk';
import { LabReminders } from '#src/labs/lab-reminders';
import { LabValues } from '#src/labs/lab-values';
import { TestSuggestions } from '#src/ledger/test-suggestions';
import { Inbox } from '#src/nudges/inbox';
import { LabsAdviser } from '#src/nudges/labs-adviser';
import { MeasureAdviser } from '#src/nudges/measure-adviser';
import { Mutes } from '#src/nudges/mutes';
import { Nudge } from '#src/nudges/nudge.entity';
import { CheckIns } from '#src/signs/check-ins';
import { Help } from '#src/signs/help';
import { anAdult } from '../support/an-adult.js';
import { anApp, type TestApp } from '../support/app.js';
import { answerOf, askedNow, lookAt } from '../support/asking.js';
import { sayFor } from '../support/consenting.js';

let svett: TestApp;
let athleteId: string;
beforeAll(async () => {
  svett = await anApp(); // a Monday at ten
});
afterAll(() => svett.close());
beforeEach(async () => {
  athleteId = await anAdult(svett, ['lab-values', 'signs']);
});

const formOf = (value: number, comparator: '<' | '>' | null = null, note: string | null = null) =>
  ({
    marker: 'magnesium',
    ...{ value, comparator, unit: 'mmol/L', low: 0.71, high: 0.94 },
    ...{ sampledAt: '2026-06-12', lab: null, fasting: null, note },
  }) as const;
const tell = async (value: number, comparator: '<' | '>' | null = null) =>
  (await svett.get(LabDesk).add({ athleteId, timeZone: 'UTC' }, formOf(value, comparator))).value.id;
const correct = async (id: string, value: number, note: string | null = null) => {
  await svett.get(LabDesk).correct({ athleteId, timeZone: 'UTC' }, id, formOf(value, null, note));
  svett.clock.pass({ seconds: 1 });
  await svett.work();
};
const feel = (week: string, redFlags: [] | ['fever'] = []) =>
  svett.get(CheckIns).write(athleteId, week, {
    signs: { cramp: 2, recovery: 0, fatigue: 2, pulse: 0, moodSleep: 2 },
    ...{ pulseConfirmed: true, stress: null, sleepH: null, stomachDays: null, caffeineCups: null },
    ...{ alcoholGlasses: null, ill: null, newMedicine: null, period: null, redFlags },
  });
const after = () => svett.get(LabsAdviser).on({ of: 'lab-values', athleteId }, askedNow(svett));
const words = () =>
  svett.database.read(Nudge).find({ where: { athleteId }, order: { createdAt: 'ASC', id: 'ASC' } });
const readOf = ({ kind, key }: Nudge) => svett.get(LabsAdviser).reading({ athleteId, kind, key });
const reading = (id: string) =>
  svett.get(LabsAdviser).reading({ athleteId, kind: 'lab-value', key: `value:${id}` });

/** A row without whose it is, and of which value. */
function bare({ key, athleteId: whose, ...row }: Nudge): string {
  const text = JSON.stringify({ ...row, id: '' });
  return text.replaceAll(key.slice('value:'.length), 'VALUE').replaceAll(whose, 'WHO');
}

describe('a laboratory value', () => {
  test.each([
    [0.49, 'lab-care-now', true],
    [0.5, 'lab-low', false],
    [0.7, 'lab-low', false],
    [0.71, 'lab-lower-end', false],
    [0.79, 'lab-lower-end', false],
    [0.8, 'lab-normal', false],
    [0.94, 'lab-normal', false],
    [0.95, 'lab-high', true],
    [2.1, 'lab-care-now', true],
  ])('of %p mmol/L reads as %s', async (value, text, isCaution) => {
    const id = await tell(value);
    expect(await after()).toMatchObject([{ kind: 'lab-value', key: expect.stringContaining(id) }]);
    expect(await reading(id)).toMatchObject({ text, isCaution, values: { emergency: '112' } });
  });

  test.each([
    ['for whoever can be told by day', 0, 3, null],
    // Nobody is pushed to in their first two days but for safety.
    ['for whoever is new', 0, 0, null],
    ['for whoever sleeps', 14, 3, null],
    ['for whoever does not want to hear of values', 0, 3, 'lab-values'],
  ] as const)('becomes a row that is the same whatever the value is, %s', async (_, hours, days, muted) => {
    const values = [0.45, 0.65, 0.75, 0.85, 1.2];
    const people: string[] = [];
    while (people.length < values.length) people.push(await anAdult(svett, ['lab-values']));
    svett.clock.pass({ days, hours });
    const told: Nudge[] = [];
    for (const [at, value] of values.entries()) {
      athleteId = people[at]!;
      if (muted) await svett.get(Mutes).say(athleteId, muted, { muted: true, until: null });
      await tell(value);
      await svett.work();
      told.push(...(await svett.database.read(Nudge).findBy({ athleteId })));
    }
    expect(told).toHaveLength(values.length);
    expect(new Set(told.map(bare)).size).toBe(1);
    expect(bare(told[0]!)).not.toMatch(/mmol|magnes|low|high|normal|care/i);
    // Nor do they part ways when a phone would hear of them.
    svett.clock.pass({ hours: 12 });
    await svett.work();
    const later = await svett.database.read(Nudge).findBy({ id: In(told.map(({ id }) => id)) });
    expect(new Set(later.map(bare)).size).toBe(1);
    svett.clock.pass({ days: -days, hours: -hours - 12 });
  });

  test('that is urgent is shown in the app at once in the middle of the night, and no other stands before everything', async () => {
    svett.clock.pass({ hours: 16 }); // two at night
    const id = await tell(0.45);
    await svett.work();
    const [caution] = await svett.get(Inbox).cautions(athleteId);
    expect(caution).toMatchObject({
      nudge: { key: expect.stringContaining(id) },
      reading: { text: 'lab-care-now' },
    });
    // The phone hears of it by day, as of any value.
    expect(caution!.nudge).toMatchObject({ pushedAt: null, pushAt: new Date('2026-06-16T08:00:00Z') });
    athleteId = await anAdult(svett, ['lab-values']);
    await tell(0.85);
    await svett.work();
    expect(await svett.get(Inbox).cautions(athleteId)).toEqual([]);
    expect((await svett.get(Inbox).page(athleteId)).notes).toHaveLength(1);
    svett.clock.pass({ hours: -16 });
  });

  test('that is low beside something a doctor should see calls for care now', async () => {
    const id = await tell(0.65);
    await feel('2026-W25', ['fever']);
    await svett.get(Help).live(athleteId, 'SE');
    expect(await reading(id)).toMatchObject({
      ...{ text: 'lab-low-for-doctor', isCaution: true },
      values: { emergency: '112', advice: '1177' },
    });
  });

  test('that is corrected to another word is spoken of once more, and as it was it is read no more', async () => {
    const id = await tell(0.85);
    await svett.work();
    const [said] = await words();
    await correct(id, 0.85, 'taken after a run');
    expect(await words()).toHaveLength(1);
    await correct(id, 0.45);
    const [first, then] = await words();
    expect([first, then?.state]).toEqual([said, 'spoken']);
    expect(await readOf(first!)).toBeNull();
    expect(await readOf(then!)).toMatchObject({ text: 'lab-care-now', isCaution: true });
    await correct(id, 0.85);
    expect(await words()).toHaveLength(2);
    expect(await readOf(then!)).toMatchObject({ text: 'lab-normal' });
  });

  test('that is corrected before a phone heard of it is one note, and one sound', async () => {
    svett.clock.pass({ hours: 12 }); // ten in the evening
    const id = await tell(0.45);
    await svett.work();
    await correct(id, 0.85);
    expect((await words()).map(({ pushAt }) => pushAt !== null)).toEqual([true, true]);
    const { notes } = await svett.get(Inbox).page(athleteId);
    expect(notes.map(({ reading: { text }, along }) => [text, along.length])).toEqual([['lab-normal', 0]]);
    const [first, then] = await words();
    const due = [first!, then!].map((word) => readOf(word));
    expect((await Promise.all(due)).map((read) => read !== null)).toEqual([false, true]);
    svett.clock.pass({ hours: -12 });
  });

  test('that cannot be placed is told on its page', async () => {
    expect(await reading(await tell(0.9, '<'))).toMatchObject({ text: 'lab-on-its-page' });
  });

  test('is read as nothing once it is gone or its yes is taken back', async () => {
    const id = await tell(0.65);
    await sayFor(svett, athleteId, 'lab-values', false);
    expect(await reading(id)).toBeNull();
    expect(answerOf(await after(), 'lab-value')).toBe('no-value');
    await sayFor(svett, athleteId, 'lab-values', true);
    expect(await reading(id)).toMatchObject({ text: 'lab-low' });
    await svett.get(LabValues).remove(athleteId, id);
    expect(await reading(id)).toBeNull();
  });

  test.each([null, '2010-01-01'])('is nothing to whoever was born %p', async (birthDate) => {
    athleteId = await anAdult(svett, ['lab-values'], birthDate);
    expect(answerOf(await after(), 'lab-value')).toBe('not-adult');
  });
});

describe('measuring', () => {
  const WEEKS = ['2026-W23', '2026-W24', '2026-W25'];
  const ask = () => svett.get(MeasureAdviser).on(lookAt(svett, athleteId, 'morning'));

  test('is suggested on a Tuesday where the ledger suggests it, and no more once it was waved away', async () => {
    for (const week of WEEKS) await feel(week);
    expect(answerOf(await ask(), 'measure')).toBe('not-suggested'); // on a Monday nobody looks
    svett.clock.pass({ days: 1 });
    expect(await ask()).toMatchObject([
      { kind: 'measure', grounds: [{ what: 'signs-lately', value: 3, under: ['signs'] }] },
      {},
    ]);
    await svett.get(TestSuggestions).dismiss(athleteId);
    expect(answerOf(await ask(), 'measure')).toBe('not-suggested');
    svett.clock.pass({ days: -1 });
  });

  test('is never suggested to whoever has not told their age, or has a value', async () => {
    svett.clock.pass({ days: 1 });
    athleteId = await anAdult(svett, ['lab-values', 'signs'], null);
    for (const week of WEEKS) await feel(week);
    expect(answerOf(await ask(), 'measure')).toBe('not-suggested');
    athleteId = await anAdult(svett, ['lab-values', 'signs']);
    for (const week of WEEKS) await feel(week);
    await tell(0.75);
    expect(answerOf(await ask(), 'measure')).toBe('not-suggested');
    svett.clock.pass({ days: -1 });
  });

  test('again is reminded of on the day that was asked for, and on none without asking, however low the value', async () => {
    await tell(0.65);
    expect(answerOf(await ask(), 'measure-again')).toBe('not-asked-for');
    await svett.get(LabReminders).ask(athleteId, '2026-06-17');
    expect(answerOf(await ask(), 'measure-again')).toBe('another-day');
    svett.clock.pass({ days: 2 });
    expect(answerOf(await ask(), 'measure-again')).toBe('said');
    await tell(0.6);
    expect(answerOf(await ask(), 'measure-again')).toBe('measured-since');
    svett.clock.pass({ days: -2 });
  });

  test('again is over once the reminder is taken back, or the yes to values', async () => {
    await svett.get(LabReminders).ask(athleteId, '2026-06-15');
    expect(answerOf(await ask(), 'measure-again')).toBe('said');
    await sayFor(svett, athleteId, 'lab-values', false);
    expect(answerOf(await ask(), 'measure-again')).toBe('not-asked-for');
    await sayFor(svett, athleteId, 'lab-values', true);
    await svett.get(LabReminders).forget(athleteId);
    expect(answerOf(await ask(), 'measure-again')).toBe('not-asked-for');
  });
});
