import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registrationQuery } from '#web/account/door-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** For who stands before the door without a key. */
export function OtherWays() {
  const { t } = useWords();
  const { data: registration } = useQuery(registrationQuery);
  return (
    <Stack gap={6} mt="md" align="flex-start">
      <Anchor component={Link} to="/forgot" size="sm">
        {t('people.forgot.link')}
      </Anchor>
      {registration?.door === 'open' && (
        <Anchor component={Link} to="/join" size="sm">
          {t('people.signIn.join')}
        </Anchor>
      )}
    </Stack>
  );
}
