import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Consent } from '#web/links/link-shapes.ts';
import { saidQuery } from '#web/privacy/privacy-queries.ts';
import { useConsent } from '#web/privacy/use-consent.ts';
import { useWords } from '#web/words/words.tsx';

/** Asked where it is needed: without a yes nothing can be taken in here. */
export function ConsentQuestion() {
  const { data } = useQuery(saidQuery);
  const consent = data?.items.find(({ purpose }) => purpose === 'health-data');
  return consent && !consent.given ? <Asked consent={consent} /> : null;
}

function Asked({ consent }: { consent: Consent }) {
  const { t } = useWords();
  const say = useConsent(consent);
  const [isPutOff, setPutOff] = useState(false);
  if (isPutOff) return null;
  return (
    <Alert color="ember" variant="light" radius="md" role="note" title={t('privacy.ask.title')}>
      <Stack gap="sm">
        <Text size="sm">{consent.text}</Text>
        <ProblemNote error={say.error} />
        <Group gap="xs">
          <Button variant="default" loading={say.isPending} onClick={() => say.mutate(true)}>
            {t('privacy.ask.yes')}
          </Button>
          <Button variant="default" onClick={() => setPutOff(true)}>
            {t('privacy.ask.no')}
          </Button>
          <Anchor component={Link} to="/privacy" size="sm">
            {t('privacy.ask.more')}
          </Anchor>
        </Group>
      </Stack>
    </Alert>
  );
}
