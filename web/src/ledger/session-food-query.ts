import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';

export const sessionFoodQuery = (id: string) =>
  queryOptions({
    queryKey: ['session-in-food', id],
    queryFn: () => answer(client.GET('/api/v1/sessions/{id}/food-equivalent', { params: { path: { id } } })),
  });
