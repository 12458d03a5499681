import { expect, test } from '@jest/globals';
import type { Wanted } from '../../bench/years/book.js';
import type { Errand } from '../../bench/years/errands.js';
import { soundsAtNight } from '../../bench/years/phone-audit.js';
import { saidAgainst, saidTooLate, soundsBeforeRaces, soundsOfSilent } from '../../bench/years/wish-audit.js';
import { Wishes } from '../../bench/years/wishes.js';

const UTC = () => 'UTC';
const on = (day: number, hour = 12) => new Date(Date.UTC(2026, 5, day, hour));

/** Ada wanted this, and the service said yes on that day; null: it never did. */
function told(errand: Errand, doneAt: Date | null = errand.at): Wanted {
  return { athlete: 0, errand, triedAt: errand.at, doneAt };
}

function wishes(...wanted: Wanted[]): Wishes {
  return new Wishes({ wanted, lapses: [] });
}

function word(kind: string, at: Date, theme = 'after-session') {
  return { athlete: 0, kind, theme, at };
}

function sound(kind: string, at: Date) {
  const said = { nudge: 'n', round: 0, afterSession: null, isCaution: kind === 'drank-more-than-sweated' };
  return { ...word(kind, at), device: 'phone', tag: 'tag', delivery: 'd', ...said };
}

const plan = { does: 'plan', plan: 'lake', durationS: 3_600, isEvent: true } as const;

test('a word in a pause is found, and neither a caution nor one beside it', () => {
  const paused = wishes(told({ at: on(3), does: 'pause', until: on(6) }));
  const found = (kind: string, day: number) => saidAgainst([word(kind, on(day))], paused, 'said');
  expect(found('session-fluid', 4)).toEqual([expect.stringContaining('in a pause')]);
  expect(found('drank-more-than-sweated', 4)).toEqual([]);
  expect([...found('session-fluid', 2), ...found('session-fluid', 7)]).toEqual([]);
});

test('of a pause that was asked for anew the later word counts, and one nobody heard of is none', () => {
  const pause = (day: number, until: number): Errand => ({ at: on(day), does: 'pause', until: on(until) });
  const found = (day: number, ...wanted: Wanted[]) =>
    saidAgainst([word('session-fluid', on(day))], wishes(...wanted), 'rang');
  expect(found(8, told(pause(3, 10)))).toHaveLength(1);
  expect(found(8, told(pause(3, 10)), told(pause(5, 6)))).toEqual([]);
  expect(found(8, told(pause(3, 10), null))).toEqual([]);
});

test('a word of a theme that was muted is found, and one of another is none', () => {
  const muted = wishes(told({ at: on(3), does: 'mute', theme: 'food', until: on(6) }));
  expect(saidAgainst([word('breakfast', on(4), 'food')], muted, 'said')).toHaveLength(1);
  expect(saidAgainst([word('month', on(4), 'week')], muted, 'said')).toEqual([]);
});

test('a word on training is found from a red flag on until a doctor has had a look', () => {
  const flag = told({ at: on(3), does: 'check-in', often: 0, flags: ['fever'] });
  const rest = wishes(flag, told({ at: on(6), does: 'see-doctor' }));
  const found = (kind: string, day: number) => saidAgainst([word(kind, on(day), 'x')], rest, 'said');
  expect(found('session-long', 4)).toHaveLength(1);
  expect(found('breakfast', 5)).toHaveLength(1);
  expect([...found('evening-meal', 4), ...found('red-flag', 4), ...found('session-long', 7)]).toEqual([]);
});

test('a sound in the quiet hours that somebody chose is found; what nobody knows to hold is not held against it', () => {
  const siesta: Errand = { at: on(3, 9), does: 'keep-quiet', from: '12:45', until: '15:30' };
  const found = (at: Date, wanted: Wanted) =>
    soundsAtNight([sound('month', at)], UTC, (...of) => wishes(wanted).quietAt(...of));
  expect(found(on(4, 13), told(siesta))).toHaveLength(1);
  expect(found(on(4, 23), told(siesta))).toEqual([]);
  expect(found(on(2, 13), told(siesta))).toEqual([]);
  expect(found(on(4, 13), told(siesta, null))).toEqual([]);
});

test('a sound before a race of that day is found, but for a caution, after it, and of a race that was moved', () => {
  const race = told({ at: on(1), ...plan, startsAt: on(4, 14) });
  const found = (kind: string, at: Date, ...wanted: Wanted[]) =>
    soundsBeforeRaces([sound(kind, at)], wishes(race, ...wanted), UTC);
  expect(found('month', on(4, 10))).toHaveLength(1);
  expect(found('drank-more-than-sweated', on(4, 10))).toEqual([]);
  expect([...found('month', on(4, 16)), ...found('month', on(3, 10))]).toEqual([]);
  expect(found('month', on(4, 10), told({ at: on(2), ...plan, startsAt: on(5, 14) }))).toEqual([]);
  expect(found('month', on(4, 10), told({ at: on(2), does: 'unplan', plan: 'lake' }))).toEqual([]);
});

test('a sound for what is for the inbox alone is found', () => {
  expect(soundsOfSilent([sound('month', on(4))])).toHaveLength(1);
  expect(soundsOfSilent([sound('session-fluid', on(4))])).toEqual([]);
});

test('a word on a session that is of no use any more is found', () => {
  const late = (kind: string, hour: number) =>
    saidTooLate([{ ...word(kind, on(4, hour)), endedAt: on(4, 8) }], 'said');
  expect(late('session-fluid', 13)).toEqual([expect.stringContaining('of no use any more')]);
  expect([...late('session-fluid', 12), ...late('session-long', 13)]).toEqual([]);
  expect(saidTooLate([{ ...word('session-fluid', on(4)), endedAt: null }], 'said')).toEqual([]);
});
