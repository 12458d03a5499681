import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import type { Profile } from '#web/api-shapes.ts';
import { meQuery, profileQuery } from '#web/app/queries.ts';

export interface ProfileDesk {
  profile: Profile;
  /** Writes a change down at once: there is no save button to forget. */
  change: (patch: Partial<Profile>) => void;
  state: 'resting' | 'saving' | 'saved';
  error: unknown;
}

export function useProfile(): ProfileDesk {
  const queryClient = useQueryClient();
  const { data: profile } = useSuspenseQuery(profileQuery);

  const save = useMutation({
    mutationFn: api.saveProfile,
    // One after the other, so that an earlier answer never overwrites a later change.
    scope: { id: 'profile' },
    onMutate: (next) => queryClient.setQueryData(profileQuery.queryKey, next),
    onError: () => queryClient.invalidateQueries({ queryKey: profileQuery.queryKey }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['estimate'] }),
        queryClient.invalidateQueries({ queryKey: meQuery.queryKey }), // a birth date may have been told
      ]),
  });

  return {
    profile,
    change: (patch) => {
      const current = queryClient.getQueryData(profileQuery.queryKey) ?? profile;
      save.mutate({ ...current, ...patch });
    },
    state: save.isPending ? 'saving' : save.isSuccess ? 'saved' : 'resting',
    error: save.error,
  };
}
