/** What the inbox asks the server for. */
import { answer, client } from '#web/api.ts';
import type { Theme } from '#web/inbox/inbox-shapes.ts';

const byId = (id: string) => ({ params: { path: { id } } });

export const inboxApi = {
  inbox: (before: string | null) =>
    answer(client.GET('/api/v1/inbox', { params: { query: before === null ? {} : { before } } })),
  cautions: () => answer(client.GET('/api/v1/inbox/cautions')),
  nudge: (id: string) => answer(client.GET('/api/v1/inbox/{id}', byId(id))),
  seeFlag: () => answer(client.POST('/api/v1/signs/standing-flag/seen')),
  seen: (id: string) => answer(client.POST('/api/v1/inbox/{id}/seen', byId(id))),
  done: (id: string) => answer(client.POST('/api/v1/inbox/{id}/done', byId(id))),
  dismiss: (id: string) => answer(client.POST('/api/v1/inbox/{id}/dismiss', byId(id))),
  later: (id: string, minutes: number) =>
    answer(client.POST('/api/v1/inbox/{id}/later', { ...byId(id), body: { minutes } })),
  mute: (theme: Theme, body: { muted: boolean; until: string | null }) =>
    answer(client.PUT('/api/v1/nudge-topics/{theme}', { params: { path: { theme } }, body })),
};
