import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/api.ts';

/** How one comes by an account here, and whether letters are sent. */
export const registrationQuery = queryOptions({
  queryKey: ['registration'],
  queryFn: api.registration,
  staleTime: 60_000,
});

/** What an invitation opens. */
export const invitationQuery = (token: string | null) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => api.invitationOpens(token ?? ''),
    enabled: token !== null,
    staleTime: Infinity,
  });

export const signInsQuery = queryOptions({
  queryKey: ['sign-ins'],
  queryFn: async () => (await api.signIns()).items,
});
