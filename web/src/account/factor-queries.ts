import { queryOptions } from '@tanstack/react-query';
import { factorApi } from '#web/account/factor-api.ts';

export const signInWaysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: factorApi.signInWays,
  staleTime: 60_000,
});
export const confirmWaysQuery = queryOptions({
  queryKey: ['factors', 'confirm'],
  queryFn: factorApi.confirmWays,
});
export const factorsQuery = queryOptions({ queryKey: ['factors', 'own'], queryFn: factorApi.factors });
export const ownProviderQuery = queryOptions({
  queryKey: ['factors', 'provider'],
  queryFn: factorApi.ownProvider,
});
/** All of the above that is about one's own account: what changes one may change the others. */
export const OWN_FACTORS = ['factors'];
