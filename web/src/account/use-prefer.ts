import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import { askInOtherWords, meQuery } from '#web/app/queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Says how Svett is to speak from now on; the page does so as soon as the server has heard. */
export function usePrefer() {
  const { setLanguage } = useWords();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: api.prefer,
    onSuccess: async (changed) => {
      const before = queryClient.getQueryData(meQuery.queryKey);
      queryClient.setQueryData(meQuery.queryKey, changed);
      setLanguage(changed.language);
      if (changed.language !== before?.language) await askInOtherWords(queryClient);
    },
  });
}
