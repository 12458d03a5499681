import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PlanDetail } from '#web/plan/plan-api.ts';
import { useWords } from '#web/words/words.tsx';

/** Whether a forecast stands behind the range, and if none does, why not and from when on one may; on paper, too. */
export function ForecastLine({ plan: { forecast, forecastFrom } }: { plan: PlanDetail }) {
  const { t, numbers } = useWords();
  if (forecast === null) return null;
  return (
    <Text size="sm" c="dimmed">
      {t(`planning-place.forecast.${forecast}`, {
        day: forecastFrom === null ? '' : numbers.weekday(forecastFrom),
      })}{' '}
      {forecast === 'no-consent' && (
        <Anchor component={Link} to="/privacy" size="sm" underline="always" data-print="no">
          {t('planning-place.forecast.no-consent.do')}
        </Anchor>
      )}
    </Text>
  );
}
