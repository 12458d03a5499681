import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '#web/api.ts';
import { unlessTold } from '#web/live/pace.ts';

const ASK_AGAIN_MS = 1000;
/** The kind of task that estimates sessions anew after a weigh-in. */
const RELEARNING = 're-estimate';

export const weighInsQuery = queryOptions({
  queryKey: ['weigh-ins'],
  queryFn: async () => (await api.weighIns()).items,
});
export const nextWeighInsQuery = queryOptions({
  queryKey: ['weigh-ins', 'next'],
  queryFn: async () => (await api.nextWeighIns()).items,
});
export const sweatFactorQuery = queryOptions({ queryKey: ['sweat-factor'], queryFn: api.sweatFactor });
export const weighInQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['weigh-in', sessionId],
    queryFn: async () => (await api.weighIn(sessionId)).weighIn,
  });

const relearningQuery = queryOptions({
  queryKey: ['tasks', RELEARNING],
  queryFn: async () =>
    (await api.tasks()).items.filter(
      ({ kind, state }) => kind === RELEARNING && (state === 'waiting' || state === 'running'),
    ),
  refetchInterval: ({ state }) => ((state.data?.length ?? 0) > 0 ? unlessTold(ASK_AGAIN_MS) : false),
});

/** How far the sessions are estimated anew, 0 to 1; null while nothing is going on. */
export function useRelearning(): number | null {
  const { data: tasks = [] } = useQuery(relearningQuery);
  const refresh = useWeighingChanged();
  const wasGoing = useRef(false);
  const isGoing = tasks.length > 0;
  useEffect(() => {
    if (wasGoing.current && !isGoing) void refresh();
    wasGoing.current = isGoing;
  }, [isGoing]);
  if (!isGoing) return null;
  const running = tasks.find(({ state }) => state === 'running');
  return running?.total ? running.done / running.total : 0;
}

/** What weigh-ins touch is asked for anew: nearly everything, but for the sessions themselves. */
export function useWeighingChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    const keys = [
      'weigh-ins',
      'weigh-in',
      'sweat-factor',
      'own-sweat',
      'tasks',
      'estimates',
      'estimate',
      'drivers',
    ];
    await Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  };
}
