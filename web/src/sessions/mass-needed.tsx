import { Alert, Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { massesQuery } from '#web/app/queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Says that nothing can be estimated yet, and where to mend that. */
export function MassNeeded() {
  const { t } = useWords();
  const { data: masses } = useQuery(massesQuery);
  if (masses === undefined || masses.length > 0) return null;
  return (
    <Alert color="ember" variant="light" role="note">
      {t('massNeeded.text')}{' '}
      <Anchor component={Link} to="/profile" fw={600} inherit>
        {t('massNeeded.link')}
      </Anchor>
    </Alert>
  );
}
