import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { teamApi } from '#web/teams/team-api.ts';

/** A guardian answers elsewhere, and people come by a code: whoever looks at a page sees it. */
const LOOK_AGAIN_MS = 10_000;

export const teamsQuery = queryOptions({
  queryKey: ['teams', 'mine'],
  queryFn: async () => (await teamApi.teams()).items,
  refetchInterval: LOOK_AGAIN_MS,
});

export const looksQuery = infiniteQueryOptions({
  queryKey: ['teams', 'looks'],
  queryFn: ({ pageParam }) => teamApi.looks(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

export const sharingLogQuery = infiniteQueryOptions({
  queryKey: ['teams', 'sharing-log'],
  queryFn: ({ pageParam }) => teamApi.sharingLog(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** What a code opens; with the words in the reader’s own language. */
export const openingQuery = (code: string | null, language: string) =>
  queryOptions({
    queryKey: ['team-opening', code, language],
    queryFn: () => teamApi.look(code ?? ''),
    enabled: code !== null,
    staleTime: 60_000,
  });

export const guardianQuery = (token: string | null, language: 'en' | 'sv') =>
  queryOptions({
    queryKey: ['guardian', token, language],
    queryFn: () => teamApi.guardianPaper(token ?? '', language),
    enabled: token !== null,
  });

export const rosterQuery = (teamId: string) =>
  queryOptions({
    queryKey: ['teams', teamId, 'roster'],
    queryFn: () => teamApi.roster(teamId),
    refetchInterval: LOOK_AGAIN_MS,
  });

export const codesQuery = (teamId: string) =>
  queryOptions({
    queryKey: ['teams', teamId, 'codes'],
    queryFn: async () => (await teamApi.codes(teamId)).items,
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Changes something of a team; what any page of teams shows follows. */
export function useTeamChange<Told, Answer>(mutationFn: (told: Told) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['teams'] }),
  });
}
