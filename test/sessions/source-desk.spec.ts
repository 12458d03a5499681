import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Dismissed } from '#src/sessions/dismissed.entity';
import { SessionAlias } from '#src/sessions/session-alias.entity';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionSource } from '#src/sessions/session-source.entity';
import { NothingAsked } from '#src/sessions/sessions.problems';
import { SessionChanged, SessionRecorded, SessionRemoved } from '#src/sessions/sessions.topics';
import { SourceDesk } from '#src/sessions/source-desk';
import { OWN_FILE } from '#src/sessions/source-terms.port';
import { TermsInForce } from '#src/sessions/terms-in-force';
import type { RecordingWishes } from '../support/a-recording.js';
import { anApp, type TestApp } from '../support/app.js';
import { STRAVA_LIKE, TheDesk } from '../support/the-desk.js';

let svett: TestApp;
let desk: TheDesk;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());
beforeEach(async () => {
  desk = await TheDesk.of(svett);
});

const at = (time: string, day = '20') => new Date(`2026-06-${day}T${time}Z`);
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe('one workout from several sources', () => {
  test('is one session: Garmin, Strava and a file', async () => {
    const garmin = await desk.take('garmin:7', { startedAt: at('08:00:00'), distanceM: 12_000 });
    const strava = await desk.take('strava:9', { startedAt: at('08:00:00') }, { aliases: ['garmin:7'] });
    const file = await desk.take('file:abc', { startedAt: at('08:00:03'), minutes: 59 });
    expect([garmin.outcome, strava.outcome, file.outcome]).toEqual(['recorded', 'joined', 'joined']);
    expect(new Set([garmin.sessionId, strava.sessionId, file.sessionId]).size).toBe(1);
    const [session] = await desk.sessions();
    expect(session).toMatchObject({ format: 'fit', shareable: true, frozen: false, distanceM: 12_000 });
    expect(session!.provenance).toMatchObject({ distanceM: 'garmin', records: 'file' });
  });

  test('is told of again only when something of it changed', async () => {
    const { sessionId } = await desk.take('garmin:7', {});
    expect((await desk.take('garmin:7', {})).outcome).toBe('already-known');
    expect((await desk.take('garmin:7', { rpe: 5 })).outcome).toBe('changed');
    expect(await desk.facts(SessionRecorded, sessionId!)).toBe(1);
    expect(await desk.facts(SessionChanged, sessionId!)).toBe(1);
  });

  test('that an edit moves to another hour is its own from then on', async () => {
    const file = await desk.take('file:a', { startedAt: at('08:00:00') });
    await desk.take('garmin:7', { startedAt: at('08:00:00'), rpe: 8 });
    const moved = await desk.take('garmin:7', { startedAt: at('17:00:00'), rpe: 8 });
    expect(moved.outcome).toBe('changed');
    expect(moved.sessionId).not.toBe(file.sessionId);
    const rows = await desk.sessions();
    expect(rows.map(({ rpe }) => rpe)).toEqual([8, null]);
    expect(await desk.facts(SessionRecorded, moved.sessionId!)).toBe(1);
  });

  test('that a later file shows to be one brings two sessions together', async () => {
    const swim = await desk.take('strava:1', { sport: 'swim', startedAt: at('08:00:00'), minutes: 30 });
    const ride = await desk.take('strava:2', { sport: 'ride', startedAt: at('08:32:00'), minutes: 90 });
    const legs = [
      { sport: 'swim' as const, startS: 0, elapsedS: 1800 },
      { sport: 'ride' as const, startS: 1920, elapsedS: 5400 },
    ];
    const whole = { sport: 'ride' as const, startedAt: at('08:00:00'), elapsedS: 7320, legs };
    const file = await desk.take('file:tri', whole);
    expect(file.outcome).toBe('joined');
    expect(ids(await desk.sessions())).toEqual([file.sessionId]);
    const gone = [swim, ride].map(({ sessionId }) => sessionId!).find((id) => id !== file.sessionId)!;
    expect(await desk.facts(SessionRemoved, gone)).toBe(1);
    await desk.withdraw('file:tri');
    expect((await desk.sessions()).map(({ sport }) => sport)).toEqual(['ride', 'swim']);
  });

  test('told in legs is one session, and its minutes are counted once', async () => {
    const leg = { legOf: '900' };
    await desk.take('garmin:902', { sport: 'ride', startedAt: at('08:32:00'), minutes: 90 }, leg);
    await desk.take('garmin:901', { sport: 'swim', startedAt: at('08:00:00'), minutes: 30 }, leg);
    const [session, ...others] = await desk.sessions();
    expect(others).toEqual([]);
    expect(session).toMatchObject({ startedAt: at('08:00:00'), elapsedS: 122 * 60, sport: 'ride' });
    expect(session!.legs.map(({ sport }) => sport)).toEqual(['swim', 'ride']);
  });

  test('is never another athlete’s', async () => {
    const other = await TheDesk.of(svett);
    const mine = await desk.take('garmin:7', {});
    const theirs = await other.take('garmin:7', {});
    expect(theirs.outcome).toBe('recorded');
    expect(theirs.sessionId).not.toBe(mine.sessionId);
  });
});

/** Sources that have much to do with each other, in one morning. */
const SOME: readonly (readonly [string, RecordingWishes, { legOf?: string; aliases?: string[] }])[] = [
  ['file:a', { startedAt: at('08:00:00'), minutes: 60, streams: { heartRateBpm: 140 } }, {}],
  ['file:b', { startedAt: at('08:01:30'), minutes: 58, format: 'gpx', rpe: 4 }, {}],
  ['garmin:7', { startedAt: at('08:00:00'), minutes: 60, distanceM: 12_000 }, {}],
  ['strava:9', { startedAt: at('08:02:40'), minutes: 57, rpe: 9, energyKcal: 900 }, {}],
  [
    'strava:10',
    { startedAt: at('08:00:00'), minutes: 60, streams: { powerW: 200 } },
    { aliases: ['garmin:7'] },
  ],
  ['strava:11', { startedAt: at('08:04:00'), minutes: 60, distanceM: 11_800 }, { aliases: ['file:b'] }],
  ['file:c', { startedAt: at('08:04:30'), minutes: 60, distanceM: 11_000 }, {}],
];
const someOrder = fc.shuffledSubarray([...SOME], { minLength: 1 });

describe('whatever comes and goes', () => {
  test('the order in which sources come has no part in what is seen', async () => {
    await fc.assert(
      fc.asyncProperty(someOrder, async (told) => {
        const [one, other] = [await TheDesk.of(svett), await TheDesk.of(svett)];
        for (const [name, wishes, more] of told) await one.take(name, wishes, more);
        for (const [name, wishes, more] of [...told].reverse()) await other.take(name, wishes, more);
        expect(await other.seen('owner')).toEqual(await one.seen('owner'));
        expect(await other.seen('others')).toEqual(await one.seen('others'));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('a source that is gone is as if it had never been', async () => {
    await fc.assert(
      fc.asyncProperty(someOrder, fc.nat(), async (told, pick) => {
        const [one, other] = [await TheDesk.of(svett), await TheDesk.of(svett)];
        const [gone] = told[pick % told.length]!;
        for (const [name, wishes, more] of told) await one.take(name, wishes, more);
        await one.withdraw(gone);
        for (const [name, wishes, more] of told) if (name !== gone) await other.take(name, wishes, more);
        expect(await one.seen('owner')).toEqual(await other.seen('owner'));
        expect(await one.seen('others')).toEqual(await other.seen('others'));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('nothing that others see changes when all that is the owner’s alone goes', async () => {
    await fc.assert(
      fc.asyncProperty(someOrder, async (told) => {
        const one = await TheDesk.of(svett);
        for (const [name, wishes, more] of told) await one.take(name, wishes, more);
        const before = await one.seen('others');
        await one.withdrawAll('strava');
        expect(await one.seen('others')).toEqual(before);
        expect(await one.seen('owner')).toEqual(before.length > 0 ? await one.seen('others') : []);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('a source that goes', () => {
  test('takes its session with it when nobody else tells of it', async () => {
    const { sessionId } = await desk.take('strava:9', {});
    await desk.withdraw('strava:9');
    expect(await desk.sessions()).toEqual([]);
    expect(await desk.facts(SessionRemoved, sessionId!)).toBe(1);
    await desk.withdraw('strava:9');
  });

  test('takes a whole multisport workout when its name is that of the whole', async () => {
    await desk.take('garmin:901', { sport: 'swim' }, { legOf: '900' });
    await desk.withdraw('garmin:900');
    expect(await desk.sessions()).toEqual([]);
  });

  test('leaves what others tell, under the same session', async () => {
    const { sessionId } = await desk.take('strava:9', { rpe: 9 });
    await desk.take('file:a', {});
    await desk.withdraw('strava:9');
    const [session] = await desk.sessions();
    expect(session).toMatchObject({ id: sessionId, rpe: null, shareable: true });
    expect(JSON.stringify(session)).not.toContain('strava');
  });

  test('altogether leaves no row, name or dismissal of its own, and says how much went', async () => {
    await desk.take('strava:1', { startedAt: at('08:00:00', '18') });
    await desk.take('strava:2', { startedAt: at('08:00:00', '19') });
    await desk.take('file:a', { startedAt: at('08:00:00', '19') });
    await svett.database.transaction((tx) =>
      tx.insert(Dismissed, {
        athleteId: desk.athleteId,
        source: 'strava',
        externalId: '3',
        at: svett.clock.now(),
      }),
    );
    expect(await desk.withdrawAll('strava')).toEqual({ sources: 2, sessions: 1 });
    const { athleteId } = desk;
    expect(await svett.database.read(SessionSource).countBy({ athleteId, source: 'strava' })).toBe(0);
    expect(await svett.database.read(Dismissed).countBy({ athleteId })).toBe(0);
    const names = await svett.database.read(SessionAlias).findBy({ athleteId });
    expect(names.filter(({ alias }) => alias.includes('strava'))).toEqual([]);
    expect(await desk.sessions()).toHaveLength(1);
  });
});

describe('what others see', () => {
  test('is nothing of a session that only the owner may see', async () => {
    const { sessionId } = await desk.take('strava:9', {});
    const shelf = svett.get(SessionShelf);
    expect(await desk.sessions('owner')).toHaveLength(1);
    expect(await desk.sessions('others')).toEqual([]);
    await expect(shelf.get('others', desk.athleteId, sessionId!)).rejects.toThrow();
    await expect(shelf.streams('others', desk.athleteId, sessionId!)).rejects.toThrow();
    expect(await shelf.recording('shareable', sessionId!)).toBeNull();
    expect(await shelf.ownAmong('others', desk.athleteId, [sessionId!])).toEqual([]);
    expect(await shelf.standing(sessionId!)).toMatchObject({ athleteId: desk.athleteId, shareable: false });
    expect((await shelf.sources('others', [sessionId!])).get(sessionId!)).toEqual([]);
  });

  test('is exactly what the file gives where a file and Strava tell of the same', async () => {
    await desk.take('strava:9', { rpe: 9, streams: { powerW: 222 } });
    await desk.take('file:a', { format: 'gpx', streams: { heartRateBpm: 140 } });
    const alone = await TheDesk.of(svett);
    await alone.take('file:a', { format: 'gpx', streams: { heartRateBpm: 140 } });
    expect(await desk.seen('others')).toEqual(await alone.seen('others'));
    expect((await desk.sessions('owner'))[0]).toMatchObject({ rpe: 9 });
  });

  test('follows when the terms of a source become stricter', async () => {
    const lenient = { ...OWN_FILE, others: 'with-consent' as const };
    await desk.take('polar:1', {}, { terms: lenient });
    expect(await desk.sessions('others')).toHaveLength(1);
    expect(await svett.get(SessionShelf).hasOwnerOnly(desk.athleteId)).toBe(false);
    await svett.get(TermsInForce).lay('polar', STRAVA_LIKE);
    expect(await desk.sessions('others')).toEqual([]);
    expect(await svett.get(SessionShelf).hasOwnerOnly(desk.athleteId)).toBe(true);
    const [row] = await svett.database.read(SessionSource).findBy({ athleteId: desk.athleteId });
    expect(row!.expiresAt!.getTime() - row!.receivedAt.getTime()).toBe(6 * 86_400_000);
  });
});

describe('a source that hides the hour', () => {
  const hidden: RecordingWishes = { startedAt: at('00:00:00'), notes: ['start-hidden'], minutes: 60 };

  const ask = async () => {
    const strava = await desk.take('strava:9', hidden);
    const file = await desk.take('file:a', { startedAt: at('17:30:00'), minutes: 61 });
    return { hiddenId: strava.sessionId!, fileId: file.sessionId! };
  };

  test('is never merged by itself: the athlete is asked', async () => {
    const { hiddenId, fileId } = await ask();
    expect(hiddenId).not.toBe(fileId);
    const rows = await desk.sessions();
    expect(rows.find(({ id }) => id === hiddenId)!.sameAs).toBe(fileId);
    expect(rows.find(({ id }) => id === fileId)!.sameAs).toBeNull();
  });

  test('is asked about whichever of the two came first', async () => {
    const file = await desk.take('file:a', { startedAt: at('17:30:00'), minutes: 61 });
    const { sessionId } = await desk.take('strava:9', hidden);
    const rows = await desk.sessions();
    expect(rows.find(({ id }) => id === sessionId)!.sameAs).toBe(file.sessionId);
  });

  test('is one with the other once the athlete says so, at the hour the other knows', async () => {
    const { hiddenId, fileId } = await ask();
    const joined = await svett.database.transaction((tx) =>
      svett.get(SourceDesk).join(tx, desk.athleteId, hiddenId),
    );
    expect(joined).toBe(fileId);
    const [session, ...others] = await desk.sessions();
    expect(others).toEqual([]);
    expect(session).toMatchObject({ id: fileId, startedAt: at('17:30:00'), sameAs: null, notes: [] });
    expect((await desk.take('strava:9', { ...hidden, rpe: 4 })).sessionId).toBe(fileId);
  });

  test('is not asked about again once the athlete says they are two', async () => {
    const { hiddenId } = await ask();
    await svett.database.transaction((tx) => svett.get(SourceDesk).keepApart(tx, desk.athleteId, hiddenId));
    await desk.take('strava:9', { ...hidden, rpe: 4 });
    const rows = await desk.sessions();
    expect(rows.map(({ sameAs }) => sameAs)).toEqual([null, null]);
    await expect(
      svett.database.transaction((tx) => svett.get(SourceDesk).join(tx, desk.athleteId, hiddenId)),
    ).rejects.toThrow(NothingAsked);
  });

  test('is not asked about when the other is gone, of another day, sport or length', async () => {
    const { hiddenId } = await ask();
    await desk.withdraw('file:a');
    expect((await desk.sessions()).map(({ id, sameAs }) => [id, sameAs])).toEqual([[hiddenId, null]]);
    await desk.take('file:b', { startedAt: at('17:30:00', '21'), minutes: 60 });
    await desk.take('file:c', { startedAt: at('17:30:00'), minutes: 60, sport: 'ride' });
    await desk.take('file:d', { startedAt: at('10:00:00'), minutes: 64 });
    expect((await desk.sessions()).filter(({ sameAs }) => sameAs !== null)).toEqual([]);
  });
});
