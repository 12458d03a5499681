import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, ApiProblem } from '#web/api.ts';
import type { Estimate, EstimateSummary, Me } from '#web/api-shapes.ts';
import { forgetSeen } from '#web/offline/seen.ts';
import { unlessTold } from '#web/live/pace.ts';
import { inDemo } from '#web/demo/demo-mode.ts';

/** What the page asks the server for, how long an answer holds, and when to ask again by itself. */

const ASK_AGAIN_MS = 1500;
/** Workouts and weather arrive by themselves; whoever looks at a page sees them come. */
const LOOK_AGAIN_MS = 10_000;

export const setupQuery = queryOptions({ queryKey: ['setup'], queryFn: api.setupNeeded, staleTime: 60_000 });

/**
 * Whether somebody signed in with this browser: asking the server each time would be refused, loudly in the browser's
 * console, for everybody who comes new. The cookie alone decides what one may do.
 */
const SIGNED_IN = 'svett.signed-in';
export function rememberSignedIn(me: Me | null): void {
  if (inDemo) return;
  if (me !== null) return localStorage.setItem(SIGNED_IN, 'yes');
  localStorage.removeItem(SIGNED_IN);
  // Also where somebody was signed out from elsewhere, as one does with a telephone that is lost.
  void forgetSeen().catch(() => undefined);
}

/** Whether anybody was signed in here when this browser looked last. */
export function mayBeSignedIn(): boolean {
  return inDemo || localStorage.getItem(SIGNED_IN) !== null;
}

/** Who is signed in; null for nobody, which is an answer and not an error. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<Me | null> => {
    if (!mayBeSignedIn()) return null;
    return api.me().catch((problem: unknown) => {
      if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem;
      rememberSignedIn(null);
      return null;
    });
  },
});

export const profileQuery = queryOptions({ queryKey: ['profile'], queryFn: api.profile });
export const massesQuery = queryOptions({
  queryKey: ['masses'],
  queryFn: async () => (await api.masses()).items,
});
export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async () => (await api.tokens()).items,
});

/** What the server says in words it says in another language from now on: a yes is to words that were read. */
export const askInOtherWords = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });

export const sessionsQuery = infiniteQueryOptions({
  queryKey: ['sessions'],
  queryFn: ({ pageParam }) => api.sessions(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: () => unlessTold(LOOK_AGAIN_MS),
});

/** Estimates of one page of sessions; asked again at once while any is still being worked out. */
export const estimatesQuery = (sessionIds: string[]) =>
  queryOptions({
    queryKey: ['estimates', ...sessionIds],
    queryFn: async () =>
      new Map((await api.estimates(sessionIds)).items.map((item) => [item.sessionId, item])),
    enabled: sessionIds.length > 0,
    // A new session shifts the pages; what is known of the others stays on screen meanwhile.
    placeholderData: (previous: Map<string, EstimateSummary> | undefined) => previous,
    refetchInterval: ({ state }) =>
      unlessTold(isWaiting(state.data, sessionIds) ? ASK_AGAIN_MS : LOOK_AGAIN_MS),
  });

function isWaiting(answers: Map<string, EstimateSummary> | undefined, sessionIds: string[]): boolean {
  return (
    answers !== undefined && sessionIds.some((id) => (answers.get(id)?.state ?? 'waiting') === 'waiting')
  );
}

export const sessionQuery = (id: string) =>
  queryOptions({ queryKey: ['session', id], queryFn: () => api.session(id) });

export const estimateQuery = (id: string) =>
  queryOptions({
    queryKey: ['estimate', id],
    queryFn: () => api.estimate(id),
    refetchInterval: ({ state }: { state: { data: Estimate | undefined } }) =>
      unlessTold(state.data?.state === 'waiting' ? ASK_AGAIN_MS : LOOK_AGAIN_MS),
  });

export const driversQuery = (id: string) =>
  queryOptions({ queryKey: ['drivers', id], queryFn: () => api.drivers(id), staleTime: 60_000 });

export const streamsQuery = (id: string) =>
  queryOptions({ queryKey: ['streams', id], queryFn: () => api.streams(id), staleTime: Infinity });
