import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];
export type Desk = Shapes['CheckInDesk'];
export type CheckIn = Shapes['CheckIn'];
type Answers = Shapes['CheckInFormInput'];
/** What is asked beside the signs. */
export type Rest = Omit<Answers, 'signs' | 'pulseConfirmed' | 'redFlags'>;
export type Standing = NonNullable<Desk['standing']>;
export type RedFlag = Standing['flags'][number];
/** What can be ticked, and what to do about it; the most urgent first. */
export type RedFlags = Desk['redFlags'];
export type Help = Shapes['Help'];
export type Sign = keyof CheckIn['signs'];

/** In the order they are asked. */
export const SIGNS: Sign[] = ['cramp', 'recovery', 'fatigue', 'pulse', 'moodSleep'];

export const deskQuery = queryOptions({
  queryKey: ['signs', 'desk'],
  queryFn: () => answer(client.GET('/api/v1/signs/check-ins')),
});
/** null: nothing stands that a doctor should see, or its consent does not. */
export const standingQuery = queryOptions({
  queryKey: ['signs', 'standing'],
  queryFn: async () => (await answer(client.GET('/api/v1/signs/standing-flag'))).flag,
});
export const helpQuery = queryOptions({
  queryKey: ['signs', 'help'],
  queryFn: () => answer(client.GET('/api/v1/signs/help')),
});

/** What hangs on signs is asked for anew. */
function useChanged() {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: ['signs'] });
    await queryClient.invalidateQueries({ queryKey: ['suggestion'] });
  };
}

export function useAnswer(week: string) {
  const changed = useChanged();
  return useMutation({
    mutationFn: async ({ answers, isRead }: { answers: Answers; isRead: boolean }) => {
      const params = { path: { week } };
      await answer(client.PUT('/api/v1/signs/check-ins/{week}', { params, body: answers }));
      if (isRead) await answer(client.POST('/api/v1/signs/standing-flag/seen'));
    },
    onSuccess: changed,
  });
}

export function useRemove() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (week: string) =>
      answer(client.DELETE('/api/v1/signs/check-ins/{week}', { params: { path: { week } } })),
    onSuccess: changed,
  });
}

export function useRemoveAll() {
  const changed = useChanged();
  return useMutation({
    mutationFn: () => answer(client.DELETE('/api/v1/signs/check-ins')),
    onSuccess: changed,
  });
}

export function useCleared() {
  const changed = useChanged();
  return useMutation({
    mutationFn: () => answer(client.DELETE('/api/v1/signs/standing-flag')),
    onSuccess: changed,
  });
}

export function useCountry() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (country: Help['country']) => answer(client.PUT('/api/v1/signs/help', { body: { country } })),
    onSuccess: (told) => queryClient.setQueryData(helpQuery.queryKey, told),
  });
}
