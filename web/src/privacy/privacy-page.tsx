import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Card } from '#web/look/card.tsx';
import { ConsentsCard } from '#web/privacy/consents-card.tsx';
import { EraseCard } from '#web/privacy/erase-card.tsx';
import { ExportCard } from '#web/privacy/export-card.tsx';
import { ImportCard } from '#web/privacy/import-card.tsx';
import { LooksCard } from '#web/teams/looks-card.tsx';
import { useWords } from '#web/words/words.tsx';

/** What one allows, who sees it, how to take it along, and how to have it gone. */
export function PrivacyPage() {
  const { t } = useWords();
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('privacy.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('privacy.lead')}
        </Text>
      </div>
      <Suspense fallback={<Skeleton h={320} radius="lg" aria-hidden="true" />}>
        <ConsentsCard />
        <Card title={t('privacy.seen.title')}>
          <Text size="sm">{t('privacy.seen.text')}</Text>
          <Anchor component={Link} to="/teams" fw={600} size="sm">
            {t('privacy.seen.teams')}
          </Anchor>
        </Card>
        <LooksCard isAlways />
        <ExportCard />
        <ImportCard />
        <EraseCard />
      </Suspense>
    </Stack>
  );
}
