import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, type Circumstances, decide, type Decision, type Saying } from '#src/timing/decide';
import { isQuiet } from '#src/timing/polite';

const NOON = new Date('2026-06-08T12:00:00Z');
const NIGHT = new Date('2026-06-08T23:00:00Z');
const MORNING = new Date('2026-06-09T07:00:00Z');
const HOUR_MS = 3_600_000;
const hoursFrom = (moment: Date, hours: number) => new Date(moment.getTime() + hours * HOUR_MS);

const tip = (id: string, told: Partial<Candidate> = {}): Candidate => ({
  id,
  kind: `kind-${id}`,
  theme: 'food',
  priority: 4,
  forPhone: true,
  isCaution: false,
  isFromAPerson: false,
  afterSession: null,
  isThere: false,
  isAskedFor: false,
  dueAt: NOON,
  expiresAt: hoursFrom(NOON, 24),
  caps: [],
  ...told,
});
const caution = (id: string, told: Partial<Candidate> = {}) =>
  tip(id, { theme: 'safety', priority: 1, isCaution: true, ...told });
const now = (told: Partial<Circumstances> = {}): Circumstances => ({
  now: NOON,
  zone: 'UTC',
  pushes: [],
  joinedAt: hoursFrom(NOON, -1000),
  races: [],
  peace: { quiet: { from: '21:30', until: '07:00' }, focus: [] },
  said: [],
  muted: new Map(),
  pausedUntil: null,
  ...told,
});
/** What becomes of each, in a line. */
const told = (candidates: Candidate[], circumstances = now()) =>
  Object.fromEntries(decide(candidates, circumstances).map((one) => [one.id, lineOf(one)]));
const lineOf = (one: Decision) => {
  if (one.does === 'drop') return `dropped: ${one.because}`;
  if (one.does === 'wait') return `waits until ${one.until.toISOString()}`;
  const phone = one.onPhone ? 'phone' : one.phoneAt ? `phone at ${one.phoneAt.toISOString()}` : 'inbox';
  return one.ledBy ? `with ${one.ledBy}` : phone;
};
const PUSHED = { at: hoursFrom(NOON, -5), day: '2026-06-08', afterSession: null };

describe('what is due at once', () => {
  test('is one message, led by what matters most', () => {
    expect(told([tip('snack', { priority: 5 }), tip('fluid', { priority: 3 }), tip('meal')])).toEqual({
      fluid: 'phone',
      meal: 'with fluid',
      snack: 'with fluid',
    });
  });

  test('holds three things; tips that lose are dropped', () => {
    expect(told(['a', 'b', 'c', 'd', 'e'].map((id) => tip(id)))).toEqual({
      a: 'phone',
      b: 'with a',
      c: 'with a',
      d: 'dropped: lost',
      e: 'dropped: lost',
    });
  });

  test('is in the inbox alone where there is no room for a sound', () => {
    expect(told([tip('a'), tip('b')], now({ pushes: [PUSHED] }))).toEqual({ a: 'inbox', b: 'with a' });
  });

  test('is led by nothing that is in the inbox already and makes no sound', () => {
    const there = tip('there', { priority: 1, isThere: true });
    const short = now({ pushes: [PUSHED] });
    expect(told([there, tip('b'), tip('c')], short)).toEqual({ there: 'inbox', b: 'inbox', c: 'with b' });
    expect(told([there], short)).toEqual({ there: 'inbox' });
  });

  test('is led by what has room, where what matters more has none', () => {
    const both = [tip('day', { priority: 2 }), tip('session', { priority: 3, afterSession: 's' })];
    expect(told(both, now({ pushes: [PUSHED] }))).toEqual({ session: 'phone', day: 'with session' });
  });

  test('and makes no sound of its own is led by what does', () => {
    expect(told([tip('quiet', { priority: 2, forPhone: false }), tip('loud')])).toEqual({
      loud: 'phone',
      quiet: 'with loud',
    });
  });
});

describe('a tip', () => {
  test('waits for the end of the night, and is in the inbox alone if it does not live so long', () => {
    const circumstances = now({ now: NIGHT });
    expect(
      told(
        [tip('long', { expiresAt: hoursFrom(MORNING, 1) }), tip('short', { expiresAt: MORNING })],
        circumstances,
      ),
    ).toEqual({ long: `waits until ${MORNING.toISOString()}`, short: 'inbox' });
  });

  test('that makes no sound comes in the night as well', () => {
    expect(told([tip('a', { forPhone: false })], now({ now: NIGHT }))).toEqual({ a: 'inbox' });
  });

  test('is dropped when it is over, muted, or said as often as it may be', () => {
    const caps = [{ most: 2, inDays: 7 }];
    const said = ['2026-06-02', '2026-06-05'].map((day) => ({ kind: 'kind-c', day }));
    const muted = new Map([['heat', 'muted']]);
    const all = [tip('a', { expiresAt: NOON }), tip('b', { theme: 'heat' }), tip('c', { caps })];
    expect(told(all, now({ muted, said }))).toEqual({
      a: 'dropped: expired',
      b: 'dropped: muted',
      c: 'dropped: cap',
    });
    const earlier = said.map(({ kind }, at) => ({ kind, day: `2026-06-0${at + 1}` }));
    expect(told([tip('c', { caps })], now({ said: earlier }))).toEqual({ c: 'phone' });
  });

  test('of which there are two at once counts for the second', () => {
    const caps = [{ most: 1, inDays: 1 }];
    const two = [tip('a', { kind: 'same', caps }), tip('b', { kind: 'same', caps })];
    expect(told(two)).toEqual({ a: 'phone', b: 'dropped: cap' });
  });

  test('waits for the end of a pause, and is dropped if it does not live so long', () => {
    const pausedUntil = hoursFrom(NOON, 3);
    const both = [tip('long'), tip('short', { expiresAt: hoursFrom(NOON, 2) })];
    expect(told(both, now({ pausedUntil }))).toEqual({
      long: `waits until ${pausedUntil.toISOString()}`,
      short: 'dropped: paused',
    });
  });

  test('whose pause ends at night waits for the morning, or for the inbox if it does not live so long', () => {
    const both = [tip('long', { expiresAt: hoursFrom(MORNING, 1) }), tip('short', { expiresAt: MORNING })];
    expect(told(both, now({ pausedUntil: NIGHT }))).toEqual({
      long: `waits until ${MORNING.toISOString()}`,
      short: `waits until ${NIGHT.toISOString()}`,
    });
  });
});

describe('a caution', () => {
  test('is in the app at any hour, and on the phone when the night is over', () => {
    expect(told([caution('a')], now({ now: NIGHT }))).toEqual({ a: `phone at ${MORNING.toISOString()}` });
  });

  test('whose life ends in the night stays in the app', () => {
    expect(told([caution('a', { expiresAt: hoursFrom(NIGHT, 1) })], now({ now: NIGHT }))).toEqual({
      a: 'inbox',
    });
  });

  test('is stopped by no cap, mute, pause or life', () => {
    const circumstances = now({
      pushes: [{ ...PUSHED, at: hoursFrom(NOON, -1) }],
      muted: new Map([['safety', 'muted']]),
      pausedUntil: hoursFrom(NOON, 100),
      said: [{ kind: 'kind-a', day: '2026-06-08' }],
      races: [hoursFrom(NOON, 1)],
    });
    const caps = [{ most: 1, inDays: 7 }];
    expect(told([caution('a', { caps })], circumstances)).toEqual({ a: 'phone' });
    expect(told([caution('a', { expiresAt: NOON })])).toEqual({ a: 'inbox' });
  });

  test('goes by itself and takes tips along', () => {
    expect(told([tip('t', { priority: 1 }), caution('a'), caution('b')])).toEqual({
      a: 'phone',
      b: 'phone',
      t: 'with a',
    });
  });

  test('is not crowded out', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => caution(id));
    expect(Object.values(told(many))).toEqual(Array.from({ length: 5 }, () => 'phone'));
  });
});

test('what somebody asked to be told once more is told, except at night', () => {
  const again = tip('a', { isThere: true, isAskedFor: true, expiresAt: hoursFrom(NOON, -1) });
  const circumstances = { muted: new Map([['food', 'muted']]), pushes: [PUSHED], pausedUntil: MORNING };
  expect(told([again], now(circumstances))).toEqual({ a: 'phone' });
  expect(told([again], now({ ...circumstances, now: NIGHT }))).toEqual({
    a: `waits until ${MORNING.toISOString()}`,
  });
});

describe('whatever is due, wherever and whenever', () => {
  const moments = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const candidates = fc.array(
    fc.record({
      kind: fc.constantFrom('a', 'b', 'c'),
      priority: fc.integer({ min: 1, max: 5 }),
      forPhone: fc.boolean(),
      isCaution: fc.boolean(),
      afterSession: fc.constantFrom(null, 's1', 's2'),
      lives: fc.integer({ min: -5, max: 48 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const zones = fc.constantFrom('UTC', 'Europe/Stockholm', 'Asia/Kathmandu', 'Australia/Lord_Howe');
  const histories = fc.array(
    fc.record({ hours: fc.integer({ min: 0, max: 190 }), afterSession: fc.constantFrom(null, 's0', 's1') }),
    { maxLength: 6 },
  );

  test('each gets one answer, no phone sounds at night or twice for tips, and no caution is dropped', () => {
    fc.assert(
      fc.property(moments, zones, candidates, histories, (moment, zone, list, history) => {
        const due = list.map(({ lives, ...rest }, at) =>
          tip(`n${at}`, { ...rest, dueAt: moment, expiresAt: hoursFrom(moment, lives) }),
        );
        const pushes = history.map(({ hours, afterSession }) => {
          const at = hoursFrom(moment, -hours);
          return { at, day: at.toISOString().slice(0, 10), afterSession };
        });
        const circumstances = now({ now: moment, zone, pushes });
        const decisions = decide(due, circumstances);
        expect(decisions.map(({ id }) => id).toSorted()).toEqual(due.map(({ id }) => id).toSorted());
        const said = decisions.filter((one): one is Saying => one.does === 'say');
        const { quiet } = circumstances.peace;
        const loud = said.filter(({ onPhone }) => onPhone);
        if (isQuiet(moment, zone, quiet)) expect(loud).toEqual([]);
        for (const { phoneAt } of said) if (phoneAt) expect(isQuiet(phoneAt, zone, quiet)).toBe(false);
        const isTip = (id: string) => !due.find((one) => one.id === id)!.isCaution;
        expect(loud.filter(({ id }) => isTip(id)).length).toBeLessThanOrEqual(1);
        if (pushes.some(({ at }) => moment.getTime() - at.getTime() < 4 * HOUR_MS))
          expect(loud.filter(({ id }) => isTip(id))).toEqual([]);
        for (const one of decisions) {
          if (!isTip(one.id)) expect(one.does).toBe('say');
          if (one.does === 'wait') expect(one.until > moment).toBe(true);
        }
        // Whatever goes along goes with something that is said, and by itself.
        for (const { ledBy } of said)
          if (ledBy) expect(said.find(({ id }) => id === ledBy)?.ledBy).toBe(null);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what somebody wrote', () => {
  const note = (id: string, more: Partial<Candidate> = {}) =>
    tip(id, { theme: 'coach', priority: 2, isFromAPerson: true, ...more });

  test('stands by itself, takes nothing of ours along, and is lost to no crowd', () => {
    const tips = ['a', 'b', 'c'].map((id) => tip(id, { priority: 1 }));
    const notes = ['x', 'y', 'z', 'æ'].map((id) => note(id));
    expect(told([...tips, ...notes])).toEqual({
      ...{ a: 'phone', b: 'with a', c: 'with a' },
      ...{ x: 'inbox', y: 'inbox', z: 'inbox', æ: 'inbox' },
    });
    expect(told([note('x'), tip('a'), tip('b')])).toEqual({ x: 'phone', a: 'inbox', b: 'with a' });
  });

  test('is in the inbox without a sound where its theme holds back by itself, and nowhere where it is muted', () => {
    expect(told([note('x')], now({ muted: new Map([['coach', 'back-off']]) }))).toEqual({ x: 'inbox' });
    expect(told([note('x')], now({ muted: new Map([['coach', 'muted']]) }))).toEqual({ x: 'dropped: muted' });
  });
});
