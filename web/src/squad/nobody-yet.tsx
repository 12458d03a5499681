import { Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '#web/words/words.tsx';

/** In the place of a board of nobody: the way to let athletes in. */
export function NobodyYet({ teamId }: { teamId: string }) {
  const { t } = useWords();
  return (
    <Stack gap="sm">
      <Text role="status">{t('squad.board.empty')}</Text>
      <Group>
        <Button component={Link} to={`/teams/${teamId}/people`}>
          {t('teams-page.nav.people')}
        </Button>
      </Group>
    </Stack>
  );
}
