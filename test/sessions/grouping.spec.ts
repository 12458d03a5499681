import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { grouped } from '#src/sessions/grouping';
import { sameness, stretchesOf, type Telling } from '#src/sessions/same-workout';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';

let made = 0;

function aTelling(wishes: Partial<Telling> = {}, told: RecordingWishes = {}): Telling {
  const { streams: _, ...recording } = aRecording({ everyS: 60, ...told });
  const key = wishes.key ?? `file:${++made}`;
  return {
    shareable: true,
    apart: new Set(),
    stretches: stretchesOf(recording),
    sessionId: null,
    receivedAt: new Date('2026-06-21T00:00:00Z'),
    purgedAt: null,
    ...wishes,
    key,
    names: new Set([key, ...(wishes.names ?? [])]),
  };
}

const at = (time: string) => new Date(`2026-06-20T${time}Z`);
const same = (one: RecordingWishes, other: RecordingWishes) =>
  sameness(aTelling({}, one), aTelling({}, other)) !== null;

describe('two tellings are of one workout', () => {
  test('when they share a name, whatever their hours', () => {
    const garmin = aTelling({ key: 'garmin:7' }, { startedAt: at('08:00:00') });
    const strava = aTelling({ key: 'strava:9', names: new Set(['garmin:7']) }, { startedAt: at('15:00:00') });
    expect(sameness(garmin, strava)).toEqual({ by: 'name' });
  });

  test('when they begin within two minutes of each other, and not later', () => {
    expect(same({ startedAt: at('08:00:00') }, { startedAt: at('08:02:00') })).toBe(true);
    expect(same({ startedAt: at('08:00:00') }, { startedAt: at('08:02:01') })).toBe(false);
  });

  test('when four fifths of the shorter one lie inside the longer', () => {
    const long = { startedAt: at('08:00:00'), minutes: 60 };
    expect(same(long, { startedAt: at('07:58:00'), minutes: 10 })).toBe(true);
    expect(same(long, { startedAt: at('07:58:01'), minutes: 9 })).toBe(false);
  });

  test('when their sports are of one family, or one does not know', () => {
    expect(same({ sport: 'run' }, { sport: 'trail_run' })).toBe(true);
    expect(same({ sport: 'run' }, { sport: 'ride' })).toBe(false);
    expect(same({ sport: 'run' }, { sport: 'other' })).toBe(true);
  });

  test('when their distances are within a twentieth, where both tell one', () => {
    expect(same({ distanceM: 10_000 }, { distanceM: 9_500 })).toBe(true);
    expect(same({ distanceM: 10_000 }, { distanceM: 9_490 })).toBe(false);
    expect(same({ distanceM: 10_000 }, { distanceM: null })).toBe(true);
  });

  test('never by the hour when one of them hides it', () => {
    expect(same({}, { notes: ['start-hidden'] })).toBe(false);
    expect(same({}, { notes: ['clock-not-set'] })).toBe(false);
  });

  test('never when the athlete said they are two', () => {
    const one = aTelling({ key: 'file:a' });
    expect(sameness(one, aTelling({ apart: new Set(['file:a']) }))).toBeNull();
    expect(sameness(aTelling({ apart: new Set(['file:a']) }), one)).toBeNull();
  });

  test('when one is a leg of the other: a triathlon in one file, and its ride by itself', () => {
    const legs = [
      { sport: 'swim' as const, startS: 0, elapsedS: 1800, distanceM: 1500 },
      { sport: 'ride' as const, startS: 1920, elapsedS: 5400, distanceM: 40_000 },
    ];
    const whole = {
      sport: 'ride' as const,
      startedAt: at('08:00:00'),
      elapsedS: 7320,
      distanceM: 41_500,
      legs,
    };
    const ride = { sport: 'ride' as const, startedAt: at('08:32:10'), minutes: 89, distanceM: 39_900 };
    expect(same(whole, ride)).toBe(true);
    expect(same(ride, whole)).toBe(true);
    expect(same(whole, { ...ride, sport: 'run' })).toBe(false);
  });

  test('what is purged stays with those it was with, and is compared with what comes after alone', () => {
    const purged = { purgedAt: new Date('2026-06-27T00:00:00Z'), sessionId: 'a' };
    const gone = aTelling(purged);
    expect(sameness(gone, aTelling({ sessionId: 'a' }))).not.toBeNull();
    expect(sameness(gone, aTelling({ sessionId: 'b' }))).toBeNull();
    expect(sameness(gone, aTelling({ receivedAt: new Date('2026-06-28T00:00:00Z') }))).not.toBeNull();
    expect(sameness(gone, aTelling({ ...purged, sessionId: 'b' }))).toBeNull();
  });
});

const anyTelling = fc
  .record({
    id: fc.integer({ min: 1, max: 1_000 }),
    shareable: fc.boolean(),
    offsetS: fc.integer({ min: 0, max: 400 }),
    minutes: fc.constantFrom(20, 30, 60),
    sport: fc.constantFrom('run', 'ride', 'other'),
    names: fc.subarray(['garmin:1', 'garmin:2'], { maxLength: 2 }),
  })
  .map(({ id, shareable, offsetS, minutes, sport, names }) =>
    aTelling(
      { key: `${shareable ? 'file' : 'strava'}:${id}`, shareable, names: new Set(names) },
      {
        minutes,
        sport: sport as 'run',
        startedAt: new Date(at('08:00:00').getTime() + offsetS * 1000),
      },
    ),
  );
const someTellings = fc.uniqueArray(anyTelling, { minLength: 1, maxLength: 8, selector: ({ key }) => key });

const asKeys = (groups: Telling[][]) => groups.map((group) => group.map(({ key }) => key).sort()).sort();

describe('grouping', () => {
  test('does not depend on who came first', () => {
    fc.assert(
      fc.property(
        someTellings.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => expect(asKeys(grouped(shuffled))).toEqual(asKeys(grouped(all))),
      ),
      { numRuns: 300 },
    );
  });

  test('of what may be shared is the same with and without all the rest', () => {
    fc.assert(
      fc.property(someTellings, (all) => {
        const withAll = grouped(all)
          .map((group) => group.filter(({ shareable }) => shareable))
          .filter((group) => group.length > 0);
        expect(asKeys(withAll)).toEqual(asKeys(grouped(all.filter(({ shareable }) => shareable))));
      }),
      { numRuns: 300 },
    );
  });

  test('brings together what a third shows to be one, as long as all of them may be shared', () => {
    const [one, other] = [
      aTelling({ key: 'file:a' }, { startedAt: at('08:00:00') }),
      aTelling({ key: 'file:b' }, { startedAt: at('08:04:00') }),
    ];
    const between = { startedAt: at('08:02:00') };
    expect(grouped([one, other, aTelling({}, between)])).toHaveLength(1);
    expect(grouped([one, other, aTelling({ shareable: false }, between)])).toHaveLength(2);
  });

  test('says the same both ways round', () => {
    fc.assert(
      fc.property(anyTelling, anyTelling, (one, other) => {
        expect(sameness(one, other)).toEqual(sameness(other, one));
      }),
    );
  });

  test('gives what may not be shared to the one it has most in common with', () => {
    const [first, second] = [
      aTelling({ key: 'file:first' }, { startedAt: at('08:00:00'), minutes: 60, distanceM: 10_000 }),
      aTelling({ key: 'file:second' }, { startedAt: at('08:02:30'), minutes: 60, distanceM: 10_600 }),
    ];
    const strava = aTelling(
      { key: 'strava:1', shareable: false },
      { startedAt: at('08:01:40'), minutes: 62, distanceM: 10_300 },
    );
    expect(asKeys(grouped([first, second, strava]))).toEqual([['file:first'], ['file:second', 'strava:1']]);
  });
});
