import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Door } from '#web/account/door.tsx';
import { registrationQuery } from '#web/account/door-queries.ts';
import { ToSignIn } from '#web/account/to-sign-in.tsx';
import { useWords } from '#web/words/words.tsx';

/** Somebody has a link into a team and is not signed in: the code waits in this tab until they are. */
export function InvitedPage() {
  const { t } = useWords();
  const { data: registration } = useQuery(registrationQuery);
  return (
    <Door title={t('teams-page.invited.title')} lead={t('teams-page.invited.lead')}>
      <Stack gap="md">
        <ToSignIn />
        {registration?.door === 'open' ? (
          <Button component={Link} to="/join" variant="default" size="md" fullWidth>
            {t('people.join.submit')}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {t('teams-page.invited.closed')}
          </Text>
        )}
      </Stack>
    </Door>
  );
}
