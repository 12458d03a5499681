import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';

/** Where a session went: asked for once, as a recording does not move. */
export const trackQuery = (id: string) =>
  queryOptions({
    queryKey: ['track', id],
    queryFn: () => answer(client.GET('/api/v1/sessions/{id}/track', { params: { path: { id } } })),
    staleTime: Infinity,
  });
