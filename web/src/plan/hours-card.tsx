import { Stack, Text } from '@mantine/core';
import { Card } from '#web/look/card.tsx';
import { ForecastLine } from '#web/plan/forecast-line.tsx';
import { HourBars } from '#web/plan/hour-bars.tsx';
import { HourTable } from '#web/plan/hour-table.tsx';
import { LossCurve } from '#web/plan/loss-curve.tsx';
import { litreRange } from '#web/plan/litre-words.ts';
import type { PlanDetail } from '#web/plan/plan-api.ts';
import { useWords } from '#web/words/words.tsx';

/** The answer: how much, as a range, and when, hour by hour: in pictures, and as a table. */
export function HoursCard({ plan }: { plan: PlanDetail }) {
  const words = useWords();
  const { t } = words;
  const { hours, sweatL } = plan.expected;
  return (
    <Card title={t('planning.loss.title')} lead={t('planning.loss.lead')}>
      <Stack gap="lg">
        <Text className="figures" lh={1.15} fz="clamp(1.7rem, 1.3rem + 2vw, 2.4rem)" fw={650} lts="-0.03em">
          {litreRange(words, sweatL!)}
        </Text>
        <ForecastLine plan={plan} />
        <LossCurve hours={hours} byHourL={plan.drinking.byHourL} />
        {hours.length > 1 && <HourBars hours={hours} />}
        <HourTable plan={plan} />
      </Stack>
    </Card>
  );
}
