import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import type { components } from '#web/api.gen.ts';
import { unlessTold } from '#web/live/pace.ts';

export type Today = components['schemas']['Today'];
export type NextSession = components['schemas']['NextSession'];

const ASK_AGAIN_MS = 1_500;
/** Workouts and words come by themselves; whoever leaves the page open sees them come. */
const LOOK_AGAIN_MS = 30_000;

/** All that the page shows, in one answer. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: () => answer(client.GET('/api/v1/today')),
  refetchInterval: ({ state }) =>
    unlessTold(state.data?.last?.estimate.state === 'waiting' ? ASK_AGAIN_MS : LOOK_AGAIN_MS),
});
