import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { Estimate } from '#src/estimates/estimate.entity';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionSource } from '#src/sessions/session-source.entity';
import { RawDataAged } from '#src/sessions/sessions.topics';
import { fitFile } from '#simulators/season/fit-file';
import { type MadeWorkout, makeWorkout } from '#simulators/season/workout';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';

let svett: LinkedSvett;
let ada: Newcomer;
beforeAll(async () => {
  svett = await aLinkedSvett({ strava: { dropOptional: 0 } });
});
afterAll(() => svett.close());
beforeEach(async () => {
  ada = await svett.newcomer();
  await ada.connect('strava');
  await svett.settle();
});
afterEach(() => svett.expectNoBreach());

function ride(daysAgo: number): MadeWorkout {
  return makeWorkout(ada.is.made, {
    ...{ name: 'A ride', sport: 'Ride', durationS: 1200, intensity: 0.7, shape: 'steady', indoor: false },
    ...{ device: 'Garmin Edge 530', pausedS: 0, legOf: null, seed: 30 + daysAgo },
    startsAt: new Date(svett.clock.now().getTime() - daysAgo * 86_400_000 - 3_600_000),
  });
}
/** Also known at Garmin by its number, unless it is Strava's alone. */
const atStrava = (workout: MadeWorkout) =>
  svett.strava.addActivity(ada.is.stravaId, { workout }, { announce: true });
const byFile = (workout: MadeWorkout) =>
  ada.browser.upload({ name: 'ride.fit', bytes: fitFile(ada.is.made, [workout]) });
const sources = () =>
  svett.database
    .read(SessionSource)
    .createQueryBuilder('row')
    .addSelect('row.streams')
    .where('row.athlete_id = :id', { id: ada.is.athleteId })
    .getMany();
async function later(time: Parameters<LinkedSvett['pass']>[0]): Promise<void> {
  await svett.pass(time);
  await svett.strike(RawDataAged);
}

describe('raw data from Strava', () => {
  test('is gone before the seventh day, places and records first of all, and results stay as they were', async () => {
    const { workout } = atStrava(ride(0));
    await svett.settle();
    const [session] = await ada.sessions();
    const before = await ada.estimate(session!.id);
    await later({ days: 5, hours: 23 });
    expect((await sources())[0]!.streams).not.toBeNull();

    await later({ hours: 2 });
    const [row] = await sources();
    expect(row).toMatchObject({ streams: null, purgedAt: expect.any(Date) });
    const { latitudeDeg, longitudeDeg } = workout.start!;
    for (const trace of [latitudeDeg, longitudeDeg, workout.distanceM, workout.averageHrBpm])
      expect(JSON.stringify(row)).not.toContain(String(trace));
    const [frozen] = await ada.sessions();
    expect(frozen).toMatchObject({
      id: session!.id,
      frozen: true,
      sport: 'ride',
      startedAt: workout.startsAt.toISOString(),
      elapsedS: workout.elapsedS,
      distanceM: null,
    });
    const after = await ada.estimate(session!.id);
    expect(after).toMatchObject({ state: 'ready', frozen: true, curve: null, inputs: [] });
    expect([after.sweat, after.magnesium]).toEqual([before.sweat, before.magnesium]);
    const streams = (await ada.browser.get(`/api/v1/sessions/${session!.id}/streams`)).json();
    expect(streams).toEqual({ timeS: [], channels: {} });
    expect((await ada.browser.get(`/api/v1/sessions/${session!.id}/track`)).json().lines).toEqual([]);
    const kept = await svett.database.read(Estimate).findBy({ sessionId: session!.id });
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(String(workout.averageHrBpm));
  });

  test('does not come back by the daily comparison, only when the athlete changes something there', async () => {
    const { id } = atStrava(ride(0));
    await svett.settle();
    for (let day = 0; day < 8; day += 1) await svett.nextDay();
    expect(await ada.sessions()).toEqual([expect.objectContaining({ frozen: true })]);
    svett.strava.deleteActivity(id);
    await svett.settle();
    expect(await ada.sessions()).toEqual([]);
  });

  test('takes nothing along of what the athlete’s own file tells of the same ride', async () => {
    const workout = ride(0);
    await byFile(workout);
    atStrava(workout);
    await svett.settle();
    const [session] = await ada.sessions();
    const before = await ada.estimate(session!.id);
    await later({ days: 6, hours: 1 });
    expect(await ada.sessions()).toEqual([
      expect.objectContaining({ frozen: false, distanceM: session!.distanceM }),
    ]);
    expect(await ada.estimate(session!.id)).toEqual(before);
  });
});

describe('a coach, or anybody who is not the athlete', () => {
  /** What the read side lets others see of Ada. */
  async function seenByOthers() {
    const shelf = svett.get(SessionShelf);
    const { rows } = await shelf.list('others', ada.is.athleteId, { limit: 100 });
    const estimates = await svett.get(EstimateShelf).currentOf(
      'others',
      rows.map(({ id }) => id),
    );
    const signed = await shelf.sources(
      'others',
      rows.map(({ id }) => id),
    );
    return rows.map((row) => {
      const estimate = estimates.get(row.id)!;
      if (typeof estimate === 'string') throw new Error(`The estimate of a shared session is ${estimate}.`);
      const { id: _id, madeAt: _madeAt, ...told } = estimate;
      return { ...row, estimate: told, by: signed.get(row.id)!.map(({ source, part }) => [source, part]) };
    });
  }

  test('sees no session that Strava alone tells of: not in the list, not by its number, not its curve or result', async () => {
    atStrava(ride(0));
    await svett.settle();
    const [{ id } = { id: '' }] = await ada.sessions();
    expect((await ada.estimate(id)).state).toBe('ready');
    const shelf = svett.get(SessionShelf);
    const { athleteId } = ada.is;
    expect(await seenByOthers()).toEqual([]);
    await expect(shelf.get('others', athleteId, id)).rejects.toMatchObject({
      code: 'sessions.no-such-session',
    });
    await expect(shelf.streams('others', athleteId, id)).rejects.toMatchObject({
      code: 'sessions.no-such-session',
    });
    expect(await shelf.ownAmong('others', athleteId, [id])).toEqual([]);
    expect((await shelf.sources('others', [id])).get(id)).toEqual([]);
    expect(await shelf.recording('shareable', id)).toBeNull();
    expect(typeof (await svett.get(EstimateShelf).current('others', id))).toBe('string');
  });

  test('sees exactly what they would see if Strava had never been linked: as it comes, as it is purged, as it goes', async () => {
    const [first, second, third] = [ride(3), ride(2), ride(1)];
    await byFile(first);
    await byFile(second);
    await svett.settle();
    await svett.pass({ minutes: 5 });
    const alone = await seenByOthers();
    expect(alone).toHaveLength(2);

    for (const workout of [first, second, third]) atStrava(workout);
    await svett.settle();
    await svett.pass({ minutes: 5 });
    expect(await ada.sessions()).toHaveLength(3);
    expect(await seenByOthers()).toEqual(alone);

    await later({ days: 6, hours: 2 });
    expect(await seenByOthers()).toEqual(alone);
    await ada.disconnect('strava');
    await svett.settle();
    await svett.pass({ minutes: 5 });
    expect(await seenByOthers()).toEqual(alone);
    expect(await ada.sessions()).toHaveLength(2);
  });

  test('sees what Garmin tells, which may be shared with the athlete’s consent', async () => {
    await ada.connect('garmin');
    const workout = ride(0);
    svett.garmin.recordThis(ada.is.garminId, workout);
    atStrava(workout);
    await svett.settle();
    const [seen, ...more] = await seenByOthers();
    expect(more).toEqual([]);
    expect(new Set(seen!.by.map(([source]) => source))).toEqual(new Set(['garmin']));
    expect(JSON.stringify(seen)).not.toContain('strava');
  });
});

test('where Strava’s or Garmin’s data shows, it is signed as they ask', async () => {
  await ada.connect('garmin');
  const { id } = atStrava({ ...ride(1), garminActivityId: null });
  svett.garmin.recordThis(ada.is.garminId, ride(0));
  await svett.settle();
  const [newest, older] = await ada.sessions();
  expect(older!.sources).toEqual([
    expect.objectContaining({
      source: 'strava',
      signature: {
        text: 'Powered by Strava',
        url: `https://www.strava.com/activities/${id}`,
        linkText: 'View on Strava',
        device: 'Garmin Edge 530',
      },
    }),
  ]);
  expect(newest!.sources).toEqual([
    expect.objectContaining({
      source: 'garmin',
      signature: expect.objectContaining({ device: 'Garmin Edge 530' }),
    }),
  ]);
});
