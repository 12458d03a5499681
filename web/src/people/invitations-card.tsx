import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { registrationQuery } from '#web/account/door-queries.ts';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { api } from '#web/api.ts';
import type { Role } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { BinIcon } from '#web/look/icons.tsx';
import { ShownOnce } from '#web/look/shown-once.tsx';
import { invitationsQuery } from '#web/people/people-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  mayInvite: Role[];
}

export function InvitationsCard({ mayInvite }: Props) {
  const { t, language } = useWords();
  const { data: registration } = useQuery(registrationQuery);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('athlete');
  const confirmed = useConfirmed();
  const queryClient = useQueryClient();
  const invite = useMutation({
    mutationFn: () => confirmed(() => api.invite({ role, language, email: email.trim() || null })),
    onSuccess: async () => {
      setEmail('');
      await queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  const made = invite.data;

  return (
    <Card title={t('people.invite.title')} lead={t('people.invite.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            type="email"
            label={t('people.invite.email')}
            description={t(registration?.mail ? 'people.invite.email.mailed' : 'people.invite.email.why')}
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Group align="flex-end" gap="sm">
            {mayInvite.length > 1 && (
              <NativeSelect
                label={t('people.invite.role')}
                description={t(`people.role.${role}.why`)}
                value={role}
                onChange={(event) => setRole(event.currentTarget.value as Role)}
                data={mayInvite.map((each) => ({ value: each, label: t(`people.role.${each}`) }))}
                flex="1 1 260px"
              />
            )}
            <Button type="submit" size="md" variant="default" loading={invite.isPending}>
              {t('people.invite.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
      <ProblemNote error={invite.error} />
      {made && made.link !== null && (
        <ShownOnce title={t('people.invite.shown')} secret={new URL(made.link, location.origin).href} />
      )}
      {made?.link === null && (
        <Text size="sm" role="status">
          {t('people.invite.sent')}
        </Text>
      )}
      <OpenInvitations />
    </Card>
  );
}

function OpenInvitations() {
  const { t, numbers } = useWords();
  const { data: invitations } = useSuspenseQuery(invitationsQuery);
  const queryClient = useQueryClient();
  const takeBack = useMutation({
    mutationFn: api.takeInvitationBack,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  if (invitations.length === 0) return null;
  return (
    <>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {invitations.map(({ id, email, role, expiresAt }) => {
          const whom = email ?? t('people.invite.anybody');
          const day = numbers.day(expiresAt);
          return (
            <Group key={id} component="li" justify="space-between" wrap="nowrap" py={6}>
              <div style={{ overflowWrap: 'anywhere' }}>
                <Text size="sm" fw={550}>
                  {whom}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('people.invite.open', { role: t(`people.role.${role}`), day })}
                </Text>
              </div>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('people.invite.takeBack', { whom })}
                onClick={() => takeBack.mutate(id)}
              >
                <BinIcon size={18} />
              </ActionIcon>
            </Group>
          );
        })}
      </Stack>
      <ProblemNote error={takeBack.error} />
    </>
  );
}
