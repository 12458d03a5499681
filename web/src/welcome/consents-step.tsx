import { Paper, Stack, Switch, Text } from '@mantine/core';
import { useIsMutating, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Consent } from '#web/links/link-shapes.ts';
import { Fold } from '#web/look/fold.tsx';
import { saidQuery } from '#web/privacy/privacy-queries.ts';
import { useConsent } from '#web/privacy/use-consent.ts';
import { HabitsRow } from '#web/welcome/habits-row.tsx';
import { StepButtons } from '#web/welcome/step-buttons.tsx';
import type { StepProps } from '#web/welcome/step-props.ts';
import { useWords } from '#web/words/words.tsx';

/** What the first estimate needs, or is better for. Everything else is asked again where it is about to be used. */
const NOW: Consent['purpose'][] = ['health-data', 'weather-lookups'];

/** A yes or no to each purpose, in its own words. Nothing is on that nobody has turned on. */
export function ConsentsStep({ me, onNext, onBack }: StepProps & { me: Me }) {
  const { t } = useWords();
  const { data } = useSuspenseQuery(saidQuery);
  // What comes next hangs on what was said.
  const isSaying = useIsMutating() > 0;
  const isNow = ({ purpose }: Consent) => NOW.includes(purpose);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <Stack gap="lg">
        <HabitsRow me={me} />
        <Paper className="surface" p={{ base: 'md', sm: 'lg' }}>
          <Stack gap="lg">
            {data.items.filter(isNow).map((consent) => (
              <Purpose key={consent.purpose} consent={consent} />
            ))}
            <Fold title={t('welcome.consents.later')}>
              <Stack gap="lg" pt="sm">
                <Text size="sm" c="dimmed">
                  {t('welcome.consents.later.why')}
                </Text>
                {data.items
                  .filter((consent) => !isNow(consent))
                  .map((consent) => (
                    <Purpose key={consent.purpose} consent={consent} />
                  ))}
              </Stack>
            </Fold>
          </Stack>
        </Paper>
        <StepButtons onBack={onBack} isBusy={isSaying} />
      </Stack>
    </form>
  );
}

function Purpose({ consent }: { consent: Consent }) {
  const { t } = useWords();
  const say = useConsent(consent);
  // Turned at once; the server's word counts when it has come.
  const given = say.isPending ? say.variables : consent.given;
  const [wasGiven] = useState(consent.given);
  const isKnown = wasGiven && given;
  return (
    <Stack gap={4}>
      <Switch
        label={consent.label}
        description={isKnown ? t('welcome.consents.said') : consent.text}
        checked={given}
        disabled={say.isPending}
        onChange={(event) => say.mutate(event.currentTarget.checked)}
      />
      {consent.purpose === 'health-data' && !given && <Text size="sm">{t('welcome.consents.without')}</Text>}
      {isKnown && (
        <Fold title={t('welcome.consents.text')}>
          <Text size="sm" pt="xs">
            {consent.text}
          </Text>
        </Fold>
      )}
      <ProblemNote error={say.error} />
    </Stack>
  );
}
