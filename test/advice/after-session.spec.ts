import { describe, expect, test } from '@jest/globals';
import { isSaid, type Verdict } from '#src/advice/advice';
import {
  type EveningFacts,
  eveningSnack,
  type SessionDone,
  sessionFluid,
  sessionFood,
  sessionLong,
} from '#src/advice/after-session';

const FOOD = { en: 'pumpkin seeds', sv: 'pumpafrön' };

function aSession({ litres = 1.2, ...told }: Partial<SessionDone> & { litres?: number } = {}): SessionDone {
  return {
    sessionId: 's1',
    durationMin: 90,
    minutesAtThreshold: 0,
    sweatL: { mu: Math.log(litres), sigma: 0.33 },
    sodiumMg: { low: 600, mid: 960, high: 1500 },
    magnesiumMg: { low: 1, mid: 4, high: 12 },
    ...told,
  };
}

const said = (verdict: Verdict) => (isSaid(verdict) ? 'said' : verdict.silent);
const ALONE = { drunkL: null, isNextWithinDay: false, noTarget: null };

describe('a word on drinking after a session', () => {
  test.each([
    [0.79, 'little-sweat'],
    [0.8, 'said'],
    [2.49, 'said'],
    [2.5, 'said-with-length'],
  ])('of %s litres of sweat: %s', (litres, expected) => {
    expect(said(sessionFluid(aSession({ litres }), ALONE))).toBe(expected);
  });

  test.each([
    [149, 'said'],
    [150, 'said-with-length'],
  ])('after %s minutes: %s', (durationMin, expected) => {
    expect(said(sessionFluid(aSession({ durationMin }), ALONE))).toBe(expected);
  });

  test('is not said of a session that could not be estimated, nor to who drank enough on the way', () => {
    expect(said(sessionFluid(aSession({ sweatL: null }), ALONE))).toBe('no-estimate');
    expect(said(sessionFluid(aSession(), { ...ALONE, drunkL: 1 }))).toBe('done');
    expect(said(sessionFluid(aSession(), { ...ALONE, drunkL: 0.3 }))).toBe('said');
  });

  test('names an amount only with the next session within a day, and says whether what was drunk counts into it', () => {
    const near = { ...ALONE, isNextWithinDay: true };

    expect(sessionFluid(aSession(), ALONE)).toMatchObject({ values: { drink: 'thirst', salt: 'yes' } });
    expect(sessionFluid(aSession(), near)).toMatchObject({ values: { drink: 'all' } });
    expect(sessionFluid(aSession(), { ...near, drunkL: 0.2 })).toMatchObject({ values: { drink: 'more' } });
  });

  test('names neither amount nor salt to whom a doctor tells, and does not say why', () => {
    const verdict = sessionFluid(aSession(), { ...ALONE, isNextWithinDay: true, noTarget: 'doctor' });

    expect(verdict).toMatchObject({ values: { drink: 'thirst', salt: 'no' } });
    expect(JSON.stringify(verdict)).not.toMatch(/doctor/);
  });

  test('comes twenty minutes after the end, and is stale after four hours', () => {
    expect(sessionFluid(aSession(), ALONE)).toMatchObject({
      sendAt: { at: 'after-session', minutes: 20 },
      expiresAt: { at: 'after-session', minutes: 240 },
    });
  });
});

describe('a word after a long session', () => {
  test.each([
    [149, 2.4, 'not-long'],
    [150, 1, 'said'],
    [60, 2.5, 'said'],
  ])('of %s minutes and %s litres: %s', (durationMin, litres, expected) => {
    expect(said(sessionLong(aSession({ durationMin, litres }), { mayHaveSalt: true }))).toBe(expected);
  });

  test('is said without figures where nothing could be estimated', () => {
    const session = aSession({ durationMin: 200, sweatL: null, sodiumMg: null });

    expect(sessionLong(session, { mayHaveSalt: true })).toMatchObject({ values: { estimate: 'no' } });
  });
});

describe('a session’s magnesium as food', () => {
  const facts = { serving: FOOD, foodNotedSince: false };

  test.each([
    ['a litre of sweat', aSession({ litres: 1 }), 'said'],
    ['less', aSession({ litres: 0.99 }), 'neither-sweaty-nor-hard'],
    [
      'less, but ten hard minutes of 45',
      aSession({ litres: 0.5, minutesAtThreshold: 10, durationMin: 45 }),
      'said',
    ],
    ['nine hard minutes', aSession({ litres: 0.5, minutesAtThreshold: 9 }), 'neither-sweaty-nor-hard'],
    [
      'ten of 44',
      aSession({ litres: 0.5, minutesAtThreshold: 10, durationMin: 44 }),
      'neither-sweaty-nor-hard',
    ],
    ['no estimate', aSession({ magnesiumMg: null }), 'no-estimate'],
  ])('%s', (_what, session, expected) => {
    expect(said(sessionFood(session, facts))).toBe(expected);
  });

  test('is not said once food was noted, nor where none suits', () => {
    expect(said(sessionFood(aSession(), { ...facts, foodNotedSince: true }))).toBe('done');
    expect(said(sessionFood(aSession(), { ...facts, serving: null }))).toBe('no-food-suits');
  });
});

describe('something small after an evening’s session', () => {
  const evening: EveningFacts = {
    sessionId: 's1',
    endedAt: '19:40',
    notedMg: 200,
    everydayMg: { low: 300, high: 350 },
    food: FOOD,
  };

  test.each([
    [{}, 'said'],
    [{ endedAt: '18:29' }, 'not-evening'],
    [{ endedAt: '18:30' }, 'said'],
    [{ endedAt: '21:01' }, 'not-evening'],
    [{ notedMg: null }, 'nothing-noted'],
    [{ notedMg: 240 }, 'done'],
    [{ notedMg: 239 }, 'said'],
    [{ food: null }, 'no-food-suits'],
  ])('%j', (told, expected) => {
    expect(said(eveningSnack({ ...evening, ...told }))).toBe(expected);
  });
});
