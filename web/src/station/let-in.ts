import type { QueryClient } from '@tanstack/react-query';
import { meQuery } from '#web/app/queries.ts';
import { isAway } from '#web/offline/is-away.ts';

/** Whoever is signed in; and where the server is out of reach whoever was: all there is then is what this tablet kept. */
export async function mayOpenStation(queryClient: QueryClient): Promise<boolean> {
  try {
    return (await queryClient.fetchQuery({ ...meQuery, retry: false, networkMode: 'always' })) !== null;
  } catch (error) {
    if (isAway(error)) return true;
    throw error;
  }
}
