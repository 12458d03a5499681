import { afterEach, describe, expect, test } from '@jest/globals';
import { Links } from '#src/connect/links';
import { Outbox } from '#src/jobs/outbox';
import { DAY_MS } from '#src/kernel/clock';
import { SessionSource } from '#src/sessions/session-source.entity';
import { RawDataAged } from '#src/sessions/sessions.topics';
import { aClubHouse, type ClubHouse, type Rider } from '../support/club-house.js';
import type { ClubWishes } from '../support/riding-club.js';

let house: ClubHouse;
afterEach(() => house.close());

async function aRiderWithASeason(scopes: string[], wishes: ClubWishes = {}): Promise<Rider> {
  house = await aClubHouse(wishes);
  for (const days of [40, 20, 1])
    house.club.ride(`${days}`, {
      owner: 'ada',
      startedAt: new Date(house.clock.now().getTime() - days * DAY_MS),
    });
  const ada = await house.rider('ada');
  await connectAgain(ada, scopes);
  house.club.asked.length = 0;
  return ada;
}

async function connectAgain({ athleteId }: Rider, scopes: string[]): Promise<void> {
  house.clock.pass({ hours: 1 });
  await house.get(Links).connect(athleteId, house.club, { ...house.club.grant('ada'), scopes }, []);
  await house.work();
}

test('who allows more later gets it for earlier workouts, too: each is asked for once more', async () => {
  const ada = await aRiderWithASeason(['activities']);

  await connectAgain(ada, ['activities', 'profile']);

  expect(new Set(house.club.fetches())).toEqual(new Set(['1', '20', '40']));
  expect(house.club.fetches()).toHaveLength(3);
  expect(await house.sessions()).toHaveLength(3);
});

test('who connects again with the same boxes ticked, or fewer, is asked only for what was missed', async () => {
  const ada = await aRiderWithASeason(['activities', 'profile']);

  await connectAgain(ada, ['activities', 'profile']);
  await connectAgain(ada, ['activities']);

  expect(house.club.fetches()).toEqual([]);
  expect(await house.sessions()).toHaveLength(3);
});

describe('the few words of a list', () => {
  async function rows() {
    const all = await house.database.read(SessionSource).find({ order: { startedAt: 'DESC' } });
    return all.map(({ externalId, digest, purgedAt }) => ({
      externalId,
      digest,
      isPurged: purgedAt !== null,
    }));
  }

  /** All three rides are long past now, and the list tells of them. */
  async function monthsLater(): Promise<void> {
    house.clock.pass({ days: 30 });
    house.club.tellsBefore = house.clock.now();
    const outbox = house.get(Outbox);
    await house.database.transaction((tx) => outbox.put(tx, RawDataAged, {}, { key: 'months later' }));
    await house.work();
  }

  test.each([null, 6])(
    'take no ride’s place that was told in full, and kept for %p days',
    async (rawDays) => {
      const ada = await aRiderWithASeason(['activities'], { terms: { rawDays, derived: 'keep' } });
      await monthsLater();
      const before = await rows();
      expect(before.map(({ isPurged }) => isPurged)).toEqual(Array(3).fill(rawDays !== null));

      await connectAgain(ada, ['activities', 'profile']);

      expect(await rows()).toEqual(before);
    },
  );

  test('are replaced by richer ones', async () => {
    house = await aClubHouse();
    house.club.tellsBefore = house.clock.now();
    const startedAt = new Date(house.clock.now().getTime() - 40 * DAY_MS);
    house.club.ride('40', { owner: 'ada', startedAt });
    const ada = await house.rider('ada');
    await house.work();
    const [before] = await rows();

    house.club.ride('40', { owner: 'ada', startedAt, minutes: 61 });
    await connectAgain(ada, [...ada.link.scopes, 'weight']);

    const [after] = await rows();
    expect(after!.digest).not.toBe(before!.digest);
  });
});
