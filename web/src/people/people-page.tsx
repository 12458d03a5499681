import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { meQuery } from '#web/app/queries.ts';
import { InvitationsCard } from '#web/people/invitations-card.tsx';
import { RosterCard } from '#web/people/roster-card.tsx';
import { useWords } from '#web/words/words.tsx';

/** Who has an account here and who is to get one, for those who run this Svett; for a coach, whom they invited. */
export function PeoplePage() {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meQuery);
  const isOperator = me?.role === 'operator';
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('people.roster.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t(isOperator ? 'people.roster.lead' : 'people.roster.lead.coach')}
        </Text>
      </div>
      <Suspense fallback={<Skeleton h={240} radius="lg" aria-hidden="true" />}>
        <InvitationsCard mayInvite={isOperator ? ['athlete', 'coach', 'operator'] : ['athlete']} />
        {isOperator && <RosterCard ownId={me.accountId} />}
      </Suspense>
    </Stack>
  );
}
