import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '#web/look/card.tsx';
import type { LookAt } from '#web/squad/board-shapes.ts';
import { Reasons } from '#web/squad/reasons.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  teamId: string;
  people: LookAt[];
}

/** Whom to look at today, each with the reasons in words: no number ranks anybody. */
export function ToLookAtCard({ teamId, people }: Props) {
  const { t } = useWords();
  return (
    <Card title={t('squad.look.title')} lead={t('squad.look.lead')}>
      {people.length === 0 ? (
        <Text size="sm">{t('squad.look.nobody')}</Text>
      ) : (
        <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
          {people.map(({ memberId, name, reasons }) => (
            <li key={memberId}>
              <Anchor component={Link} to={`/teams/${teamId}/members/${memberId}`} fw={600}>
                {name}
              </Anchor>
              <Reasons reasons={reasons} />
            </li>
          ))}
        </Stack>
      )}
    </Card>
  );
}
