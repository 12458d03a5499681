import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { BinIcon } from '#web/look/icons.tsx';
import { Sure } from '#web/teams/sure.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { codesQuery, useTeamChange } from '#web/teams/team-queries.ts';
import type { TeamCode } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

/** Codes that still let somebody in. What they are is kept nowhere; they can be taken back. */
export function OpenCodes({ teamId }: { teamId: string }) {
  const { data: codes, error } = useQuery(codesQuery(teamId));
  if (!codes) return <ProblemNote error={error} />;
  return (
    <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
      {codes.map((code) => (
        <CodeRow key={code.id} teamId={teamId} code={code} />
      ))}
    </Stack>
  );
}

function CodeRow({ teamId, code }: { teamId: string; code: TeamCode }) {
  const { t, numbers } = useWords();
  const { id, letsIn, coachUntilDay, usesLeft, createdAt, expiresAt } = code;
  const takeBack = useTeamChange(() => teamApi.takeCodeBack(teamId, id));
  const who = t(`teams-page.role.${letsIn}`);
  const made = numbers.day(createdAt);
  return (
    <Group component="li" justify="space-between" wrap="nowrap" py={6}>
      <div>
        <Text size="sm" fw={550}>
          {t('teams-page.codes.open', { who, made })}
        </Text>
        <Text size="xs" c="dimmed">
          {t(usesLeft === 1 ? 'teams-page.codes.one' : 'teams-page.codes.many', {
            day: numbers.day(expiresAt),
          })}
          {coachUntilDay !== null &&
            ` ${t('teams-page.codes.coachUntil', { day: numbers.day(coachUntilDay) })}`}
        </Text>
      </div>
      <Sure
        title={t('teams-page.codes.takeBack.sure')}
        text={t('teams-page.codes.takeBack.text')}
        submit={t('teams-page.codes.takeBack.submit')}
        mutation={takeBack}
        target={(ask) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('teams-page.codes.takeBack', { who, made })}
            onClick={ask}
          >
            <BinIcon size={18} />
          </ActionIcon>
        )}
      />
    </Group>
  );
}
