import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Ability, Offer } from '#web/links/link-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  offer: Pick<Offer, 'brand' | 'title'>;
  wishes: Ability[];
  /** Other words than “Connect with …”, where there is a link already. */
  words?: string;
  /** One button among others, for what need not be done. */
  quiet?: boolean;
}

/** Strava asks for its own orange and 48 pixels; dark text on it is what everybody can read. */
const OWN_LOOK: Record<string, { background: string; color: string }> = {
  strava: { background: '#fc5200', color: '#000000' },
};

/** Off to the service's own page, where the athlete says yes or no. */
export function ConnectButton({ offer: { brand, title }, wishes, words, quiet = false }: Props) {
  const { t } = useWords();
  const go = useMutation({
    mutationFn: () => api.authoriseLink(brand, wishes),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  useEffect(() => {
    // Whoever goes back from the service's page finds this one as it was left.
    const ready = ({ persisted }: PageTransitionEvent) => persisted && go.reset();
    window.addEventListener('pageshow', ready);
    return () => window.removeEventListener('pageshow', ready);
  }, [go.reset]);
  const look = { h: 48, ...(OWN_LOOK[brand] && { style: OWN_LOOK[brand] }) };
  return (
    <>
      <Button
        w="fit-content"
        loading={go.isPending || go.isSuccess}
        onClick={() => go.mutate()}
        {...(quiet ? { variant: 'default' } : look)}
      >
        {words ?? t('links.connect', { title })}
      </Button>
      <ProblemNote error={go.error} />
    </>
  );
}
