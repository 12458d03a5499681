import { Button, Group, Text } from '@mantine/core';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Consent } from '#web/links/link-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { useConsent } from '#web/privacy/use-consent.ts';
import { useWords } from '#web/words/words.tsx';

/** Asked before anything of a laboratory is kept or shown. */
export function LabConsent({ consent }: { consent: Consent }) {
  const { t } = useWords();
  const say = useConsent(consent);
  return (
    <Card title={t('labs.consent.title')}>
      <Text size="sm">{consent.text}</Text>
      <ProblemNote error={say.error} />
      <Group>
        <Button loading={say.isPending} onClick={() => say.mutate(true)}>
          {t('labs.consent.yes')}
        </Button>
      </Group>
    </Card>
  );
}
