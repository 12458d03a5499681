import { Stack, Text, Title } from '@mantine/core';
import { DietCard } from '#web/circumstances/diet-card.tsx';
import { AlcoholCard, CaffeineCard } from '#web/circumstances/drink-cards.tsx';
import { ConditionsCard, StomachCard } from '#web/circumstances/health-cards.tsx';
import { ConsentQuestion } from '#web/privacy/consent-question.tsx';
import { useWords } from '#web/words/words.tsx';

/** How somebody eats and lives, in five parts that each have a consent of their own. */
export function CircumstancesPage() {
  const { t } = useWords();
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('circumstances.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('circumstances.lead')}
        </Text>
      </div>
      <ConsentQuestion />
      <DietCard />
      <CaffeineCard />
      <AlcoholCard />
      <StomachCard />
      <ConditionsCard />
    </Stack>
  );
}
