import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import type { components } from '#web/api.gen.ts';
import type { Language } from '#web/words/language.ts';

export type ArticleClaim = components['schemas']['ArticleClaim'];

/** It changes with a new version of Svett, and with the language. */
export const articleQuery = (language: Language) =>
  queryOptions({
    queryKey: ['article', language],
    queryFn: () => answer(client.GET('/api/v1/article', { params: { query: { language } } })),
    staleTime: Infinity,
  });
