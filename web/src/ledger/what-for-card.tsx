import { Stack, Text } from '@mantine/core';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** What the body has magnesium for, as far as nobody disputes it. */
export function WhatForCard() {
  const { t } = useWords();
  return (
    <Card title={t('ledger.whatFor.title')}>
      <Stack gap="xs">
        <Text size="sm">{t('ledger.whatFor.needed')}</Text>
        <Text size="sm">{t('ledger.whatFor.muscles')}</Text>
        <Text size="sm">{t('ledger.whatFor.energy')}</Text>
        <Text size="sm">{t('ledger.whatFor.processes')}</Text>
      </Stack>
    </Card>
  );
}
