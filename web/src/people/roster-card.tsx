import { Badge, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { api } from '#web/api.ts';
import { type Listed, type Role, ROLES } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { ShownOnce } from '#web/look/shown-once.tsx';
import { peopleQuery } from '#web/people/people-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  ownId: string;
}

export function RosterCard({ ownId }: Props) {
  const { t } = useWords();
  const { data: people } = useSuspenseQuery(peopleQuery);
  return (
    <Card title={t('people.roster.card')} lead={t('people.roster.remove')}>
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} isOwn={person.id === ownId} />
        ))}
      </Stack>
    </Card>
  );
}

function PersonRow({ person, isOwn }: { person: Listed; isOwn: boolean }) {
  const { t, numbers } = useWords();
  const { id, email, role, lastSeenAt } = person;
  const confirmed = useConfirmed();
  const queryClient = useQueryClient();
  const assign = useMutation({
    mutationFn: (chosen: Role) => confirmed(() => api.assignRole(id, chosen)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: isOwn ? [] : peopleQuery.queryKey }),
  });
  const reset = useMutation({ mutationFn: () => confirmed(() => api.makeResetLink(id)) });

  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between" gap="sm">
        <div style={{ overflowWrap: 'anywhere', flex: '1 1 200px' }}>
          <Group gap="xs">
            <Text size="sm" fw={550}>
              {email}
            </Text>
            {isOwn && (
              <Badge variant="light" size="sm" tt="none">
                {t('people.roster.you')}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {lastSeenAt === null
              ? t('people.roster.unseen')
              : t('people.roster.seen', { day: numbers.day(lastSeenAt) })}
          </Text>
        </div>
        <Group gap="sm">
          <NativeSelect
            aria-label={t('people.roster.role', { email })}
            value={role}
            disabled={assign.isPending}
            onChange={(event) => assign.mutate(event.currentTarget.value as Role)}
            data={ROLES.map((each) => ({ value: each, label: t(`people.role.${each}`) }))}
          />
          {!isOwn && (
            <Button
              variant="default"
              aria-label={t('people.roster.reset.label', { email })}
              loading={reset.isPending}
              onClick={() => reset.mutate()}
            >
              {t('people.roster.reset')}
            </Button>
          )}
        </Group>
      </Group>
      {reset.data && <HandedOver email={email} link={reset.data.link} />}
      <ProblemNote error={assign.error ?? reset.error} />
    </Stack>
  );
}

function HandedOver({ email, link }: { email: string; link: string | null }) {
  const { t } = useWords();
  if (link === null)
    return (
      <Text size="sm" role="status">
        {t('people.roster.reset.mailed', { email })}
      </Text>
    );
  return (
    <ShownOnce
      title={t('people.roster.reset.shown', { email })}
      secret={new URL(link, location.origin).href}
    />
  );
}
