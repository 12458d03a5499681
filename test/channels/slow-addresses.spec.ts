import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { Engine } from '#src/jobs/engine.port';
import { type NtfySimulator, startNtfy } from '#simulators/ntfy/ntfy';
import { aChannelHouse, type ChannelHouse } from '../support/channel-house.js';

// Anybody may name a server that does not answer.
let svett: ChannelHouse;
let ntfy: NtfySimulator;
beforeAll(async () => {
  [svett, ntfy] = [await aChannelHouse(), await startNtfy()];
  await svett.operator();
});
afterAll(async () => {
  await svett.close();
  await ntfy.close();
});

test('while messages wait for an ntfy server that hangs, a push leaves at once', async () => {
  const [ada, bo] = [await svett.athlete('ada@example.org'), await svett.athlete('bo@example.org')];
  await ada.post('/api/v1/channels', { kind: 'ntfy', server: ntfy.url, topic: 'ada' });
  await svett.subscribed(bo);
  await svett.work();
  ntfy.faults.add({ route: 'POST /', delayMs: 2_000, times: 'always' });
  for (let n = 0; n < 6; n++) await svett.say(ada);
  svett.clock.pass({ seconds: 1 });
  const engine = svett.get<Engine>(Engine);
  await engine.start();
  await svett.say(bo);
  for (let waited = 0; svett.push.pushed.length === 0 && waited < 10_000; waited += 20) await wait(20);
  expect(svett.push.pushed).toHaveLength(1);
  expect(ntfy.published).toEqual([]);
  ntfy.faults.clear();
  await svett.work();
  expect(ntfy.published).toHaveLength(6);
  await engine.stop();
});
