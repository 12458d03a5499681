import { queryOptions } from '@tanstack/react-query';
import type { components } from '#web/api.gen.ts';
import { answer, client } from '#web/api.ts';

const byIds = (id: string, memberId: string) => ({ params: { path: { id, memberId } } });

export const notesQuery = (teamId: string, memberId: string) =>
  queryOptions({
    queryKey: ['teams', teamId, 'notes', memberId],
    queryFn: async () =>
      (await answer(client.GET('/api/v1/teams/{id}/members/{memberId}/notes', byIds(teamId, memberId))))
        .items,
  });

export function writeNote(teamId: string, memberId: string, body: components['schemas']['CoachNoteForm']) {
  return answer(
    client.POST('/api/v1/teams/{id}/members/{memberId}/notes', { ...byIds(teamId, memberId), body }),
  );
}
