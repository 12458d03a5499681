import { Anchor, Switch, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { consentsQuery } from '#web/links/link-queries.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** Leave to ask a weather service, which tells it a place: given and taken back here. */
export function WeatherCard() {
  const { t, numbers } = useWords();
  const { data: consents } = useSuspenseQuery(consentsQuery);
  const consent = consents.find(({ purpose }) => purpose === 'weather-lookups');
  const queryClient = useQueryClient();
  const say = useMutation({
    mutationFn: (given: boolean) => api.consent('weather-lookups', given),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: consentsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: ['estimate'] });
      await queryClient.invalidateQueries({ queryKey: ['estimates'] });
    },
  });
  // Turned at once; the server's word counts when it has come.
  const given = say.isPending ? say.variables : (consent?.given ?? false);
  return (
    <Card title={t('links.weather.title')} lead={t('links.weather.lead')}>
      <Switch
        label={t('consents.weather-lookups.label')}
        description={t('consents.weather-lookups.text')}
        checked={given}
        disabled={say.isPending}
        onChange={(event) => say.mutate(event.currentTarget.checked)}
      />
      {given && consent?.at && (
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
