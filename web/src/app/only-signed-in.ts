import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import type { Me } from '#web/api-shapes.ts';
import { meQuery, setupQuery } from '#web/app/queries.ts';
import { isAway } from '#web/offline/is-away.ts';
import { showSeen } from '#web/offline/seen.ts';
import { haveHabits } from '#web/words/habits.ts';

/** Who is signed in; whoever is not is led to the door. */
export async function onlySignedIn(queryClient: QueryClient): Promise<Me> {
  const me = await queryClient.ensureQueryData(meQuery).catch(async (problem: unknown) => {
    const last = isAway(problem) ? await showSeen(queryClient) : null;
    if (last === null) throw problem;
    return last;
  });
  if (me !== null) {
    haveHabits(me); // before anything is drawn: it would be drawn twice
    return me;
  }
  const { needed } = await queryClient.fetchQuery(setupQuery);
  throw redirect({ to: needed ? '/setup' : '/sign-in' });
}
