import { afterEach, expect, test } from '@jest/globals';
import { Links } from '#src/connect/links';
import { DAY_MS } from '#src/kernel/clock';
import { aClubHouse, type ClubHouse, type Rider } from '../support/club-house.js';

let house: ClubHouse;
afterEach(() => house.close());

async function aRiderWithASeason(scopes: string[]): Promise<Rider> {
  house = await aClubHouse();
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
