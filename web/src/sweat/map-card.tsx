import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '#web/look/card.tsx';
import { MapTable } from '#web/sweat/map-table.tsx';
import { airWords } from '#web/sweat/map-words.ts';
import type { SweatMap } from '#web/sweat/sweat-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  map: SweatMap;
  /** Something stands that a doctor should see first: then no session is named. */
  isResting: boolean;
}

/** Air against effort, with the fields one has been in and those one has not. */
export function MapCard({ map, isResting }: Props) {
  const { t, numbers } = useWords();
  if (map.sessions === 0)
    return (
      <Card title={t('own-sweat.map.title')}>
        <Text size="sm">
          {t('own-sweat.map.none')}{' '}
          <Anchor component={Link} to="/sessions" underline="always">
            {t('own-sweat.map.sessions')}
          </Anchor>
        </Text>
      </Card>
    );
  return (
    <Card title={t('own-sweat.map.title')} lead={t('own-sweat.map.lead', { day: numbers.day(map.since) })}>
      <MapTable map={isResting ? { ...map, fill: null } : map} />
      <Text size="xs" c="dimmed">
        {t('own-sweat.map.key')} {t('own-sweat.map.effortKey')}
      </Text>
      {!isResting && <Fill map={map} />}
    </Card>
  );
}

function Fill({ map: { fill, air } }: { map: SweatMap }) {
  const words = useWords();
  const { t, numbers } = words;
  const effort = { light: '', easy: '', steady: '', hard: '' };
  for (const one of ['light', 'easy', 'steady', 'hard'] as const)
    effort[one] = t(`own-sweat.effort.${one}`).toLowerCase();
  return (
    <Stack gap={4}>
      <Title order={3}>{t('own-sweat.map.fill.title')}</Title>
      <Text size="sm">
        {fill
          ? t(`own-sweat.map.fill.${fill.why}`, {
              ...effort,
              effort: fill.effort,
              air: airWords(words, air[fill.air]!),
              percent: numbers.decimal(fill.gain * 100, 0),
            })
          : t('own-sweat.map.fill.nothing')}{' '}
        <Anchor component={Link} to="/weighing" underline="always">
          {t('own-sweat.map.fill.how')}
        </Anchor>
      </Text>
    </Stack>
  );
}
