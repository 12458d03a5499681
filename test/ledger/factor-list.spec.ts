import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Circumstances } from '#src/circumstances/circumstances';
import { FACTORS } from '#src/ledger/factor';
import { FactorList } from '#src/ledger/factor-list';
import { wordsIn } from '#src/words/words';
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
    for (const days of [1, 3, 5, 8, 15, 22])
      await log.handIn({
        startedAt: new Date(now - days * 86_400_000),
        minutes: 200,
        everyS: 10,
        streams: { heartRateBpm: 150, speedMs: 3 },
      });
    await svett.work();
    const applies = await list().of(log.athleteId);
    expect(applies.map(({ code }) => code)).toEqual(['long-training', 'heavy-sweating']);
    const litres = applies[1]!.data.find(({ name }) => name === 'litres-a-week')!;
    expect(litres.range!.low).toBeLessThan(litres.value);
  });
});

test('every circumstance has its words, in both languages', () => {
  for (const language of ['en', 'sv'] as const)
    for (const code of FACTORS)
      for (const part of ['name', 'why', 'away'])
        expect(wordsIn(language).knows(`ledger-factors.${part}.${code}`)).toBe(true);
});
