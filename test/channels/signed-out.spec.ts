import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LostFactors } from '#src/entry/lost-factors';
import { elsewhere } from '../support/a-member.js';
import { PASSWORD } from '../support/app.js';
import { ANOTHER } from '../support/at-the-door.js';
import type { Browser } from '../support/browser.js';
import { aChannelHouse, type ChannelHouse } from '../support/channel-house.js';

// A phone that was stolen shows nothing more once its owner has signed it out.
let svett: ChannelHouse;
beforeAll(async () => {
  svett = await aChannelHouse();
  await svett.operator();
});
afterAll(() => svett.close());

const pushedTo = async (browser: Browser) => {
  await svett.work();
  svett.push.pushed.length = 0;
  await svett.say(browser);
  await svett.work();
  return svett.push.pushed.length;
};
/** Somebody with a phone that is lost, and a minute later. */
async function somebodyWithAPhone(email: string) {
  const browser = await svett.athlete(email);
  await svett.subscribed(browser);
  svett.clock.pass({ minutes: 1 });
  return browser;
}

test('“sign out all others” forgets every push device but the one that says that it is there', async () => {
  const ada = await somebodyWithAPhone('ada@example.org');
  const bo = await somebodyWithAPhone('bo@example.org');
  const here = { ...svett.push.subscribe(), label: 'Here' };
  await ada.put('/api/v1/push-devices', here);
  svett.clock.pass({ minutes: 1 });
  expect(await pushedTo(ada)).toBe(2);
  expect((await ada.delete('/api/v1/sign-ins')).statusCode).toBe(204);
  await ada.put('/api/v1/push-devices', here);
  expect(await pushedTo(ada)).toBe(1);
  expect((await ada.get('/api/v1/push-devices')).json()).toMatchObject({ devices: [{ label: 'Here' }] });
  expect(await pushedTo(bo)).toBe(1);
});

test('so does a new password', async () => {
  const cleo = await somebodyWithAPhone('cleo@example.org');
  expect((await cleo.put('/api/v1/me/password', { password: ANOTHER })).statusCode).toBe(204);
  expect(await pushedTo(cleo)).toBe(0);
});

test('so it is when an operator lets somebody in who lost their phone', async () => {
  const email = 'dan@example.org';
  const dan = await somebodyWithAPhone(email);
  const { accountId } = (await dan.get('/api/v1/me')).json<{ accountId: string }>();
  await svett.get(LostFactors).turnOff(accountId);
  const back = elsewhere(svett);
  await back.post('/api/v1/sign-in', { email, password: PASSWORD });
  expect(await pushedTo(back)).toBe(0);
});

test('a phone that is told of again before anybody got to forgetting stays', async () => {
  const eve = await somebodyWithAPhone('eve@example.org');
  await eve.delete('/api/v1/sign-ins');
  svett.clock.pass({ seconds: 1 });
  await svett.subscribed(eve);
  expect(await pushedTo(eve)).toBe(1);
});
