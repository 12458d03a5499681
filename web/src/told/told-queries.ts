import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { components } from '#web/api.gen.ts';
import { answer, client } from '#web/api.ts';
import type { SweatRange } from '#web/api-shapes.ts';
import { estimateQuery } from '#web/app/queries.ts';

export type Told = components['schemas']['ToldSession']['told'];
export type Field = keyof Told;

/** Reckoning a session takes a moment, and few who told something look away meanwhile. */
const ASK_AGAIN_MS = 400;
/** After this long it is said that it takes long. */
const LONG_MS = 15_000;
/** What is made of an estimate, by the first word of its query. */
const MADE_OF_IT = [
  'drivers',
  'session',
  'sessions',
  'session-in-food',
  'estimates',
  'weigh-in',
  'weigh-ins',
  'training-load',
  'coverage',
  'ledger',
];

const byId = (id: string) => ({ params: { path: { id } } });

export const toldQuery = (id: string) =>
  queryOptions({
    queryKey: ['told', id],
    queryFn: () => answer(client.GET('/api/v1/sessions/{id}/told', byId(id))),
  });

/** Where a change has got to: what it was before, and whether the new answer is there. */
export type Course =
  { at: 'rest' } | { at: 'reckoning'; isLong: boolean } | { at: 'done'; before: SweatRange | null };

/** Tells something of a session and follows it until it is reckoned anew. */
export function useTelling(sessionId: string) {
  const queryClient = useQueryClient();
  const [before, setBefore] = useState<SweatRange | null | undefined>(undefined);
  const [isLong, setLong] = useState(false);
  const { data: estimate } = useQuery({
    ...estimateQuery(sessionId),
    refetchInterval: ({ state }) => (state.data?.outdated ? ASK_AGAIN_MS : false),
  });
  const save = useMutation({
    // Taking the last word back asks for no consent, so it goes by a way of its own.
    mutationFn: (told: Told) =>
      Object.values(told).every((word) => word === null)
        ? answer(client.DELETE('/api/v1/sessions/{id}/told', byId(sessionId)))
        : answer(client.PUT('/api/v1/sessions/{id}/told', { ...byId(sessionId), body: told })),
    onMutate: () => setBefore(estimate?.sweat ?? null),
    onSuccess: () =>
      Promise.all(
        ['told', 'estimate', 'session'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key, sessionId] }),
        ),
      ),
    onError: () => setBefore(undefined),
  });
  const isReckoning = save.isPending || (estimate?.outdated ?? false);
  useEffect(() => {
    if (before !== undefined && !isReckoning)
      for (const key of MADE_OF_IT) void queryClient.invalidateQueries({ queryKey: [key] });
    setLong(false);
    const timer = isReckoning ? setTimeout(() => setLong(true), LONG_MS) : undefined;
    return () => clearTimeout(timer);
  }, [isReckoning]);
  const course: Course = isReckoning
    ? { at: 'reckoning', isLong }
    : before === undefined
      ? { at: 'rest' }
      : { at: 'done', before };
  return { save, course };
}
