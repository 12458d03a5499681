import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { BinIcon } from '#web/look/icons.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { codesQuery, useTeamChange } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Codes that still let somebody in. What they are is kept nowhere; they can be taken back. */
export function OpenCodes({ teamId }: { teamId: string }) {
  const { t, numbers } = useWords();
  const { data: codes, error } = useQuery(codesQuery(teamId));
  const takeBack = useTeamChange((codeId: string) => teamApi.takeCodeBack(teamId, codeId));
  if (!codes) return <ProblemNote error={error} />;
  return (
    <>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {codes.map(({ id, letsIn, coachUntilDay, usesLeft, createdAt, expiresAt }) => {
          const who = t(`teams-page.role.${letsIn}`);
          const made = numbers.day(createdAt);
          return (
            <Group key={id} component="li" justify="space-between" wrap="nowrap" py={6}>
              <div>
                <Text size="sm" fw={550}>
                  {t('teams-page.codes.open', { who, made })}
                </Text>
                <Text size="xs" c="dimmed">
                  {usesLeft === 1
                    ? t('teams-page.codes.one', { day: numbers.day(expiresAt) })
                    : t('teams-page.codes.many', { day: numbers.day(expiresAt) })}
                  {coachUntilDay !== null &&
                    ` ${t('teams-page.codes.coachUntil', { day: numbers.day(coachUntilDay) })}`}
                </Text>
              </div>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('teams-page.codes.takeBack', { who, made })}
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
