import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '#src/kernel/ids';
import { SessionSource } from '#src/sessions/session-source.entity';
import { SessionStamp } from '#src/sessions/session-stamp';
import { anApp, type TestApp } from '../support/app.js';
import { PlayedBack } from '../support/played-back.js';

const tape = new PlayedBack();
let svett: TestApp;
let athleteId: string;
beforeAll(async () => {
  svett = await anApp({ reader: tape });
  const ada = await svett.operator();
  athleteId = (await ada.get('/api/v1/me')).json<{ athleteId: string }>().athleteId;
});
afterAll(() => svett.close());

const stamp = () => svett.get(SessionStamp).stamp(athleteId);
const rideAt = (startedAt: Date) =>
  tape.handIn(svett, athleteId, {
    sport: 'ride',
    startedAt,
    minutes: 60,
    everyS: 5,
    streams: { heartRateBpm: 140 },
  });

test('a session that comes is seen, and so is a service that begins or ceases to tell of one that stays', async () => {
  const none = await stamp();
  const sessionId = await rideAt(new Date(svett.clock.now().getTime() - 5 * 3_600_000));
  const one = await stamp();
  expect(one).not.toBe(none);

  const id = newId();
  await svett.database.transaction(async (tx) => {
    const told = await tx.findOneByOrFail(SessionSource, { sessionId });
    await tx.insert(SessionSource, { ...told, id, source: 'strava', externalId: '7' });
  });
  expect(await stamp()).not.toBe(one);
  await svett.database.transaction((tx) => tx.delete(SessionSource, { id }));
  expect(await stamp()).toBe(one);
});
