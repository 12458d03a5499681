import { List, Text } from '@mantine/core';
import type { Marker } from '#web/labs/lab-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

const RESTED = 'labs.sampling.rested';
const ALL = [
  RESTED,
  'labs.sampling.iron',
  'labs.sampling.biotin',
  'labs.sampling.cortisol',
  'labs.sampling.pill',
  'labs.supplement.retest',
];

/** What to heed for one test; of the others that they are best taken rested. */
const OF_MARKER: Partial<Record<Marker, string[]>> = {
  magnesium: [RESTED, 'labs.tells.bound'],
  'transferrin-saturation': ['labs.sampling.iron', RESTED],
  'vitamin-d': ['labs.sampling.biotin'],
  cortisol: ['labs.sampling.cortisol', RESTED, 'labs.sampling.pill'],
};

/** How a sample is taken so that its values can be compared (docs/science.md, Laboratory values). */
export function SamplingCard() {
  const { t } = useWords();
  return (
    <Card title={t('labs.sampling.title')}>
      <List size="sm" spacing={6}>
        {ALL.map((one) => (
          <List.Item key={one}>{t(one)}</List.Item>
        ))}
      </List>
    </Card>
  );
}

/** The same for one test, where its value is entered. */
export function SamplingHint({ marker }: { marker: Marker }) {
  const { t } = useWords();
  const told = (OF_MARKER[marker] ?? [RESTED]).map((one) => t(one));
  return (
    <Text size="sm" c="dimmed">
      {told.join(' ')}
    </Text>
  );
}
