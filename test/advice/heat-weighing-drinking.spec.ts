import { describe, expect, test } from '@jest/globals';
import { isSaid, type Verdict } from '#src/advice/advice';
import { beforeLongEvent, type DrinkingFacts, drankMoreThanSweated, drankMuch } from '#src/advice/drinking';
import { heatStreak, heatTomorrow } from '#src/advice/heat';
import { type Tomorrow, type WeighingFacts, weighNext } from '#src/advice/weighing';

const said = (verdict: Verdict) => (isSaid(verdict) ? verdict.kind : verdict.silent);
const NOW = new Date('2026-06-15T10:00:00Z');

describe('heat tomorrow', () => {
  const planned = {
    day: '2026-06-16',
    forecastMaxC: 26,
    startsAt: new Date('2026-06-16T15:00:00Z'),
    sweatL: null,
  };

  test('is spoken of from 26 degrees on, where something is planned and the forecast known', () => {
    expect(said(heatTomorrow(planned))).toBe('heat-tomorrow');
    expect(said(heatTomorrow({ ...planned, forecastMaxC: 25.9 }))).toBe('not-hot');
    expect(said(heatTomorrow({ ...planned, forecastMaxC: null }))).toBe('no-forecast');
    expect(said(heatTomorrow(null))).toBe('nothing-planned');
  });

  test('is stale when the session begins', () => {
    expect(heatTomorrow(planned)).toMatchObject({ expiresAt: { at: 'moment', moment: planned.startsAt } });
  });
});

describe('several hot days', () => {
  const days = (...maxC: number[]) =>
    maxC.map((max, at) => ({ day: `2026-06-${15 - maxC.length + 1 + at}`, maxC: max }));

  test.each([
    ['three with today', days(26, 27, 30), 'heat-streak'],
    ['two', days(27, 30), 'not-hot'],
    ['a cooler one between', days(27, 25, 30), 'not-hot'],
    ['today is cooler', days(27, 27, 27, 24), 'not-hot'],
    ['of today nobody knows', days(27, 27, 27, 27).slice(0, 3), 'heat-streak'],
    ['of two days nobody knows', days(27, 27, 27, 27, 27).slice(0, 3), 'not-hot'],
  ])('%s', (_what, known, expected) => {
    expect(said(heatStreak(known, '2026-06-15'))).toBe(expected);
  });

  test('are one word, however long they last, and none once they are what one is used to', () => {
    const first = '2026-06-03';
    const from = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        day: `2026-06-${String(at + 3).padStart(2, '0')}`,
        maxC: 28,
      }));
    const keys = [3, 4, 10].map((count) => {
      const verdict = heatStreak(from(count), from(count).at(-1)!.day);
      return isSaid(verdict) && verdict.key;
    });

    expect(new Set(keys)).toEqual(new Set([`heat-streak:${first}`]));
    expect(said(heatStreak(from(11), from(11).at(-1)!.day))).toBe('long-known');
  });
});

describe('a session worth weighing', () => {
  const run: Tomorrow = { sport: 'run', group: 'run', band: 'warm', durationMin: 60, isPlanned: true };
  const facts: WeighingFacts = {
    day: '2026-06-16',
    worth: [
      { group: 'run', band: 'warm', gain: 0.3 },
      { group: 'other', band: 'cold', gain: 0.2 },
    ],
    tomorrow: [run],
    daysSinceLast: null,
  };

  test.each<[string, Partial<WeighingFacts>, string]>([
    ['the best of all', {}, 'weigh-next'],
    ['of unknown warmth', { tomorrow: [{ ...run, band: null }] }, 'weigh-next'],
    ['another kind', { tomorrow: [{ ...run, group: 'other', band: 'cold' }] }, 'another-session'],
    ['too short', { tomorrow: [{ ...run, durationMin: 29 }] }, 'another-session'],
    ['too long', { tomorrow: [{ ...run, durationMin: 181 }] }, 'another-session'],
    ['nothing tomorrow', { tomorrow: [] }, 'nothing-planned'],
    ['weighed this week', { daysSinceLast: 6.9 }, 'done'],
    ['weighed a week ago', { daysSinceLast: 7 }, 'weigh-next'],
    ['little to learn', { worth: [{ group: 'run', band: 'warm', gain: 0.09 }] }, 'nothing-to-learn'],
  ])('%s', (_what, told, expected) => {
    expect(said(weighNext({ ...facts, ...told }))).toBe(expected);
  });
});

describe('who drank more than they lost', () => {
  const facts: DrinkingFacts = {
    sessionId: 's1',
    durationMin: 120,
    hoursSinceEnd: 0.5,
    drunkL: 2,
    gainedKg: null,
    sweatL: { mu: Math.log(1.3), sigma: 0.33 },
    nonSweatL: 0.2,
    now: NOW,
  };

  test.each<[string, Partial<DrinkingFacts>, string]>([
    ['half a litre more', {}, 'drank-more-than-sweated'],
    ['a little less than that', { drunkL: 1.99 }, 'not-too-much'],
    ['0.3 kg heavier', { drunkL: null, gainedKg: 0.3 }, 'not-too-much'],
    ['more than 0.3 kg heavier', { drunkL: null, gainedKg: 0.31 }, 'drank-more-than-sweated'],
    ['heavier, without an estimate', { sweatL: null, gainedKg: 0.5 }, 'drank-more-than-sweated'],
    ['in 89 minutes', { durationMin: 89 }, 'short'],
    ['told two days later', { hoursSinceEnd: 48 }, 'past'],
  ])('is cautioned: %s', (_what, told, expected) => {
    expect(said(drankMoreThanSweated({ ...facts, ...told }))).toBe(expected);
  });

  test.each<[string, Partial<DrinkingFacts>, string]>([
    ['more than the least they may have lost', { drunkL: 1.1 }, 'drank-much'],
    ['less', { drunkL: 1 }, 'not-too-much'],
    ['so much more that it is cautioned', {}, 'caution-says-it'],
    ['so much more in an hour', { durationMin: 70 }, 'drank-much'],
    ['in 59 minutes', { durationMin: 59 }, 'short'],
    ['nobody told', { drunkL: null }, 'not-told'],
  ])('is told softly: %s', (_what, told, expected) => {
    expect(said(drankMuch({ ...facts, ...told }))).toBe(expected);
  });

  test('hears it at once', () => {
    expect(drankMoreThanSweated(facts)).toMatchObject({ sendAt: { at: 'once' } });
  });
});

describe('before a long day', () => {
  const facts = {
    plannedId: 'p1',
    day: '2026-06-16',
    durationMin: 240,
    startsAt: new Date('2026-06-16T06:00:00Z'),
    sweatL: { mu: Math.log(4), sigma: 0.35 },
    sayAt: new Date('2026-06-15T12:00:00Z'),
    isWithoutAmount: false,
  };

  test('of four hours or more, with a ceiling for who drinks by a plan', () => {
    expect(said(beforeLongEvent(facts))).toBe('before-long-event');
    expect(said(beforeLongEvent({ ...facts, durationMin: 239 }))).toBe('not-long');
    expect(beforeLongEvent(facts)).toMatchObject({ values: { ceiling: 'yes' } });
  });

  test('without a ceiling to whom no amount is named, or where nobody can tell what it will cost', () => {
    expect(beforeLongEvent({ ...facts, isWithoutAmount: true })).toMatchObject({ values: { ceiling: 'no' } });
    expect(beforeLongEvent({ ...facts, sweatL: null })).toMatchObject({ values: { ceiling: 'no' } });
  });
});
