/** What the page of notifications asks the server for. */
import { answer, client } from '#web/api.ts';
import type { Theme } from '#web/inbox/inbox-shapes.ts';
import type { Choice, Manners, NewChannel } from '#web/notifications/channel-shapes.ts';
import type { Subscription } from '#web/push/this-device.ts';

const byId = (id: string) => ({ params: { path: { id } } });

export const channelApi = {
  pushKey: () => answer(client.GET('/api/v1/push-key')),
  devices: () => answer(client.GET('/api/v1/push-devices')),
  putDevice: (body: Subscription) => answer(client.PUT('/api/v1/push-devices', { body })),
  removeDevice: (id: string) => answer(client.DELETE('/api/v1/push-devices/{id}', byId(id))),
  testDevice: (id: string) => answer(client.POST('/api/v1/push-devices/{id}/test', byId(id))),
  channels: () => answer(client.GET('/api/v1/channels')),
  addChannel: (body: NewChannel) => answer(client.POST('/api/v1/channels', { body })),
  switchChannel: (id: string, isOn: boolean) =>
    answer(client.PATCH('/api/v1/channels/{id}', { ...byId(id), body: { isOn } })),
  removeChannel: (id: string) => answer(client.DELETE('/api/v1/channels/{id}', byId(id))),
  testChannel: (id: string) => answer(client.POST('/api/v1/channels/{id}/test', byId(id))),
  choices: () => answer(client.GET('/api/v1/channel-choices')),
  choose: (theme: Theme, body: Omit<Choice, 'theme'>) =>
    answer(client.PUT('/api/v1/channel-choices/{theme}', { params: { path: { theme } }, body })),
  manners: () => answer(client.GET('/api/v1/nudge-manners')),
  changeManners: (body: Partial<Omit<Manners, 'themes' | 'pausedUntil'>>) =>
    answer(client.PATCH('/api/v1/nudge-manners', { body })),
  pause: (until: string | null) => answer(client.PUT('/api/v1/nudge-pause', { body: { until } })),
  figures: (days: number) => answer(client.GET('/api/v1/operator/nudges', { params: { query: { days } } })),
};
