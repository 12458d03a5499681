import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Circumstances } from '#src/circumstances/circumstances';
import { DAY_MS } from '#src/kernel/clock';
import { FACTORS } from '#src/ledger/factor';
import { FactorList } from '#src/ledger/factor-list';
import { wordsIn } from '#src/words/words';
import { Coverages } from '#src/ledger/coverages';
import { DayBook } from '#src/ledger/day-book';
import { anApp, type TestApp } from '../support/app.js';
import { sayFor } from '../support/consenting.js';
import { countedQueries } from '../support/counted-queries.js';
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

const list = () => svett.get(FactorList);
const codes = async () => (await list().of(log.athleteId)).map(({ code }) => code);

describe('the list of what applies', () => {
  test('holds nothing of somebody of whom nothing is known, and says what it cannot know', async () => {
    const { applies, unknown } = await list().whole(log.athleteId);
    expect(applies).toEqual([]);
    expect(unknown).toContainEqual({ code: 'alcohol', why: 'consent', purpose: 'alcohol' });
    expect(unknown).toContainEqual({ code: 'age', why: 'not-told', purpose: null });
  });

  test('uses what was told only while its consent stands', async () => {
    await sayFor(svett, log.athleteId, 'alcohol', true);
    const told = { glassesPerWeek: 12, fourAtOnceMonthly: false };
    await svett.get(Circumstances).tell(log.athleteId, 'alcohol', told);
    expect(await codes()).toEqual(['alcohol']);
    await sayFor(svett, log.athleteId, 'alcohol', false);
    expect(await codes()).toEqual([]);
  });

  test('is empty without leave to keep health data', async () => {
    await log.change({ birthDate: '1940-01-01' });
    expect(await codes()).toEqual(['age']);
    await sayFor(svett, log.athleteId, 'health-data', false);
    expect(await codes()).toEqual([]);
    await expect(list().whole(log.athleteId)).rejects.toMatchObject({ code: 'people.consent-needed' });
  });

  test('measures heavy sweating and long training from sessions', async () => {
    const now = svett.clock.now().getTime();
    const queries: number[] = [];
    for (const days of [1, 3, 5, 8, 15, 22]) {
      await log.handIn({
        startedAt: new Date(now - days * DAY_MS),
        minutes: 200,
        everyS: 10,
        streams: { heartRateBpm: 150, speedMs: 3 },
      });
      await svett.work();
      const count = countedQueries(svett.database);
      await list().whole(log.athleteId);
      queries.push(count.stop());
    }
    expect(new Set(queries).size).toBe(1);
    expect(queries[0]).toBeLessThan(40);
    const applies = await list().of(log.athleteId);
    expect(applies.map(({ code }) => code)).toEqual(['long-training', 'heavy-sweating']);
    const litres = applies[1]!.data.find(({ name }) => name === 'litres-a-week')!;
    expect(litres.range!.low).toBeLessThan(litres.value);
  });
});

describe('the book of days', () => {
  const daysWith = async (from: string, to: string) => {
    const { days } = await svett.get(DayBook).between({ athleteId: log.athleteId, by: 'cookie' }, from, to);
    return days
      .filter(({ sessions, sweatMg }) => sessions === 1 && sweatMg.length === 1)
      .map(({ day }) => day);
  };

  test.each([
    { where: 'five hours behind UTC', utcOffsetS: -5 * 3600, startedAt: '2026-06-11T04:30:00Z' },
    { where: 'nine hours ahead of it', utcOffsetS: 9 * 3600, startedAt: '2026-06-10T14:30:00Z' },
  ])('has a session of half past eleven at night on that day, $where', async ({ utcOffsetS, startedAt }) => {
    await log.handIn({ startedAt: new Date(startedAt), utcOffsetS, minutes: 60, everyS: 10 });
    await svett.work();
    expect(await daysWith('2026-06-08', '2026-06-13')).toEqual(['2026-06-10']);
    for (const day of ['2026-06-09', '2026-06-10', '2026-06-11'])
      expect(await daysWith(day, day)).toEqual(day === '2026-06-10' ? [day] : []);
  });

  test('counts coffee only while its consent stands', async () => {
    await sayFor(svett, log.athleteId, 'caffeine', true);
    const told = { coffee: 4, espresso: 0, tea: 0, energyDrink: 0, cola: 0, tablet: 0 };
    await svett.get(Circumstances).tell(log.athleteId, 'caffeine', told);
    const coffee = async () =>
      (await svett.get(Coverages).of({ athleteId: log.athleteId, by: 'cookie' }, 7)).coffeePart;
    expect((await coffee()).p10).toBeGreaterThan(2);
    await sayFor(svett, log.athleteId, 'caffeine', false);
    expect(await coffee()).toEqual({ mg: 0, p10: 0, p90: 0, p5: 0, p95: 0 });
  });
});

test('every circumstance has its words, in both languages', () => {
  for (const language of ['en', 'sv'] as const)
    for (const code of FACTORS)
      for (const part of ['name', 'why', 'away'])
        expect(wordsIn(language).knows(`ledger-factors.${part}.${code}`)).toBe(true);
});
