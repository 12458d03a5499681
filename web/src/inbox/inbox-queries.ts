import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { inboxApi } from '#web/inbox/inbox-api.ts';
import { unlessTold } from '#web/live/pace.ts';
import type { Theme } from '#web/inbox/inbox-shapes.ts';

/** Words of caution are shown at once: whoever looks at any page sees them within this time. */
const LOOK_AGAIN_MS = 10_000;

export const inboxQuery = infiniteQueryOptions({
  queryKey: ['inbox', 'all'],
  queryFn: ({ pageParam }) => inboxApi.inbox(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** The newest, for the bell and the start page. */
export const newestQuery = queryOptions({
  queryKey: ['inbox', 'newest'],
  queryFn: () => inboxApi.inbox(null),
  refetchInterval: () => unlessTold(LOOK_AGAIN_MS),
});

export const cautionsQuery = queryOptions({
  queryKey: ['inbox', 'cautions'],
  queryFn: inboxApi.cautions,
  refetchInterval: () => unlessTold(LOOK_AGAIN_MS),
});

export const whyQuery = (id: string) =>
  queryOptions({
    queryKey: ['why', id],
    queryFn: async () => (await inboxApi.nudge(id)).why,
    staleTime: 60_000,
  });

function useAct<T>(mutationFn: (what: T) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all([['inbox'], ['today']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}

export const useSeen = () => useAct(inboxApi.seen);
export const useDone = () => useAct(inboxApi.done);
export const useDismiss = () => useAct(inboxApi.dismiss);
export const useLater = () =>
  useAct(({ id, minutes }: { id: string; minutes: number }) => inboxApi.later(id, minutes));

/** `until`: null for good. */
export function useMute() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ theme, muted, until }: { theme: Theme; muted: boolean; until: string | null }) =>
      inboxApi.mute(theme, { muted, until }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['manners'] }),
  });
}
