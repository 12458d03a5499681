import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '#web/look/card.tsx';
import type { Team } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

/** The teams somebody coaches, each with the way to its board. */
export function CoachedCard({ teams, mayBegin }: { teams: Team[]; mayBegin: boolean }) {
  const { t, numbers } = useWords();
  if (teams.length === 0 && !mayBegin) return null;
  return (
    <Card title={t('teams-page.coached.title')} lead={t('teams-page.coached.lead')}>
      {teams.length > 0 && (
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {teams.map(({ id, name, asCoach }) => (
            <li key={id}>
              <Anchor component={Link} to={`/teams/${id}`} fw={600}>
                {name}
              </Anchor>
              {asCoach && (
                <Text size="sm" c="dimmed">
                  {asCoach.untilDay === null
                    ? t(`teams-page.coached.${asCoach.role}`)
                    : t(`teams-page.coached.${asCoach.role}.until`, { day: numbers.day(asCoach.untilDay) })}
                </Text>
              )}
            </li>
          ))}
        </Stack>
      )}
      {mayBegin && (
        <Group>
          <Button component={Link} to="/teams/new" variant="default">
            {t('teams-page.coached.new')}
          </Button>
        </Group>
      )}
    </Card>
  );
}
