import { describe, expect, test } from '@jest/globals';
import { isSaid, type Verdict } from '#src/advice/advice';
import { type AnsweredWeek, followUp, invitation, redFlag } from '#src/advice/check-in';

const why = (verdict: Verdict) => (isSaid(verdict) ? 'said' : verdict.silent);

describe('the weekly invitation', () => {
  const facts = {
    ...{ week: '2026-W29', time: '10:00', isDay: true },
    ...{ answered: ['2026-W27'], invited: ['2026-W28'] },
  };

  test('comes on the day and at the time that was chosen, and holds for two days', () => {
    expect(invitation({ ...facts, time: '18:30' })).toMatchObject({
      kind: 'check-in',
      key: 'week:2026-W29',
      sendAt: { at: 'local', time: '18:30', inDays: 0 },
      expiresAt: { at: 'local', time: '18:30', inDays: 2 },
    });
    expect(why(invitation({ ...facts, isDay: false }))).toBe('another-day');
  });

  test('does not come to whoever has answered the week', () => {
    expect(why(invitation({ ...facts, answered: ['2026-W29'] }))).toBe('answered');
  });

  test('stops after three that were left unanswered', () => {
    const invited = ['2026-W26', '2026-W27', '2026-W28'];
    expect(why(invitation({ ...facts, answered: ['2026-W25'], invited }))).toBe('left-unanswered');
    expect(why(invitation({ ...facts, answered: [], invited }))).toBe('left-unanswered');
    expect(why(invitation({ ...facts, answered: [], invited: invited.slice(1) }))).toBe('said');
    expect(why(invitation({ ...facts, answered: ['2026-W26'], invited }))).toBe('said');
  });

  test('goes on once somebody answers again by themselves', () => {
    const invited = ['2026-W24', '2026-W25', '2026-W26'];
    expect(why(invitation({ ...facts, answered: ['2026-W28'], invited }))).toBe('said');
  });
});

describe('better, the same or worse', () => {
  const then: AnsweredWeek = { week: '2026-W27', daysAgo: 14, signs: 2 };

  test('is asked a fortnight after two signs', () => {
    expect(followUp([then], false)).toMatchObject({
      kind: 'signs-follow-up',
      key: 'fortnight:2026-W27',
      values: {},
      sendAt: { at: 'local', time: '10:00', inDays: 0 },
      expiresAt: { at: 'local', time: '10:00', inDays: 5 },
    });
  });

  test.each([
    [13, 'nothing-to-follow-up'],
    [18, 'said'],
    [19, 'nothing-to-follow-up'],
  ])('%d days after: %s', (daysAgo, said) => {
    expect(why(followUp([{ ...then, daysAgo }], false))).toBe(said);
  });

  test('not after one sign, nor when nothing was told', () => {
    expect(why(followUp([{ ...then, signs: 1 }], false))).toBe('nothing-to-follow-up');
    expect(why(followUp([], false))).toBe('nothing-to-follow-up');
  });

  test('not once a later check-in told that they passed; but when they stay', () => {
    const later = (signs: number) => [then, { week: '2026-W28', daysAgo: 7, signs }];
    expect(why(followUp(later(1), false))).toBe('passed');
    expect(why(followUp(later(2), false))).toBe('said');
  });

  test('not beside what a doctor should see', () => {
    expect(why(followUp([then], true))).toBe('red-flag');
  });
});

describe('what a doctor should see', () => {
  const flag = { count: 1, since: '2026-07-15T08:00:00.000Z', isRead: false };

  test('is said at once, and names nothing of what was ticked', () => {
    expect(redFlag(flag)).toMatchObject({
      kind: 'red-flag',
      values: {},
      grounds: [{ what: 'ticked', value: 1, under: ['signs'] }],
      sendAt: { at: 'once' },
      path: '/check-in',
    });
  });

  test('one more that is ticked is news', () => {
    const keys = [redFlag(flag), redFlag({ ...flag, count: 2 })].map((one) => isSaid(one) && one.key);
    expect(new Set(keys).size).toBe(2);
  });

  test('is not said again to whoever has read it where they ticked it, nor once it is cleared', () => {
    expect(why(redFlag({ ...flag, isRead: true }))).toBe('read-already');
    expect(why(redFlag(null))).toBe('none-stands');
  });
});
