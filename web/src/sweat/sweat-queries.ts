import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];

export type SweatMap = Shapes['SweatMap'];
export type Cell = SweatMap['cells'][number];
export type AirBand = SweatMap['air'][number];
export type FactorHistory = Shapes['FactorHistory'];
export type KindHistory = FactorHistory['items'][number];
export type Accuracy = Shapes['SweatAccuracy'];
export type Trial = Accuracy['items'][number];
export type Heat = Shapes['HeatAcclimatisation'];

/** They hang on weigh-ins and sessions: whoever tells of a weighing has all of them asked for anew. */
const OWN_SWEAT = 'own-sweat';

export const sweatMapQuery = queryOptions({
  queryKey: [OWN_SWEAT, 'map'],
  queryFn: () => answer(client.GET('/api/v1/sweat-map')),
});
export const factorHistoryQuery = queryOptions({
  queryKey: [OWN_SWEAT, 'history'],
  queryFn: () => answer(client.GET('/api/v1/sweat-factor/history')),
});
export const accuracyQuery = queryOptions({
  queryKey: [OWN_SWEAT, 'accuracy'],
  queryFn: () => answer(client.GET('/api/v1/sweat-accuracy')),
});
export const heatQuery = queryOptions({
  queryKey: [OWN_SWEAT, 'heat'],
  queryFn: () => answer(client.GET('/api/v1/heat-acclimatisation')),
});
