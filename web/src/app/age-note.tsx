import { Alert, Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Me } from '#web/api-shapes.ts';
import { useWords } from '#web/words/words.tsx';

/** Asks whoever was given an account before birth dates were told. */
export function AgeNote({ me }: { me: Me }) {
  const { t } = useWords();
  if (me.ageGroup !== 'unknown') return null;
  return (
    <Alert color="ember" variant="light" radius="md" mb="md" role="note" title={t('people.age.title')}>
      {t('people.age.text')}{' '}
      <Anchor component={Link} to="/profile" fw={600} inherit>
        {t('people.age.link')}
      </Anchor>
    </Alert>
  );
}
