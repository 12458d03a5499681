import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { supplementQuery } from '#web/labs/lab-queries.ts';
import { WhomToCall } from '#web/labs/value-told.tsx';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** What the rule for supplements comes to: mostly that none is needed. */
export function SupplementCard() {
  const { t } = useWords();
  const { data, error } = useQuery(supplementQuery);
  return (
    <Card title={t('labs.supplement.title')}>
      <ProblemNote error={error} />
      {data && (
        <Stack gap="xs">
          <Text fw={600}>{data.title}</Text>
          {data.text.map((sentence) => (
            <Text key={sentence} size="sm">
              {sentence}
            </Text>
          ))}
          {data.outcome === 'red-flag' && <WhomToCall />}
          {data.outcome === 'tell-conditions' && (
            <Anchor component={Link} to="/circumstances" size="sm">
              {t('labs.supplement.tell-conditions.link')}
            </Anchor>
          )}
          {data.outcome === 'tell-signs' && (
            <Anchor component={Link} to="/check-in" size="sm">
              {t('labs.supplement.tell-signs.link')}
            </Anchor>
          )}
        </Stack>
      )}
    </Card>
  );
}
