import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/api.ts';

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await api.people()).items,
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async () => (await api.invitations()).items,
});
