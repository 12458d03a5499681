import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import type { Consent } from '#web/links/link-shapes.ts';

/** Says yes or no to the very words that are on the screen; whatever hangs on it is asked for anew. */
export function useConsent({ purpose, textSha256 }: Pick<Consent, 'purpose' | 'textSha256'>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (given: boolean) => api.consent(purpose, given, given ? textSha256 : undefined),
    onSettled: () => queryClient.invalidateQueries(),
  });
}
