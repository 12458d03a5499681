import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];
export type Circumstances = Shapes['Circumstances'];
export type Part = keyof Circumstances;
export type Told<Name extends Part> = NonNullable<Circumstances[Name]['told']>;

export const circumstancesQuery = queryOptions({
  queryKey: ['circumstances'],
  queryFn: () => answer(client.GET('/api/v1/circumstances')),
});

const put: { [Name in Part]: (body: Told<Name>) => Promise<Circumstances> } = {
  diet: (body) => answer(client.PUT('/api/v1/circumstances/diet', { body })),
  caffeine: (body) => answer(client.PUT('/api/v1/circumstances/caffeine', { body })),
  alcohol: (body) => answer(client.PUT('/api/v1/circumstances/alcohol', { body })),
  stomach: (body) => answer(client.PUT('/api/v1/circumstances/stomach', { body })),
  conditions: (body) => answer(client.PUT('/api/v1/circumstances/conditions', { body })),
};

/** Tells one part anew; whatever hangs on it is asked for again. */
export function useTell<Name extends Part>(part: Name) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: put[part], onSuccess: () => queryClient.invalidateQueries() });
}

export function useForget(part: Part) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => answer(client.DELETE('/api/v1/circumstances/{part}', { params: { path: { part } } })),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}
