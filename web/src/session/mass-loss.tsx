import { Text } from '@mantine/core';
import type { Estimate } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  massLossKg: NonNullable<Estimate['massLossKg']>;
  sweatL: number;
}

/** A scale also misses what left by breath and as burnt fuel; a litre of sweat weighs a kilogram. */
export function MassLoss({ massLossKg, sweatL }: Props) {
  const { t, numbers } = useWords();
  return (
    <Card title={t('massLoss.title')}>
      <Text className="figures">
        {t('massLoss.range', {
          kg: numbers.decimal(massLossKg.kg, 1),
          low: numbers.decimal(massLossKg.p10, 1),
          high: numbers.decimal(massLossKg.p90, 1),
        })}
      </Text>
      <Text size="sm" c="dimmed" className="figures">
        {t('massLoss.why', { kg: numbers.decimal(Math.max(0, massLossKg.kg - sweatL), 2) })}
      </Text>
    </Card>
  );
}
