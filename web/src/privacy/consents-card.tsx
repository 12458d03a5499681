import { Anchor, List, Stack, Switch, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Consent } from '#web/links/link-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { saidQuery } from '#web/privacy/privacy-queries.ts';
import { useConsent } from '#web/privacy/use-consent.ts';
import { useWords } from '#web/words/words.tsx';

/** What one allows, each with the whole text, and everything one ever said. */
export function ConsentsCard() {
  const { t, numbers } = useWords();
  const { data } = useSuspenseQuery(saidQuery);
  return (
    <Card title={t('privacy.consents.title')} lead={t('privacy.consents.lead')}>
      <Stack gap="lg">
        {data.items.map((consent) => (
          <OneConsent key={consent.purpose} consent={consent} />
        ))}
      </Stack>
      {data.log.length > 0 && (
        <Fold title={t('privacy.consents.log')}>
          <List size="sm" spacing={4}>
            {data.log.map((line) => (
              <List.Item key={`${line.purpose} ${line.at} ${String(line.saidHere)}`}>
                {numbers.day(line.at)}: {t(`consents.${line.purpose}.label`)},{' '}
                <b>{t(line.given ? 'privacy.consents.yes' : 'privacy.consents.no')}</b>
                {!line.saidHere && ` (${t('privacy.consents.elsewhere')})`}
                {line.saidHere && !line.isTodaysText && ` (${t('privacy.consents.oldWords')})`}
              </List.Item>
            ))}
          </List>
        </Fold>
      )}
    </Card>
  );
}

function OneConsent({ consent }: { consent: Consent }) {
  const { t, numbers } = useWords();
  const say = useConsent(consent);
  // Turned at once; the server's word counts when it has come.
  const given = say.isPending ? say.variables : consent.given;
  const isWithdrawn = !given && consent.at !== null;
  return (
    <Stack gap={4}>
      <Switch
        label={consent.label}
        description={consent.text}
        checked={given}
        disabled={say.isPending}
        onChange={(event) => say.mutate(event.currentTarget.checked)}
      />
      {consent.at !== null && (
        <Text size="sm" c="dimmed">
          {t(given ? 'privacy.consents.since' : 'privacy.consents.refused', { day: numbers.day(consent.at) })}
        </Text>
      )}
      {isWithdrawn && consent.purpose === 'health-data' && (
        <Text size="sm">
          {t('privacy.consents.kept')} <Anchor href="#erase">{t('privacy.consents.erase')}</Anchor>
        </Text>
      )}
      <ProblemNote error={say.error} />
    </Stack>
  );
}
