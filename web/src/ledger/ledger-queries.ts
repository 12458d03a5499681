import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import type { components } from '#web/api.gen.ts';

export type Coverage = components['schemas']['Coverage'];
export type Trend = components['schemas']['CoverageTrend'];
export type TrendItem = Trend['items'][number];
export type MgPerDay = components['schemas']['MgPerDay'];
export type Authority = Coverage['everyday']['authority'];

export const AUTHORITIES: Authority[] = ['nnr-2023', 'efsa-2015', 'iom-1997'];

export const coverageQuery = (days: '7' | '28') =>
  queryOptions({
    queryKey: ['coverage', days],
    queryFn: () => answer(client.GET('/api/v1/coverage', { params: { query: { days } } })),
  });

export const trendQuery = (by: 'day' | 'week', from: string, to: string) =>
  queryOptions({
    queryKey: ['coverage', 'trend', by, from, to],
    queryFn: () => answer(client.GET('/api/v1/coverage/days', { params: { query: { from, to, by } } })),
  });

/** Everything that rests on the reference is asked for anew. */
export function useReference() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (authority: Authority) =>
      answer(client.PUT('/api/v1/coverage/reference', { body: { authority } })),
    onSuccess: () =>
      Promise.all(
        [['coverage'], ['session-in-food']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
  });
}
