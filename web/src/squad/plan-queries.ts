import { queryOptions } from '@tanstack/react-query';
import type { components } from '#web/api.gen.ts';
import { answer, client } from '#web/api.ts';

type Shapes = components['schemas'];
export type TeamPlan = Shapes['TeamPlan'];
export type TeamPlanForm = Shapes['TeamPlanFormInput'];

const byIds = (id: string, planId: string) => ({ params: { path: { id, planId } } });
const byId = (id: string) => ({ params: { path: { id } } });

export const plansQuery = (teamId: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['teams', teamId, 'plans', from, to],
    queryFn: async () =>
      (
        await answer(
          client.GET('/api/v1/teams/{id}/plans', { params: { path: { id: teamId }, query: { from, to } } }),
        )
      ).items,
  });

export const feedQuery = (teamId: string) =>
  queryOptions({
    queryKey: ['teams', teamId, 'feed'],
    queryFn: async () => (await answer(client.GET('/api/v1/teams/{id}/feed', byId(teamId)))).feed,
  });

export const planApi = {
  put: (teamId: string, planId: string, body: TeamPlanForm) =>
    answer(client.PUT('/api/v1/teams/{id}/plans/{planId}', { ...byIds(teamId, planId), body })),
  remove: (teamId: string, planId: string) =>
    answer(client.DELETE('/api/v1/teams/{id}/plans/{planId}', byIds(teamId, planId))),
  makeFeed: (teamId: string, withWater: boolean) =>
    answer(client.POST('/api/v1/teams/{id}/feed', { ...byId(teamId), body: { withWater } })),
  endFeed: (teamId: string) => answer(client.DELETE('/api/v1/teams/{id}/feed', byId(teamId))),
};
