import { Anchor, Switch, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { consentsQuery } from '#web/links/link-queries.ts';
import type { Consent } from '#web/links/link-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { useConsent } from '#web/privacy/use-consent.ts';
import { useWords } from '#web/words/words.tsx';

/** Leave to ask a weather service, which tells it a place: given and taken back here. */
export function WeatherCard() {
  const { data: consents } = useSuspenseQuery(consentsQuery);
  const consent = consents.find(({ purpose }) => purpose === 'weather-lookups');
  return consent && <WeatherConsent consent={consent} />;
}

function WeatherConsent({ consent }: { consent: Consent }) {
  const { t, numbers } = useWords();
  const say = useConsent(consent);
  // Turned at once; the server's word counts when it has come.
  const given = say.isPending ? say.variables : consent.given;
  return (
    <Card title={t('links.weather.title')} lead={t('links.weather.lead')}>
      <Switch
        label={consent.label}
        description={consent.text}
        checked={given}
        disabled={say.isPending}
        onChange={(event) => say.mutate(event.currentTarget.checked)}
      />
      {given && consent.at !== null && (
        <Text size="sm" c="dimmed">
          {t('links.weather.since', { day: numbers.day(consent.at) })}
        </Text>
      )}
      <ProblemNote error={say.error} />
      <Text size="xs" c="dimmed">
        <Anchor href="https://open-meteo.com/" inherit rel="noreferrer" target="_blank">
          Weather data by Open-Meteo.com
        </Anchor>
        {', MET Norway, SMHI'}
      </Text>
    </Card>
  );
}
