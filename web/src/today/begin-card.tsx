import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import type { Today } from '#web/today/today-query.ts';
import { useWords } from '#web/words/words.tsx';

/** The one thing that is needed before there is anything to show. */
export function BeginCard({ today }: { today: Today }) {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  return (
    <Card title={t('today.begin.title')}>
      <Step today={today} />
      {me?.role === 'coach' && (
        <Button component={Link} to="/teams" variant="subtle" w="fit-content">
          {t('today.begin.teams')}
        </Button>
      )}
    </Card>
  );
}

function Step({ today: { hasMass, isLinked } }: { today: Today }) {
  const { t } = useWords();
  if (!hasMass && !isLinked)
    return (
      <>
        <Text>{t('today.begin.mass')}</Text>
        <Button component={Link} to="/profile" w="fit-content">
          {t('today.begin.mass.open')}
        </Button>
      </>
    );
  if (isLinked)
    return (
      <>
        <Text>{t('today.begin.linked')}</Text>
        <Button component={Link} to="/links" w="fit-content">
          {t('today.begin.linked.open')}
        </Button>
      </>
    );
  return (
    <>
      <Text>{t('today.begin.session')}</Text>
      <Group gap="sm">
        <Button component={Link} to="/links">
          {t('today.begin.link')}
        </Button>
        <Button component={Link} to="/sessions" variant="default">
          {t('today.begin.file')}
        </Button>
      </Group>
    </>
  );
}
