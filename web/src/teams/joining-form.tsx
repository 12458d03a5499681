import { Alert, Button, Divider, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { PurposeQuestion } from '#web/privacy/purpose-question.tsx';
import { coachesTold } from '#web/teams/coaches-told.ts';
import { forgetCode } from '#web/teams/code-on-the-way.ts';
import { type Choice, ShareChoices, sharesOf } from '#web/teams/share-choices.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import type { Opening } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  code: string;
  opening: Opening;
}

/** The team that a code opens: who coaches it, what one is called there and what its coaches may see. */
export function JoiningForm({ code, opening }: Props) {
  const words = useWords();
  const { t } = words;
  const { teamId, name: teamName, letsIn, coaches, isIn, shares, guardianNeeded } = opening;
  const [name, setName] = useState('');
  const [choices, setChoices] = useState<Partial<Record<string, Choice>>>({});
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const isAthlete = letsIn === 'athlete';
  const join = useTeamChange(() =>
    teamApi.join({ code, name: name.trim(), shares: sharesOf(shares, choices) }),
  );
  const lead =
    coaches.length === 0
      ? t('teams-page.join.noCoach')
      : t('teams-page.team.lead', { coaches: coachesTold(words, coaches) });

  if (isIn) {
    return (
      <Card title={teamName} lead={lead}>
        <Text>{t('teams-page.join.isIn')}</Text>
        <Group>
          <Button
            component={Link}
            to={isAthlete ? '/teams' : `/teams/${teamId}`}
            variant="default"
            onClick={forgetCode}
          >
            {t('teams-page.join.there')}
          </Button>
        </Group>
      </Card>
    );
  }
  return (
    <Card title={teamName} lead={lead}>
      {!isAthlete && <Text>{t(`teams-page.join.as.${letsIn}`)}</Text>}
      {isAthlete && guardianNeeded && (
        <Alert color="ember" variant="light" radius="md" role="note" title={t('teams-page.join.guardian')}>
          {t('teams-page.join.guardian.why')}
        </Alert>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          join.mutate(undefined, {
            onSuccess: () => {
              forgetCode();
              queryClient.removeQueries({ queryKey: ['team-opening'] });
              void navigate({ to: isAthlete ? '/teams' : `/teams/${teamId}` });
            },
          });
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('teams-page.name')}
            description={t('teams-page.name.why')}
            required
            maxLength={60}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {isAthlete && (
            <>
              <div>
                <Title order={3}>{t('teams-page.join.shares')}</Title>
                <Text size="sm" c="dimmed" mt={4}>
                  {t('teams-page.join.shares.lead')}
                </Text>
              </div>
              <PurposeQuestion purpose="health-data" allow={t('privacy.ask.yes')}>
                <PurposeQuestion purpose="sharing" allow={t('privacy.ask.yes')}>
                  <ShareChoices shares={shares} choices={choices} onChoices={setChoices} />
                </PurposeQuestion>
              </PurposeQuestion>
              <Divider />
            </>
          )}
          <ProblemNote error={join.error} />
          <Group>
            <Button type="submit" size="md" loading={join.isPending} disabled={name.trim() === ''}>
              {t('teams-page.join.submit', { team: teamName })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
