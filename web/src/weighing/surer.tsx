import { Stack, Text, Title } from '@mantine/core';
import type { SweatFactor } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { Narrowing } from '#web/weighing/narrowing.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  weighIns: number;
  items: SweatFactor[];
}

/** For each kind of session its likely range before any weighing, and now. */
export function Surer({ weighIns, items }: Props) {
  const { t } = useWords();
  return (
    <Card title={t('weighing.surer.title')} lead={t('weighing.surer.lead', { count: weighIns })}>
      {items.length === 0 && <Text size="sm">{t('weighing.surer.none')}</Text>}
      <Stack gap="xl">
        {items.map((item) => (
          <Kind key={`${item.group} ${item.band}`} item={item} />
        ))}
      </Stack>
    </Card>
  );
}

function Kind({ item }: { item: SweatFactor }) {
  const { t, numbers } = useWords();
  const { before, after, factor, narrower, tests, group, band } = item;
  const litres = (value: number) => numbers.decimal(value, 1);
  const range = ({ p10, p90 }: SweatFactor['after']) => ({ low: litres(p10), high: litres(p90) });
  const isLearned = narrower > 0;
  const learned = t('weighing.surer.now', {
    ...range(after),
    percent: numbers.decimal(narrower * 100, 0),
    tests,
  });
  const unlearned = t('weighing.surer.before', range(before));
  const ranges = [{ name: t(isLearned ? 'weighing.row.before' : 'weighing.row.now'), range: before }];
  if (isLearned) ranges.push({ name: t('weighing.row.now'), range: after });
  return (
    <Stack gap="xs">
      <Title order={3} fz="md">
        {t('weighing.surer.kind', {
          kind: t(`weighing.kind.${group}`),
          air: t(`weighing.band.${band}`),
          duration: numbers.duration(item.durationMin * 60),
        })}
      </Title>
      <Narrowing ranges={ranges} label={isLearned ? `${unlearned} ${learned}` : unlearned} />
      <Text size="sm" className="figures">
        {isLearned ? learned : unlearned}
      </Text>
      {isLearned && (
        <Text size="sm" c="dimmed" className="figures">
          {t('weighing.surer.factor', {
            times: numbers.decimal(factor.times, 2),
            low: numbers.decimal(factor.p10, 2),
            high: numbers.decimal(factor.p90, 2),
          })}
        </Text>
      )}
    </Stack>
  );
}
