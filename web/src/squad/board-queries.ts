import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import type { BoardView, MEMBER_PERIODS } from '#web/squad/board-shapes.ts';

/** Sessions arrive by themselves. Each look is noted for the athletes, so the page asks seldom by itself. */
const LOOK_AGAIN_MS = 5 * 60_000;

export const boardQuery = (teamId: string, view: BoardView) =>
  queryOptions({
    queryKey: ['teams', teamId, 'board', view],
    queryFn: () =>
      answer(client.GET('/api/v1/teams/{id}/board', { params: { path: { id: teamId }, query: view } })),
    // Another period or order: what stands there stays until the new one has come.
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
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
    refetchInterval: LOOK_AGAIN_MS,
  });
