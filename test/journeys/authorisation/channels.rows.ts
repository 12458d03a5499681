import { randomUUID } from 'node:crypto';
import { Channels } from '#src/channels/channels';
import { Courier } from '#src/channels/courier';
import { Delivery } from '#src/channels/delivery.entity';
import { MessageLinks } from '#src/channels/message-links';
import { PushDevices } from '#src/channels/push-devices';
import { newPushKeys } from '#src/config/push-keys';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

/** On this very machine, where nothing is sent to. */
const NOWHERE = 'https://127.0.0.1:1';
const KEYS = { p256dh: newPushKeys().publicKey, auth: 'A'.repeat(22) };
const CHOICE = { push: true, email: false, ntfy: true, webhook: true };

const aDevice = (stage: Stage) => {
  const address = { endpoint: `${NOWHERE}/${randomUUID()}`, ...KEYS };
  const told = { address, expiresAt: null, label: 'Phone', publicKey: undefined };
  return stage.get(PushDevices).put(stage.people.owner.athleteId, told, true);
};
const aChannel = async (stage: Stage) => {
  await noChannels(stage);
  const address = { kind: 'ntfy', server: NOWHERE, topic: 'matrix', token: null } as const;
  return stage.get(Channels).add(stage.people.owner.athleteId, address);
};
const noChannels = async (stage: Stage) => {
  const channels = stage.get(Channels);
  const { athleteId } = stage.people.owner;
  for (const { id } of await channels.list(athleteId)) await channels.remove(athleteId, id);
};
const aDelivery = (stage: Stage) =>
  stage.once('delivery', async () => {
    await aDevice(stage);
    const messageId = randomUUID();
    const { athleteId } = stage.people.owner;
    const about = { kind: 'session-fluid', theme: 'after-session', sessionId: null } as const;
    const how = { reach: 'push', shareable: true, urgency: 'normal' } as const;
    const expiresAt = new Date(stage.clock.now().getTime() + 3_600_000);
    const message = { id: messageId, athleteId, ...about, ...how, expiresAt };
    await stage.database.transaction((tx) => stage.get(Courier).dispatch(tx, message));
    return (await stage.database.read(Delivery).findOneBy({ messageId }))!.id;
  });
const unsubscribing = (stage: Stage) => {
  const { athleteId } = stage.people.owner;
  const link = stage.get(MessageLinks).unsubscribe({ athleteId, theme: 'food' });
  return { params: { token: link.slice(link.lastIndexOf('/') + 1) } };
};

export const rows: Row[] = [
  { route: 'GET /api/v1/push-key', letsIn: 'signed-in', token: 'never' },
  { route: 'GET /api/v1/push-devices', letsIn: 'signed-in', token: 'never' },
  {
    route: 'PUT /api/v1/push-devices',
    letsIn: 'signed-in',
    token: 'never',
    ask: () => ({
      body: { endpoint: `https://push.example.org/${randomUUID()}`, keys: KEYS, label: 'Phone' },
    }),
  },
  { route: 'DELETE /api/v1/push-devices/:id', letsIn: 'owner', token: 'never', thing: aDevice },
  {
    route: 'POST /api/v1/push-devices/:id/test',
    letsIn: 'owner',
    token: 'never',
    thing: aDevice,
    through: 'delivery.address-refused',
  },
  { route: 'GET /api/v1/channels', letsIn: 'signed-in', token: 'never' },
  {
    route: 'POST /api/v1/channels',
    letsIn: 'signed-in',
    token: 'never',
    ask: async (stage) => {
      await noChannels(stage);
      return { body: { kind: 'webhook', url: 'https://hooks.example.org/svett' } };
    },
  },
  {
    route: 'PATCH /api/v1/channels/:id',
    letsIn: 'owner',
    token: 'never',
    thing: aChannel,
    ask: () => ({ body: { isOn: false } }),
  },
  { route: 'DELETE /api/v1/channels/:id', letsIn: 'owner', token: 'never', thing: aChannel },
  {
    route: 'POST /api/v1/channels/:id/test',
    letsIn: 'owner',
    token: 'never',
    thing: aChannel,
    through: 'delivery.address-refused',
  },
  { route: 'GET /api/v1/channel-choices', letsIn: 'signed-in', token: 'never' },
  {
    route: 'PUT /api/v1/channel-choices/:theme',
    letsIn: 'signed-in',
    token: 'never',
    ask: () => ({ params: { theme: 'food' }, body: CHOICE }),
  },
  {
    route: 'POST /api/v1/deliveries/:id/answer',
    letsIn: 'anybody',
    ask: async (stage) => {
      const id = await aDelivery(stage);
      return { params: { id }, body: { token: stage.get(MessageLinks).answerKey(id), act: 'open' } };
    },
  },
  { route: 'GET /unsubscribe/:token', letsIn: 'knows-the-address', ask: unsubscribing, guessing: '404' },
  { route: 'POST /unsubscribe/:token', letsIn: 'knows-the-address', ask: unsubscribing, guessing: '404' },
];
