import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { planApi, type PlanForm } from '#web/plan/plan-api.ts';

/** A forecast arrives by itself some seconds after a place was told. */
const LOOK_AGAIN_MS = 10_000;

export const plansQuery = (from: string, to: string) =>
  queryOptions({ queryKey: ['plans', 'between', from, to], queryFn: () => planApi.between(from, to) });

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['plans', 'one', id],
    queryFn: () => planApi.one(id),
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Places get names by plans, and so are asked for again with them. */
export const usualPlacesQuery = queryOptions({
  queryKey: ['plans', 'places'],
  queryFn: planApi.usualPlaces,
});

/** Everything that shows a plan follows, also what is told of the next one elsewhere. */
export function usePutPlan() {
  const queryClient = useQueryClient();
  return useMutation({
    // One after the other: what was told last is what stays.
    scope: { id: 'plan' },
    mutationFn: ({ id, form }: { id: string; form: PlanForm }) => planApi.put(id, form),
    onSuccess: (detail) => {
      queryClient.setQueryData(planQuery(detail.id).queryKey, detail);
      return queryClient.invalidateQueries({ queryKey: ['plans'] });
    },
  });
}

export function useRemovePlan(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => planApi.remove(id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['plans', 'between'] }),
  });
}
