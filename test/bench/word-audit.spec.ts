import { expect, test } from '@jest/globals';
import { Book, type Done, type Wanted } from '../../bench/years/book.js';
import type { Errand } from '../../bench/years/errands.js';
import { type HeldSession, type Rang, type Thought, WordAudit } from '../../bench/years/word-audit.js';
import { Wishes } from '../../bench/years/wishes.js';

const MINUTE_MS = 60_000;
const at = (hour: number, minute = 0, day = 15) => new Date(Date.UTC(2026, 5, day, hour, minute));

/** From eight in the morning on, told as soon as it was over. */
function aRide(minutes: number, more: Partial<Done> = {}): Done {
  const told = { isRemoved: false, editedDurationS: null, toldAt: new Date(+at(8) + minutes * MINUTE_MS) };
  return {
    athlete: 0,
    startsAt: at(8),
    durationS: minutes * 60,
    brands: ['garmin'],
    ...told,
    ...more,
  };
}

const session: HeldSession = { id: 's', athlete: 0, started: '2026-06-15 08:00:00', leastL: 1.1, mostL: 1.2 };

function aWord(kind: string, more: Partial<Thought> = {}): Thought {
  return {
    ...{ athlete: 0, kind, session: 's', state: 'spoken', silentBecause: null, spokenAt: at(12) },
    ...more,
  };
}

interface World {
  rides?: Done[];
  wanted?: Wanted[];
  thoughts?: Thought[];
  rang?: Rang[];
  held?: HeldSession;
  also?: ((book: Book) => void) | undefined;
}

/** A book in which Ada has lived by UTC for weeks. */
function lost({ rides = [], wanted = [], thoughts = [], rang = [], held = session, also }: World): string[] {
  const book = new Book();
  book.athletes.push('ada');
  book.births.push(at(0, 0, 1));
  book.zones.push({ athlete: 0, from: at(0, 0, 1), zone: 'UTC' });
  book.rides.push(...rides, aRide(30, { startsAt: at(8, 0, 28), toldAt: null }));
  book.wanted.push(...wanted);
  also?.(book);
  return new WordAudit(book, new Wishes(book), { sessions: [held], thoughts, rang }).lost();
}

function told(errand: Errand): Wanted {
  return { athlete: 0, errand, triedAt: errand.at, doneAt: errand.at };
}

const heard = [{ athlete: 0, at: at(12) }];

test('a long ride of which nobody thought is lost', () => {
  expect(lost({ rides: [aRide(180)] })).toEqual([expect.stringContaining('nobody thought of a word')]);
  expect(lost({ rides: [aRide(180)], thoughts: [aWord('session-long')], rang: heard })).toEqual([]);
});

test('nothing is held against a ride told late, taken back, put right, in an outage, on a journey or without a yes', () => {
  const none = (more: Partial<Done>, also?: (book: Book) => void) =>
    expect(lost({ rides: [aRide(180, more)], also })).toEqual([]);
  none({ toldAt: at(13) });
  none({ toldAt: null });
  none({ isRemoved: true });
  none({ editedDurationS: 5_000 });
  none({}, (book) => book.outages.push({ from: at(12), to: at(13) }));
  none({}, (book) => book.zones.push({ athlete: 0, from: at(20), zone: 'Asia/Kathmandu' }));
  none({}, (book) => book.lapses.push({ athlete: 0, from: at(20, 0, 14), to: null }));
});

test('a sweaty ride of which nobody thought of drinking is lost, unless a scale told that they drank', () => {
  expect(lost({ rides: [aRide(70)] })).toEqual([expect.stringContaining('on drinking')]);
  expect(lost({ rides: [aRide(70)], thoughts: [aWord('session-fluid')] })).toEqual([]);
  expect(lost({ rides: [aRide(70)], held: { ...session, leastL: 0.7 } })).toEqual([]);
  const scale = told({ at: at(10), does: 'weigh', startedAt: at(8), gainedKg: -1 });
  expect(lost({ rides: [aRide(70)], wanted: [scale] })).toEqual([]);
});

test('a word on a long ride by day that was not said is lost, but for a reason that the book bears out', () => {
  const silent = (because: string, ...others: Thought[]) =>
    lost({
      rides: [aRide(180)],
      thoughts: [
        aWord('session-long', { state: 'silent', silentBecause: because, spokenAt: null }),
        ...others,
      ],
    });
  const other = (kind: string) => aWord(kind, { session: null, spokenAt: at(11, 45) });
  expect(silent('past')).toEqual([expect.stringContaining('not said, past')]);
  expect(silent('cap')).toHaveLength(1);
  expect(silent('cap', other('session-long'))).toEqual([]);
  expect(silent('lost', other('month'))).toHaveLength(1);
  expect(silent('lost', other('month'), other('week-low'), other('variety'))).toEqual([]);
  expect(silent('back-off')).toHaveLength(1);
});

test('it is none at night, or where peace was asked for', () => {
  const silent = aWord('session-long', { state: 'silent', silentBecause: 'muted', spokenAt: null });
  const none = (more: World) =>
    expect(lost({ rides: [aRide(180)], thoughts: [silent], ...more })).toEqual([]);
  none({ wanted: [told({ at: at(7), does: 'mute', theme: 'after-session', until: at(20) })] });
  none({ wanted: [told({ at: at(7), does: 'pause', until: at(20) })] });
  none({ wanted: [told({ at: at(7), does: 'keep-quiet', from: '11:00', until: '18:00' })] });
});

test('a word that was said while the phone was silent all week is lost on it', () => {
  const said = { rides: [aRide(180)], thoughts: [aWord('session-long')] };
  expect(lost(said)).toEqual([expect.stringContaining('no phone rang')]);
  expect(lost({ ...said, rang: [{ athlete: 0, at: at(6) }] })).toEqual([]);
  const also = (book: Book) => book.deafness.push({ from: at(12), to: at(14) });
  expect(lost({ ...said, also })).toEqual([]);
});

test('a caution that is not in the app at once is lost', () => {
  const flag = told({ at: at(9), does: 'check-in', often: 0, flags: ['fever'] });
  expect(lost({ wanted: [flag] })).toEqual([expect.stringContaining('red flag')]);
  expect(lost({ wanted: [flag], thoughts: [aWord('red-flag', { spokenAt: at(9, 1) })] })).toEqual([]);
  const scale = told({ at: at(11), does: 'weigh', startedAt: at(8), gainedKg: 0.6 });
  const weighed = { rides: [aRide(120)], wanted: [scale] };
  expect(lost(weighed)).toEqual([expect.stringContaining('drank far more')]);
  const said = aWord('drank-more-than-sweated', { spokenAt: at(11) });
  expect(lost({ ...weighed, thoughts: [said] })).toEqual([]);
});

test('a long day that was planned in time and never changed has its word before it', () => {
  const plan = { does: 'plan', plan: 'p', durationS: 5 * 3_600, isEvent: false } as const;
  const day = told({ at: at(8, 0, 10), ...plan, startsAt: at(9, 0, 15) });
  expect(lost({ wanted: [day] })).toEqual([expect.stringContaining('long day')]);
  const said = aWord('before-long-event', { session: null, spokenAt: at(16, 0, 14) });
  expect(lost({ wanted: [day], thoughts: [said] })).toEqual([]);
  expect(lost({ wanted: [day, told({ at: at(8, 0, 12), does: 'unplan', plan: 'p' })] })).toEqual([]);
  expect(lost({ wanted: [day, told({ at: at(8, 0, 12), ...plan, startsAt: at(9, 0, 16) })] })).toEqual([]);
});
