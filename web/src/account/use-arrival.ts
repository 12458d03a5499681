import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '#web/api-shapes.ts';
import { meQuery, rememberSignedIn } from '#web/app/queries.ts';

/** Notes who came in, or with null that they left, and forgets what the one before was shown. */
export function useArrival(): (me: Me | null) => void {
  const queryClient = useQueryClient();
  return (me) => {
    queryClient.clear();
    rememberSignedIn(me);
    queryClient.setQueryData(meQuery.queryKey, me);
  };
}
