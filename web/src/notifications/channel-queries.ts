import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { channelApi } from '#web/notifications/channel-api.ts';

export const devicesQuery = queryOptions({
  queryKey: ['push-devices'],
  queryFn: async () => (await channelApi.devices()).devices,
});
export const channelsQuery = queryOptions({ queryKey: ['channels'], queryFn: channelApi.channels });
export const choicesQuery = queryOptions({
  queryKey: ['channel-choices'],
  queryFn: async () => (await channelApi.choices()).choices,
});
export const mannersQuery = queryOptions({ queryKey: ['manners'], queryFn: channelApi.manners });
export const figuresQuery = (days: number) =>
  queryOptions({ queryKey: ['nudge-figures', days], queryFn: () => channelApi.figures(days) });

/** Changes how somebody wants to be spoken to; what the page shows follows. */
export function useManners() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: channelApi.changeManners,
    onSettled: () => queryClient.invalidateQueries({ queryKey: mannersQuery.queryKey }),
  });
}

export function usePause() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: channelApi.pause,
    onSettled: () => queryClient.invalidateQueries({ queryKey: mannersQuery.queryKey }),
  });
}
