import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#web/api.ts';
import { foodApi, newId } from '#web/food/food-api.ts';
import type { EntryForm, FoodDay } from '#web/food/food-shapes.ts';

export const dayQuery = (day: string) =>
  queryOptions({ queryKey: ['food', 'day', day], queryFn: () => foodApi.day(day) });
export const foodsQuery = (q: string) =>
  queryOptions({
    queryKey: ['food', 'foods', q],
    queryFn: () => foodApi.foods(q),
    placeholderData: (before) => before,
  });
export const swapsQuery = queryOptions({ queryKey: ['food', 'swaps'], queryFn: foodApi.swaps });
export const ownFoodsQuery = queryOptions({
  queryKey: ['food', 'own'],
  queryFn: async () => (await foodApi.ownFoods()).items,
});
export const screenQuery = queryOptions({
  queryKey: ['food', 'screen'],
  queryFn: async () => (await foodApi.screen()).screen,
});

/** A tap on a train: the entry's name is made before it is sent, so sending it again does no harm. */
const AGAIN = {
  retry: (failures: number, error: Error) =>
    failures < 3 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502),
};

type NewEntry = EntryForm & { id: string };

/** Everything that changes a day; what the server answers is shown at once. */
export function useDay(day: string) {
  const queryClient = useQueryClient();
  const show = (answer: FoodDay) => {
    queryClient.setQueryData(dayQuery(answer.day).queryKey, answer);
    // What food is held against elsewhere has moved, and what may be swapped.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'food' });
    void queryClient.invalidateQueries(swapsQuery);
  };
  const note = useMutation({
    ...AGAIN,
    mutationFn: ({ id, ...entry }: NewEntry) => foodApi.note(id, entry),
    onSuccess: show,
  });
  const remove = useMutation({
    ...AGAIN,
    mutationFn: async (id: string) => {
      await foodApi.remove(id);
      return foodApi.day(day);
    },
    onSuccess: show,
  });
  const copy = useMutation({
    ...AGAIN,
    mutationFn: (from: string) => foodApi.copy(day, from),
    onSuccess: show,
  });
  const mark = useMutation({
    ...AGAIN,
    mutationFn: (isWhole: boolean) => foodApi.mark(day, isWhole),
    onSuccess: show,
  });
  return {
    note: (entry: Omit<EntryForm, 'day'>, id = newId()) => note.mutate({ ...entry, day, id }),
    remove: remove.mutate,
    copy: copy.mutate,
    mark: mark.mutate,
    noted: note.data ? note.variables : undefined,
    isBusy: copy.isPending || mark.isPending,
    error: note.error ?? remove.error ?? copy.error ?? mark.error,
  };
}
export type Day = ReturnType<typeof useDay>;

/** Own foods, favourites and answers: all of food is asked for anew. */
export function useFoodChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ['food'] });
}
