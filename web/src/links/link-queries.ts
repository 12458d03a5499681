import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/api.ts';

const ASK_AGAIN_MS = 2_000;

/** Asked again while history arrives, so that the athlete sees it advance. */
export const linksQuery = queryOptions({
  queryKey: ['links'],
  queryFn: async () => (await api.links()).items,
  refetchInterval: ({ state }) =>
    state.data?.some(({ link }) => link?.backfill?.state === 'running') ? ASK_AGAIN_MS : false,
});

export const consentsQuery = queryOptions({
  queryKey: ['consents'],
  queryFn: async () => (await api.consents()).items,
});
