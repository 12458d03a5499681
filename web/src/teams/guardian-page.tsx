import { Button, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Door } from '#web/account/door.tsx';
import { tokenInLink } from '#web/account/token-in-link.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { guardianQuery } from '#web/teams/team-queries.ts';
import type { GuardianPaper } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

/** A guardian reads what a young person would share with a team, and says yes or no. No account is needed. */
export function GuardianPage() {
  const { t, language } = useWords();
  const [token] = useState(tokenInLink);
  const { data: paper, error } = useQuery(guardianQuery(token, language));
  const lead = paper
    ? t('teams-page.guardianPage.lead', {
        guardian: paper.guardianName,
        athlete: paper.athleteName,
        team: paper.teamName,
      })
    : t('teams-page.guardianPage.lead.unknown');
  return (
    <Door title={t('teams-page.guardianPage.title')} lead={lead}>
      {token === null && <Text>{t('people.reset.noToken')}</Text>}
      <ProblemNote error={error} />
      {token !== null && !paper && !error && <Skeleton h={280} aria-hidden="true" />}
      {paper && token !== null && <Paper token={token} paper={paper} />}
    </Door>
  );
}

function Paper({ token, paper }: { token: string; paper: GuardianPaper }) {
  const { t, language, numbers } = useWords();
  const queryClient = useQueryClient();
  const say = useMutation({
    mutationFn: (given: boolean) =>
      teamApi.guardianSays({ token, language, given, ...(given && { textSha256: paper.textSha256 }) }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['guardian'] }),
  });
  const { given, mayAnswer } = paper;
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>{paper.label}</Text>
        <Text size="sm" mt={6}>
          {paper.text}
        </Text>
      </div>
      <div>
        <Text size="sm" fw={600}>
          {t('teams-page.guardianPage.coaches')}
        </Text>
        <List size="sm">
          {paper.coaches.map((name) => (
            <List.Item key={name}>{name}</List.Item>
          ))}
        </List>
      </div>
      {given !== null && (
        <Text role="status" fw={550}>
          {t(given ? 'teams-page.guardianPage.saidYes' : 'teams-page.guardianPage.saidNo')}
        </Text>
      )}
      {!mayAnswer && given !== true && <Text size="sm">{t('teams-page.guardianPage.late')}</Text>}
      {mayAnswer && given === null && (
        <Text size="sm" c="dimmed">
          {t('teams-page.guardianPage.until', { day: numbers.day(paper.expiresAt) })}
        </Text>
      )}
      <ProblemNote error={say.error} />
      <Group gap="sm">
        {mayAnswer && given !== true && (
          <Button loading={say.isPending && say.variables} onClick={() => say.mutate(true)}>
            {t('teams-page.guardianPage.yes')}
          </Button>
        )}
        {given !== false && (
          <Button
            variant="default"
            loading={say.isPending && !say.variables}
            onClick={() => say.mutate(false)}
          >
            {t(given === true ? 'teams-page.guardianPage.takeBack' : 'teams-page.guardianPage.no')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
