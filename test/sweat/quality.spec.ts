import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { estimateSession } from '#src/sweat/estimate';
import type { Grade } from '#src/sweat/session-estimate';
import { wordsIn } from '#src/words/words';
import { aSessionInput, type InputWishes } from '../support/a-session-input.js';

interface Wishes extends InputWishes {
  /** The heart rate strap was put on only then. */
  strapOnAtMin?: number;
}

function qualityOf(wishes: Wishes) {
  const input = aSessionInput(wishes);
  for (const leg of input.legs) leg.minutes.heartRateBpm?.fill(NaN, 0, wishes.strapOnAtMin ?? 0);
  const estimate = estimateSession(input);
  return estimate.outcome === 'abstained' ? { grade: null, reasons: estimate.reasons } : estimate.quality;
}

const profile = <T>(value: T) => ({ value, source: 'profile' as const });
const WEIGHED = { tests: 3, variance: 0.02, holdsAcclimatisation: true };

/** A session for every reason there is: told so, and not told of the same session with that mended. */
const CASES: [reason: string, session: Wishes, mended: Wishes][] = [
  ['no-weigh-in', { speedKmh: 12 }, { factor: WEIGHED }],
  ['effort-from-heart-rate', { heartRateBpm: 150 }, { speedKmh: 12 }],
  ['effort-from-sport', {}, { speedKmh: 12 }],
  ['effort-partly-assumed', { heartRateBpm: 150, strapOnAtMin: 20 }, { strapOnAtMin: 5 }],
  [
    'heart-rate-needs-profile',
    { heartRateBpm: 150 },
    {
      athlete: {
        vo2maxMlKgMin: profile(52),
        restingHeartRateBpm: profile(48),
        maxHeartRateBpm: profile(188),
      },
    },
  ],
  ['heart-rate-disagrees', { speedKmh: 13, heartRateBpm: 95 }, { heartRateBpm: 158 }],
  ['speed-disagrees', { sport: 'trail_run', speedKmh: 4, heartRateBpm: 170 }, { speedKmh: 12 }],
  ['heart-rate-ignored', { heartRateBpm: 150, athlete: { heartRateReliable: false } }, { athlete: {} }],
  ['hills-unknown', { speedKmh: 12, grade: NaN }, { grade: 0 }],
  ['speed-implausible', { speedKmh: 60 }, { speedKmh: 12 }],
  ['power-implausible', { sport: 'ride', powerW: 9000 }, { powerW: 200 }],
  ['air-unknown', { speedKmh: 12, source: 'default' }, { source: 'weather' }],
  ['air-from-device', { speedKmh: 12, source: 'device' }, { source: 'weather' }],
  ['room-unknown', { speedKmh: 12, indoor: true, source: 'default' }, { source: 'profile' }],
  ['humidity-unknown', { speedKmh: 12, source: 'default' }, { source: 'weather' }],
  ['wind-sun-unknown', { speedKmh: 12, airC: 30, source: 'default' }, { airC: 24 }],
  ['clothing-unknown', { speedKmh: 12, airC: 8, source: 'default' }, { airC: 18 }],
  ['water-unknown', { sport: 'swim' }, { waterC: 27 }],
  ['height-unknown', { athlete: { heightM: { value: 1.74, source: 'default' } } }, { athlete: {} }],
  ['models-disagree', { sport: 'ride', powerW: 200, airC: 14 }, { airC: 22, solarWm2: 400 }],
  ['short-session', { speedKmh: 12, minutes: 8 }, { minutes: 12 }],
  ['cold', { speedKmh: 12, airC: 0 }, { airC: 6 }],
  ['very-hot', { speedKmh: 8, airC: 42 }, { airC: 38 }],
  ['little-researched', { sport: 'row', powerW: 150 }, { sport: 'ride' }],
  ['too-short', { speedKmh: 12, minutes: 2 }, { minutes: 4 }],
  ['too-long', { speedKmh: 5, minutes: 2881 }, { minutes: 2880 }],
  ['effort-unknown', { sport: 'other' }, { heartRateBpm: 130 }],
];
/** Said by estimates/, where files and profiles are known. */
const SAID_ELSEWHERE = ['mass-unknown', 'absurd-input', 'truncated'];

describe('each reason is given where it applies, and only there', () => {
  test.each(CASES)('%s', (reason, session, mended) => {
    expect(qualityOf(session).reasons).toContain(reason);
    expect(qualityOf({ ...session, ...mended }).reasons).not.toContain(reason);
  });

  test('once, however many legs it applies to', () => {
    const { reasons } = qualityOf({
      solarWm2: 400,
      legs: [{ sport: 'ride', powerW: 200 }, { speedKmh: 12 }],
    });
    expect(reasons).toEqual(['no-weigh-in']);
  });

  test('a strap put on late is no session without heart rate', () => {
    const { reasons } = qualityOf({ heartRateBpm: 150, strapOnAtMin: 20 });
    expect(reasons).toContain('effort-from-heart-rate');
    expect(reasons).not.toContain('effort-from-sport');
    expect(qualityOf({}).reasons).not.toContain('effort-partly-assumed');
  });

  test('an unknown effort is not known for a long rest beside it', () => {
    const gym = { sport: 'other' as const, minutes: 30 };
    const input = aSessionInput({ legs: [gym, { sport: 'transition', minutes: 90 }, gym] });
    input.legs[1]!.minutes.activeShare.fill(0);
    expect(estimateSession(input)).toMatchObject({ outcome: 'abstained', reasons: ['effort-unknown'] });
  });

  test('the minutes between the legs of a triathlon say nothing of the whole', () => {
    const { reasons } = qualityOf({
      factor: WEIGHED,
      solarWm2: 400,
      legs: [
        { sport: 'ride', powerW: 200 },
        { sport: 'transition', minutes: 2 },
        { speedKmh: 12, minutes: 40 },
      ],
    });
    expect(reasons).toEqual([]);
  });

  test('nor does a rest of hours in another air between two runs', () => {
    const input = aSessionInput({
      factor: WEIGHED,
      solarWm2: 400,
      legs: [
        { speedKmh: 12, minutes: 40 },
        { sport: 'transition', minutes: 150, airC: 2, source: 'default' },
        { speedKmh: 12, minutes: 40 },
      ],
    });
    input.legs[1]!.minutes.activeShare.fill(0);
    expect(estimateSession(input)).toMatchObject({ quality: { reasons: [] } });
  });
});

describe.each(['en', 'sv'] as const)('every reason has a text in %s', (language) => {
  test.each([...CASES.map(([reason]) => reason), ...SAID_ELSEWHERE])('%s', (reason) => {
    expect(wordsIn(language)(`estimate.reason.${reason}`)).toMatch(/^\p{Lu}.{15,}\.$/u);
  });

  test('and no text is left over that nothing says', () => {
    const file = join(import.meta.dirname, '..', '..', 'locales', language, 'estimate.json');
    const keys = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object);
    const told = keys.filter((key) => key.startsWith('reason.')).map((key) => key.slice('reason.'.length));
    expect(told.sort()).toEqual([...CASES.map(([reason]) => reason), ...SAID_ELSEWHERE].sort());
  });
});

test.each<[Grade, InputWishes]>([
  ['A', { speedKmh: 12, factor: WEIGHED }],
  ['B', { speedKmh: 12 }],
  ['B', { heartRateBpm: 150 }],
  ['C', {}],
  ['D', { airC: 28, source: 'default' }],
])('grade %s tells how wide the range is: %j', (grade, wishes) => {
  expect(qualityOf(wishes).grade).toBe(grade);
});
