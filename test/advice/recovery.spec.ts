import { describe, expect, test } from '@jest/globals';
import { isSaid, type Verdict } from '#src/advice/advice';
import { raisedPulse, recoveryDay, sessionRecovery } from '#src/advice/recovery';
import { daysBefore, type DoneSession, type Strain, type ToldWeek } from '#src/advice/strain';

const TODAY = '2026-07-15'; // a Wednesday
const MONDAY = '2026-07-13';

function session(daysAgo: number, more: Partial<DoneSession> = {}): DoneSession {
  return {
    sessionId: `session-${daysAgo}`,
    day: daysBefore(TODAY, daysAgo),
    movingMin: 60,
    trimp: 60,
    sessionRpeLoad: null,
    minutesAtThreshold: 0,
    airTemperatureC: 15,
    ...more,
  };
}

function week(weeksAgo: number, more: Partial<ToldWeek> = {}): ToldWeek {
  return { monday: daysBefore(MONDAY, 7 * weeksAgo), stress: 3, sleepH: 8, isWorn: false, ...more };
}

/** Three sessions of an hour a week, for four weeks. */
const USUAL = [0, 2, 4, 7, 9, 11, 14, 16, 18, 21, 23, 25].map((daysAgo) => session(daysAgo));

function strain(more: Partial<Strain> = {}): Strain {
  return { today: TODAY, sessions: USUAL, weeks: [week(0)], pulse: null, ...more };
}

const why = (verdict: Verdict) => (isSaid(verdict) ? 'said' : verdict.silent);
const whats = ({ grounds }: Verdict) => grounds.map(({ what }) => what);

describe('an easy day tomorrow', () => {
  test('is not spoken of in an ordinary week', () => {
    expect(why(recoveryDay(strain()))).toBe('nothing-adds-up');
  });

  test('is, in the evening, after a week of far more than one and a half times the usual load', () => {
    const verdict = recoveryDay(strain({ sessions: [...USUAL, session(1, { trimp: 300 })] }));
    expect(verdict).toMatchObject({
      kind: 'recovery-day',
      key: 'easy:2026-07-15',
      sendAt: { at: 'local', time: '19:00', inDays: 0 },
      expiresAt: { at: 'local', time: '23:59', inDays: 0 },
    });
    expect(whats(verdict)).toEqual(['load-over-usual-pct']);
  });

  test('one and a half times the usual is not yet more than that', () => {
    // 180 in the last week, 3 · 100 before: a usual week of 120.
    const even = [
      ...[0, 2, 4].map((daysAgo) => session(daysAgo)),
      ...[8, 15, 22].map((daysAgo) => session(daysAgo, { trimp: 100 })),
    ];
    expect(why(recoveryDay(strain({ sessions: even })))).toBe('nothing-adds-up');
    const over = [...even.slice(1), session(0, { trimp: 61 })];
    expect(why(recoveryDay(strain({ sessions: over })))).toBe('said');
  });

  test('is not for somebody whose usual week nobody knows yet', () => {
    const begun = [0, 1, 2, 3, 10, 11].map((daysAgo) => session(daysAgo, { trimp: 140 }));
    expect(why(recoveryDay(strain({ sessions: begun })))).toBe('nothing-adds-up');
  });

  test('loads by heart rate and by feel are never added', () => {
    const felt = [0, 1, 2].map((daysAgo) =>
      session(daysAgo, { sessionId: `felt-${daysAgo}`, trimp: null, sessionRpeLoad: 280 }),
    );
    expect(why(recoveryDay(strain({ sessions: [...USUAL, ...felt] })))).toBe('nothing-adds-up');
  });

  test.each([
    [3, 'said'],
    [2, 'nothing-adds-up'],
  ])('with much stress in %d of the last four check-ins: %s', (times, said) => {
    const weeks = [3, 2, 1, 0].map((ago) => week(ago, { stress: ago < times ? 7 : 6 }));
    const verdict = recoveryDay(strain({ weeks }));
    expect(why(verdict)).toBe(said);
  });

  test('stress is spoken of once a week, and shown only under its yes', () => {
    const weeks = [2, 1, 0].map((ago) => week(ago, { stress: 8 }));
    expect(recoveryDay(strain({ weeks }))).toMatchObject({
      key: 'easy:2026-07-13',
      grounds: [{ what: 'stressed-check-ins', value: 3, under: ['signs', 'stress'] }],
    });
  });

  test('stress of a spring that nobody answered for since says nothing of now', () => {
    const weeks = [4, 3, 2].map((ago) => week(ago, { stress: 9 }));
    expect(why(recoveryDay(strain({ weeks })))).toBe('nothing-adds-up');
  });

  test('with nights under six hours in a week of three hard days, and not of two', () => {
    const weeks = [week(0, { sleepH: 5.5 })];
    const hard = (count: number) =>
      USUAL.map((one, at) => (at < count ? { ...one, minutesAtThreshold: 12 } : one));
    expect(whats(recoveryDay(strain({ weeks, sessions: hard(3) })))).toEqual(['sleep-h', 'hard-days']);
    expect(why(recoveryDay(strain({ weeks, sessions: hard(2) })))).toBe('nothing-adds-up');
    const rested = [week(0, { sleepH: 6 })];
    expect(why(recoveryDay(strain({ weeks: rested, sessions: hard(3) })))).toBe('nothing-adds-up');
  });

  test('whoever rests already is left in peace', () => {
    const weeks = [2, 1, 0].map((ago) => week(ago, { stress: 8 }));
    const sessions = USUAL.filter(({ day }) => day < daysBefore(TODAY, 1));
    expect(why(recoveryDay(strain({ weeks, sessions })))).toBe('rests-already');
  });
});

describe('rest after a session', () => {
  const hard = session(0, { minutesAtThreshold: 14 });
  const hot = session(0, { airTemperatureC: 27 });
  const others = USUAL.slice(1);
  const worn = { weeks: [week(0, { stress: 8, isWorn: true })] };

  test('is spoken of after a hard one when more than one thing wears the athlete down', () => {
    const verdict = sessionRecovery(hard, strain({ ...worn, sessions: [hard, ...others] }));
    expect(verdict).toMatchObject({
      kind: 'session-recovery',
      key: 'after:session-0',
      sessionId: 'session-0',
      values: { session: 'hard' },
      sendAt: { at: 'after-session', minutes: 60 },
    });
    expect(whats(verdict)).toEqual(['stress', 'worn']);
  });

  test('and after a hot one, and after one that was both', () => {
    const after = (one: DoneSession) => sessionRecovery(one, strain({ ...worn, sessions: [one, ...others] }));
    expect(after(hot)).toMatchObject({ values: { session: 'hot' } });
    expect(after({ ...hot, movingMin: 150 })).toMatchObject({ values: { session: 'hard-and-hot' } });
  });

  test('not after an easy one in mild air, nor after ten minutes in the heat', () => {
    for (const easy of [session(0), session(0, { airTemperatureC: 30, movingMin: 10 })])
      expect(why(sessionRecovery(easy, strain({ ...worn, sessions: [easy, ...others] })))).toBe('not-hard');
  });

  test.each([
    [{ minutesAtThreshold: 10 }, 'said'],
    [{ minutesAtThreshold: 9.9 }, 'not-hard'],
    [{ trimp: 150 }, 'said'],
    [{ trimp: 149 }, 'not-hard'],
    [{ trimp: null, sessionRpeLoad: 300 }, 'said'],
    [{ trimp: 140, sessionRpeLoad: 300 }, 'not-hard'],
    [{ airTemperatureC: 25.9 }, 'not-hard'],
  ])('a session with %p: %s', (more, said) => {
    const one = session(0, more);
    expect(why(sessionRecovery(one, strain({ ...worn, sessions: [one, ...others] })))).toBe(said);
  });

  test('not when only one thing does', () => {
    const weeks = [week(0, { isWorn: true })];
    const verdict = sessionRecovery(hard, strain({ weeks, sessions: [hard, ...others] }));
    expect(why(verdict)).toBe('nothing-adds-up');
    expect(whats(verdict)).toEqual(['worn']);
  });

  test.each<[string, Partial<Strain>, string]>([
    [
      'a hard one the day before yesterday',
      { sessions: [hard, session(2, { trimp: 150 })] },
      'hard-sessions',
    ],
    [
      'three days of heat',
      { sessions: [1, 3, 5].map((ago) => session(ago, { airTemperatureC: 26 })) },
      'hot-days',
    ],
    ['a raised pulse', { pulse: { low: 4, mid: 7, high: 10 } }, 'raised-bpm'],
    ['short nights', { weeks: [week(0, { isWorn: true, sleepH: 5 })] }, 'sleep-h'],
  ])('%s is one of the things that add up', (_, more, what) => {
    const verdict = sessionRecovery(hard, strain({ weeks: [week(0, { isWorn: true })], ...more }));
    expect(whats(verdict)).toContain(what);
    expect(why(verdict)).toBe('said');
  });

  test('the heat of the session itself is not counted a second time', () => {
    const sessions = [hot, ...[1, 3].map((ago) => session(ago, { airTemperatureC: 27 }))];
    expect(whats(sessionRecovery(hot, strain({ sessions })))).not.toContain('hot-days');
  });

  test('a check-in of weeks ago is not of now', () => {
    const weeks = [week(2, { stress: 9, isWorn: true, sleepH: 4 })];
    expect(whats(sessionRecovery(hard, strain({ weeks, sessions: [hard, ...others] })))).toEqual([]);
  });
});

describe('a pulse that is higher at the same work', () => {
  const raised = { low: 4, mid: 7, high: 10 };
  const facts = { raised, sessions: 4, isTrainingDay: false, today: TODAY };

  test('is told as a range, on a day of rest', () => {
    expect(raisedPulse(facts)).toMatchObject({
      key: 'even:2026-07-15',
      values: { raisedBpmLow: 4, raisedBpmMid: 7, raisedBpmHigh: 10 },
      sendAt: { at: 'local', time: '10:00', inDays: 0 },
    });
  });

  test('waits on a day of training', () => {
    expect(why(raisedPulse({ ...facts, isTrainingDay: true }))).toBe('training-day');
  });

  test('is no word where it is as usual, or nobody can tell', () => {
    expect(why(raisedPulse({ ...facts, raised: null }))).toBe('as-usual');
  });
});
