import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import { isOver } from '#web/archives/archive-shapes.ts';
import { unlessTold } from '#web/live/pace.ts';

const ASK_AGAIN_MS = 1_500;
const LOOK_AGAIN_MS = 15_000;

/** Asked again by itself, often while one is being taken in. */
export const archivesQuery = queryOptions({
  queryKey: ['archives'],
  queryFn: async () => (await api.archives()).items,
  refetchInterval: ({ state }) =>
    unlessTold(state.data?.some((archive) => !isOver(archive)) ? ASK_AGAIN_MS : LOOK_AGAIN_MS),
});

/** What was left out, a page at a time. */
export const skippedQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['archive-entries', id],
    queryFn: ({ pageParam }) => api.archiveEntries(id, pageParam),
    initialPageParam: -1,
    getNextPageParam: (page) => page.next,
  });
