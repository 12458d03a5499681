import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Courier } from '#src/channels/courier';
import { Delivery } from '#src/channels/delivery.entity';
import { newId } from '#src/kernel/ids';
import { type HookReceiver, startHookReceiver } from '#simulators/hooks/hook-receiver';
import { startPush } from '#simulators/push/push';
import type { PushSimulator } from '#simulators/push/push-simulator';
import { anApp, type TestApp } from '../support/app.js';
import { compileService } from '../support/compiled.js';
import { workUntilKilled } from '../support/mortal.js';
import { readySettings } from '../support/settings.js';

const env = { OUTGOING_PRIVATE_ADDRESSES: 'allow' };
const MESSAGES = 3;

let folder: string;
let push: PushSimulator;
let hooks: HookReceiver;
beforeAll(async () => {
  folder = compileService();
  ({ push } = await startPush({ secure: false }));
  hooks = await startHookReceiver();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await push.close();
  await hooks.close();
});

/** Somebody with a phone and a program of their own, to whom some things are to be said. */
async function told(svett: TestApp): Promise<string[]> {
  await svett.operator();
  const ada = await svett.athlete();
  await ada.put('/api/v1/push-devices', { ...push.subscribe(), label: 'Phone' });
  const hook = { kind: 'webhook', url: `${hooks.url}/hook` };
  hooks.secret = (await ada.post('/api/v1/channels', hook)).json<{ secret: string }>().secret;
  const { athleteId } = (await ada.get('/api/v1/me')).json<{ athleteId: string }>();
  const ids = Array.from({ length: MESSAGES }, () => newId());
  const about = { kind: 'session-fluid', theme: 'after-session', sessionId: null } as const;
  const how = { reach: 'push', shareable: true, urgency: 'normal' } as const;
  const expiresAt = new Date('2100-01-01T00:00:00Z'); // the other process lives in the machine's own time
  for (const id of ids)
    await svett.database.transaction((tx) =>
      svett.get(Courier).dispatch(tx, { id, athleteId, ...about, ...how, expiresAt }),
    );
  return ids;
}

/** What a message is to its phone: the service knows it by a digest. */
const tagOf = ({ text }: { text: string }) =>
  (JSON.parse(text) as { notification: { tag: string } }).notification.tag;

test('kill -9 at any step of carrying: after a restart everything has been said, and nothing is shown twice', async () => {
  for (const step of [2, 6, 11, 17]) {
    const place = await readySettings(env);
    push.pushed.length = hooks.received.length = 0;
    try {
      const before = await anApp({ place, keepsPlace: true });
      const ids = await told(before);
      await before.close();
      const life = { env, first: ['./crash-carrying.js'] };
      expect(await workUntilKilled(folder, place.settings, step, life)).toBeNull();
      expect(await workUntilKilled(folder, place.settings, 0, life)).toBeGreaterThan(0);

      const after = await anApp({ place, keepsPlace: true });
      const rows = await after.database.read(Delivery).find();
      await after.close();
      expect(rows.map(({ state }) => state)).toEqual(Array(2 * MESSAGES).fill('sent'));
      expect(new Set(push.shown().map(tagOf))).toEqual(new Set(ids.map((id) => id.replaceAll('-', ''))));
      expect(push.shown()).toHaveLength(MESSAGES);
      expect(new Set(hooks.received.map(({ id }) => id)).size).toBe(MESSAGES);
      // What was in hand when it died is said once more; of what was done nothing is.
      expect(push.pushed.length + hooks.received.length).toBeLessThanOrEqual(2 * MESSAGES + 4);
    } finally {
      await place.remove();
    }
  }
}, 600_000);
