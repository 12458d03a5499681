import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, ApiProblem, client } from '#web/api.ts';
import type { BoardView, MEMBER_PERIODS } from '#web/squad/board-shapes.ts';

/** Sessions arrive by themselves. Each look is noted for the athletes, so the page asks seldom by itself. */
const LOOK_AGAIN_MS = 5 * 60_000;

/** What an athlete takes back is gone with the next look: nothing of an earlier one is kept to be shown again. */
const NOTHING_KEPT = { staleTime: 0, gcTime: 0, refetchInterval: LOOK_AGAIN_MS };

export const boardQuery = (teamId: string, view: BoardView) =>
  queryOptions({
    queryKey: ['teams', teamId, 'board', view],
    queryFn: () =>
      answer(client.GET('/api/v1/teams/{id}/board', { params: { path: { id: teamId }, query: view } })),
    // Another period or order: what stands there stays until the new one has come.
    placeholderData: keepPreviousData,
    ...NOTHING_KEPT,
  });

export const memberQuery = (teamId: string, memberId: string, days: (typeof MEMBER_PERIODS)[number]) =>
  queryOptions({
    queryKey: ['teams', teamId, 'member', memberId, days],
    queryFn: () =>
      answer(
        client.GET('/api/v1/teams/{id}/members/{memberId}', {
          params: { path: { id: teamId, memberId }, query: { days } },
        }),
      ),
    placeholderData: keepPreviousData,
    ...NOTHING_KEPT,
  });

/** What was asked for, unless the server says that it is there no more: what was seen before then goes from the page too. */
export function stillThere<Seen>({
  data,
  error,
}: {
  data: Seen | undefined;
  error: unknown;
}): Seen | undefined {
  return error instanceof ApiProblem && error.status === 404 ? undefined : data;
}
