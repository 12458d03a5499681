import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Consent } from '#web/links/link-shapes.ts';
import { saidQuery } from '#web/privacy/privacy-queries.ts';
import { useConsent } from '#web/privacy/use-consent.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  purpose: Consent['purpose'];
  /** What the button says; otherwise that one may be asked. */
  allow?: string;
  /** What is there once they have said yes. */
  children?: ReactNode;
}

/** Something that is kept only under a consent of its own: the question first, and then what it is about. */
export function PurposeQuestion({ purpose, allow, children }: Props) {
  const { t } = useWords();
  const { data, error } = useQuery(saidQuery);
  const consent = data?.items.find((one) => one.purpose === purpose);
  if (!consent) return error ? <ProblemNote error={error} /> : <Skeleton h={96} radius="md" />;
  return consent.given ? children : <Asked consent={consent} allow={allow ?? t('circumstances.allow')} />;
}

function Asked({ consent, allow }: { consent: Consent; allow: string }) {
  const say = useConsent(consent);
  return (
    <Stack gap="sm">
      <Text size="sm">{consent.text}</Text>
      <ProblemNote error={say.error} />
      <Group>
        <Button
          variant="light"
          loading={say.isPending}
          aria-label={`${allow}: ${consent.label}`}
          onClick={() => say.mutate(true)}
        >
          {allow}
        </Button>
      </Group>
    </Stack>
  );
}
