import { queryOptions, useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#web/api.ts';
import { meQuery } from '#web/app/queries.ts';
import { foodApi, newId } from '#web/food/food-api.ts';
import { dayWithKept, type ShownDay } from '#web/food/day-with-kept.ts';
import type { EntryForm, FoodDay } from '#web/food/food-shapes.ts';
import { isAway } from '#web/offline/is-away.ts';
import { tell, withdraw } from '#web/offline/outbox.ts';
import { useKeptCalls } from '#web/offline/use-offline.ts';

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
const NOTE = ['food', 'note'];

/** What the server told of a day, with what waits on this device to be told to it. */
export function useShownDay(day: string): { shown: ShownDay | undefined; error: Error | null } {
  const { data: told, error } = useQuery(dayQuery(day));
  const { data } = useQuery(foodsQuery(''));
  // What is just on its way is in no hurry to be shown as waiting, and to go again.
  const onTheWay = useMutationState({
    filters: { mutationKey: NOTE, status: 'pending' },
    select: ({ state }) => (state.variables as NewEntry).id,
  });
  const kept = useKeptCalls().filter(({ id }) => !onTheWay.includes(id));
  return { shown: told && dayWithKept(told, { foods: data?.items ?? [], kept }), error };
}

/** Everything that changes a day; what the server answers is shown at once. */
export function useDay(day: string) {
  const queryClient = useQueryClient();
  const show = (answer: FoodDay) => {
    queryClient.setQueryData(dayQuery(answer.day).queryKey, answer);
    // What food is held against elsewhere has moved, and what may be swapped.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'food' });
    void queryClient.invalidateQueries(swapsQuery);
  };
  const { data: me } = useQuery(meQuery);
  const note = useMutation({
    mutationKey: NOTE,
    mutationFn: ({ id, ...body }: NewEntry) =>
      tell<FoodDay>({
        ...{ id, body, kind: 'food', accountId: me!.accountId, path: `/api/v1/food-entries/${id}` },
      }),
    // null: it waits on this device, and the page says so.
    onSuccess: (answer) => answer && show(answer),
  });
  const remove = useMutation({
    ...AGAIN,
    mutationFn: async (id: string) => {
      // Or what waits on this device would bring it back. It was perhaps never told.
      const waited = await withdraw(id);
      const isThere = queryClient
        .getQueryData<FoodDay>(dayQuery(day).queryKey)
        ?.entries.some((entry) => entry.id === id);
      await foodApi.remove(id).catch((problem: unknown) => {
        if (!waited || isThere || !isGone(problem)) throw problem;
      });
      return waited ? foodApi.day(day).catch(() => null) : foodApi.day(day);
    },
    onSuccess: (answer) => answer && show(answer),
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

/** It is not there, or nobody can be asked. */
function isGone(problem: unknown): boolean {
  return isAway(problem) || (problem instanceof ApiProblem && problem.status === 404);
}

/** Own foods, favourites and answers: all of food is asked for anew. */
export function useFoodChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ['food'] });
}
