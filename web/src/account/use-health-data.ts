import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '#web/api.ts';
import { useWords } from '#web/words/words.tsx';

export interface HealthData {
  /** What is asked; undefined: it is still to come. */
  words: { label: string; text: string } | undefined;
  error: unknown;
  /** The digest of the words on the screen, where they are agreed to; null: they are not. */
  agreed: string | null;
  setAgreed: (agrees: boolean) => void;
}

/**
 * Asks for the yes to health data, to the very words that are on the screen: other words need another yes. After a
 * `refusal` they may be others by now, and are fetched again.
 */
export function useHealthData(refusal: unknown): HealthData {
  const { language } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['health-data-text', language],
    queryFn: () => api.consentText('health-data', language),
  });
  useEffect(() => {
    if (refusal) void refetch();
  }, [refusal, refetch]);
  const [ticked, setTicked] = useState<string | null>(null);
  return {
    words: data,
    error,
    agreed: ticked !== null && ticked === data?.textSha256 ? ticked : null,
    setAgreed: (agrees) => setTicked(agrees ? (data?.textSha256 ?? null) : null),
  };
}
