import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import type { Offer } from '#web/links/link-shapes.ts';
import { unlessTold } from '#web/live/pace.ts';

const ASK_AGAIN_MS = 2_000;
const LOOK_AGAIN_MS = 10_000;

/** Asked again by itself, often while history arrives, so that the athlete sees it advance. */
export const linksQuery = queryOptions({
  queryKey: ['links'],
  queryFn: async () => (await api.links()).items,
  refetchInterval: ({ state }) => unlessTold(state.data?.some(isUnderWay) ? ASK_AGAIN_MS : LOOK_AGAIN_MS),
});

export const consentsQuery = queryOptions({
  queryKey: ['consents'],
  queryFn: async () => (await api.consents()).items,
});

/** A link that was only just made has not been looked at yet. */
function isUnderWay({ link }: Offer): boolean {
  return link?.backfill?.state === 'running' || (link?.state === 'active' && link.lastSyncAt === null);
}
