import { Text } from '@mantine/core';
import type { Estimate } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { measureOf } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  massLossKg: NonNullable<Estimate['massLossKg']>;
  sweatL: number;
}

/** A scale also misses what left by breath and as burnt fuel; a litre of sweat weighs a kilogram. */
export function MassLoss({ massLossKg, sweatL }: Props) {
  const { t, numbers } = useWords();
  const { fromMetric, unit } = measureOf(numbers.units, 'kg');
  return (
    <Card title={t('massLoss.title')}>
      <Text className="figures">
        {t('massLoss.range', {
          mass: numbers.measured(massLossKg.kg, 'kg'),
          low: numbers.decimal(fromMetric(massLossKg.p10), 1),
          high: numbers.decimal(fromMetric(massLossKg.p90), 1),
        })}
      </Text>
      <Text size="sm" c="dimmed" className="figures">
        {t('massLoss.why', {
          mass: `${numbers.decimal(fromMetric(Math.max(0, massLossKg.kg - sweatL)), 2)} ${unit}`,
        })}
      </Text>
    </Card>
  );
}
