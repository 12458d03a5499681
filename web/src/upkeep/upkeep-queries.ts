import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';

export const setAsideQuery = queryOptions({
  queryKey: ['set-aside'],
  queryFn: () => answer(client.GET('/api/v1/operator/set-aside')),
});

export const upkeepApi = {
  tryAgain: (id: string) =>
    answer(client.POST('/api/v1/operator/set-aside/{id}/again', { params: { path: { id } } })),
  tryAllAgain: () => answer(client.POST('/api/v1/operator/set-aside/again', { body: { topic: null } })),
};
