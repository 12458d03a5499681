import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import { unlessTold } from '#web/live/pace.ts';

const ASK_AGAIN_MS = 1_000;

/** Everything one has said yes or no to, with the words. */
export const saidQuery = queryOptions({ queryKey: ['consents', 'said'], queryFn: api.consents });

/** Asked again while one is being made, so that it is seen to advance. */
export const exportsQuery = queryOptions({
  queryKey: ['exports'],
  queryFn: async () => (await api.exports()).items,
  refetchInterval: ({ state }) => (state.data?.some(isGoing) ? unlessTold(ASK_AGAIN_MS) : false),
});

export const taskQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: () => api.task(id!),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && !isGoing(state.data) ? false : unlessTold(ASK_AGAIN_MS)),
  });

export function isGoing({ state }: { state: string }): boolean {
  return state === 'waiting' || state === 'running';
}
