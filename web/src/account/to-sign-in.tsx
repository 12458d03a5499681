import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '#web/words/words.tsx';

/** Where the pages end that one comes to by a link. */
export function ToSignIn() {
  const { t } = useWords();
  return (
    <Button component={Link} to="/sign-in" fullWidth size="md">
      {t('signIn.submit')}
    </Button>
  );
}
