import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import type { components } from '#web/api.gen.ts';

export type Factors = components['schemas']['LedgerFactors'];
export type Factor = Factors['applies'][number];
export type Datum = Factor['data'][number];
export type PulseTrend = components['schemas']['PulseTrend'];
export type TrainingLoad = components['schemas']['TrainingLoad'];

export const factorsQuery = queryOptions({
  queryKey: ['ledger', 'factors'],
  queryFn: () => answer(client.GET('/api/v1/ledger/factors')),
});

export const raisedPulseQuery = queryOptions({
  queryKey: ['ledger', 'raised-pulse'],
  queryFn: () => answer(client.GET('/api/v1/raised-pulse')),
});

export const trainingLoadQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['training-load', from, to],
    queryFn: () => answer(client.GET('/api/v1/training-load', { params: { query: { from, to } } })),
  });

export const effortQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', id, 'effort'],
    queryFn: () => answer(client.GET('/api/v1/sessions/{id}/effort', { params: { path: { id } } })),
  });

export const sessionLoadQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', id, 'load'],
    queryFn: () => answer(client.GET('/api/v1/sessions/{id}/load', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.load === null ? 3000 : false),
  });
