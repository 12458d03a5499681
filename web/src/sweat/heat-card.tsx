import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '#web/look/card.tsx';
import { CitedWorks } from '#web/look/cited-works.tsx';
import { Fold } from '#web/look/fold.tsx';
import { HeatPicture } from '#web/sweat/heat-picture.tsx';
import type { Heat } from '#web/sweat/sweat-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Below this nothing is left that anybody could tell. */
const COUNTS_FROM = 0.5;

/** How far one is used to heat, what made it, how it fades, and the rule behind it. */
export function HeatCard({ heat }: { heat: Heat }) {
  const { t, numbers } = useWords();
  const { heatDays, times, insideFactor, ahead, sources } = heat;
  const days = (value: number) => numbers.decimal(value, 0);
  const counts = heatDays >= COUNTS_FROM;
  const wasAny = heat.days.some((day) => day.heatDays >= COUNTS_FROM);
  return (
    <Card title={t('own-sweat.heat.title')} lead={t('own-sweat.heat.lead')}>
      {counts ? (
        <>
          <Text className="figures">{t('own-sweat.heat.now', { count: Math.round(heatDays) })}</Text>
          <Text size="sm" className="figures">
            {t('own-sweat.heat.gain', { percent: numbers.decimal((times - 1) * 100, 0) })}{' '}
            {t(insideFactor ? 'own-sweat.heat.inside' : 'own-sweat.heat.counted')}{' '}
            {t('own-sweat.heat.fades', {
              now: days(heatDays),
              week: days(ahead[0]!.heatDays),
              month: days(ahead.at(-1)!.heatDays),
            })}
          </Text>
        </>
      ) : (
        <Text size="sm">{t('own-sweat.heat.none')}</Text>
      )}
      {wasAny && <HeatPicture days={heat.days} />}
      <Made sessions={heat.sessions} />
      <Fold title={t('own-sweat.heat.rule.title')}>
        <Stack gap="sm">
          <Text size="sm">{t('own-sweat.heat.rule')}</Text>
          <Title order={3} fz="sm">
            {t('own-sweat.heat.sources')}
          </Title>
          <CitedWorks works={sources} />
        </Stack>
      </Fold>
    </Card>
  );
}

function Made({ sessions }: Pick<Heat, 'sessions'>) {
  const { t, tOr, numbers } = useWords();
  if (sessions.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('own-sweat.heat.madeNone')}
      </Text>
    );
  return (
    <div>
      <Title order={3} mb={4}>
        {t('own-sweat.heat.made')}
      </Title>
      <List size="sm" spacing={4}>
        {sessions.map(({ sessionId, sport, startedAt, utcOffsetS, airC, durationMin }) => (
          <List.Item key={sessionId}>
            <Anchor component={Link} to={`/sessions/${sessionId}`} size="sm">
              {tOr([`sport.${sport}`], sport)}, {numbers.dateTime(startedAt, utcOffsetS)}
            </Anchor>
            {': '}
            {t('own-sweat.heat.session', {
              air: numbers.measured(airC, '°C'),
              duration: numbers.duration(durationMin * 60),
            })}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
