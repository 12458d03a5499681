import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '#web/look/card.tsx';
import { accuracyWords } from '#web/sweat/accuracy-words.ts';
import { Unbroken } from '#web/look/unbroken.tsx';
import type { Accuracy } from '#web/sweat/sweat-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** The answer in short, and the way to all of it. */
export function AccuracyCard({ accuracy }: { accuracy: Accuracy }) {
  const words = useWords();
  const { t } = words;
  return (
    <Card title={t('own-sweat.accuracy.title')} lead={t('own-sweat.accuracy.lead')}>
      <Text className="figures">
        <Unbroken>{accuracyWords(words, accuracy).slice(0, 3).join(' ')}</Unbroken>
      </Text>
      {accuracy.trials > 0 && (
        <Anchor component={Link} to="/sweat/accuracy" size="sm" underline="always">
          {t('own-sweat.accuracy.more')}
        </Anchor>
      )}
    </Card>
  );
}
