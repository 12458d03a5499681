import { Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { browserHabits } from '#web/account/browser-habits.ts';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { TeamForm } from '#web/teams/team-form.tsx';
import { useTeamChange } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** A coach begins a team, and is its first head coach. */
export function NewTeamPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const [myName, setMyName] = useState('');
  const begin = useTeamChange(teamApi.begin);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('teams-page.new.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('teams-page.new.lead')}
        </Text>
      </div>
      <Card title={t('teams-page.new.card')}>
        <TeamForm
          initial={{ name: '', timeZone: me?.timeZone ?? browserHabits().timeZone }}
          submit={t('teams-page.new.submit')}
          isPending={begin.isPending}
          error={begin.error}
          onSubmit={(told) =>
            begin.mutate(
              { ...told, myName: myName.trim() },
              { onSuccess: ({ id }) => void navigate({ to: `/teams/${id}/people` }) },
            )
          }
        >
          <TextInput
            label={t('teams-page.name')}
            description={t('teams-page.new.myName.why')}
            required
            maxLength={60}
            autoComplete="off"
            value={myName}
            onChange={(event) => setMyName(event.currentTarget.value)}
          />
        </TeamForm>
      </Card>
    </Stack>
  );
}
