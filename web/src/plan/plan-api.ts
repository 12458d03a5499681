import type { components } from '#web/api.gen.ts';
import { answer, client } from '#web/api.ts';

type Shapes = components['schemas'];
export type Planned = Shapes['PlannedSession'];
export type PlanDetail = Shapes['PlannedSessionDetail'];
export type PlanForm = Shapes['PlannedSessionFormInput'];
export type UsualPlace = Shapes['UsualPlace'];
export type Hour = Shapes['ExpectedHour'];
export type Drinking = Shapes['PlanDrinking'];

const byId = (id: string) => ({ params: { path: { id } } });

/** The part of the server's HTTP API that the plans of oneself speak with. */
export const planApi = {
  between: async (from: string, to: string) =>
    (await answer(client.GET('/api/v1/planned-sessions', { params: { query: { from, to } } }))).items,
  usualPlaces: async () => (await answer(client.GET('/api/v1/usual-places'))).items,
  one: (id: string) => answer(client.GET('/api/v1/planned-sessions/{id}', byId(id))),
  put: (id: string, body: PlanForm) =>
    answer(client.PUT('/api/v1/planned-sessions/{id}', { ...byId(id), body })),
  remove: (id: string) => answer(client.DELETE('/api/v1/planned-sessions/{id}', byId(id))),
};
