import { Badge, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { Sure } from '#web/teams/sure.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import type { CoachRole, Roster } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

const ROLES: CoachRole[] = ['head', 'assistant'];

interface Props {
  roster: Roster;
  mayChange: boolean;
}

/** Who coaches the team, as what and until when. */
export function CoachesCard({ roster, mayChange }: Props) {
  const { t } = useWords();
  return (
    <Card title={t('teams-page.coaches.title')} lead={t('teams-page.coaches.lead')}>
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        {roster.coaches.map((coach) => (
          <CoachRow
            key={`${coach.id} ${coach.role} ${coach.untilDay ?? ''}`}
            teamId={roster.id}
            coach={coach}
            isOwn={coach.id === roster.me.coachId}
            mayChange={mayChange}
          />
        ))}
      </Stack>
    </Card>
  );
}

interface RowProps {
  teamId: string;
  coach: Roster['coaches'][number];
  isOwn: boolean;
  mayChange: boolean;
}

function CoachRow({ teamId, coach, isOwn, mayChange }: RowProps) {
  const { t, numbers } = useWords();
  const { id, name, role, untilDay, isOver } = coach;
  const remove = useTeamChange(() => teamApi.removeCoach(teamId, id));
  const state = isOver
    ? t('teams-page.coaches.over', { day: numbers.day(untilDay!) })
    : untilDay === null
      ? t(`teams-page.coached.${role}`)
      : t(`teams-page.coached.${role}.until`, { day: numbers.day(untilDay) });
  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between" gap="sm">
        <div>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {name}
            </Text>
            {isOwn && (
              <Badge variant="light" size="sm" tt="none">
                {t('people.roster.you')}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {state}
          </Text>
        </div>
        {(mayChange || isOwn) && (
          <Sure
            title={t(isOwn ? 'teams-page.coaches.leave.sure' : 'teams-page.coaches.remove.sure', { name })}
            text={t('teams-page.coaches.remove.text')}
            submit={t(isOwn ? 'teams-page.coaches.leave' : 'teams-page.athletes.remove')}
            mutation={remove}
            target={(ask) => (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={
                  isOwn ? t('teams-page.coaches.leave') : t('teams-page.athletes.remove.label', { name })
                }
                onClick={ask}
              >
                {t(isOwn ? 'teams-page.coaches.leave' : 'teams-page.athletes.remove')}
              </Button>
            )}
          />
        )}
      </Group>
      {mayChange && <CoachTerms teamId={teamId} coach={coach} />}
    </Stack>
  );
}

/** Role and last day, saved together by a press. */
function CoachTerms({ teamId, coach }: Pick<RowProps, 'teamId' | 'coach'>) {
  const { t } = useWords();
  const [role, setRole] = useState(coach.role);
  const [untilDay, setUntilDay] = useState(coach.untilDay ?? '');
  const change = useTeamChange(() =>
    teamApi.changeCoach(teamId, coach.id, { role, untilDay: untilDay === '' ? null : untilDay }),
  );
  const isSame = role === coach.role && untilDay === (coach.untilDay ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(undefined);
      }}
    >
      <Group gap="sm" align="flex-end">
        <NativeSelect
          size="sm"
          label={t('teams-page.coaches.role')}
          aria-label={t('teams-page.coaches.role.of', { name: coach.name })}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as CoachRole)}
          data={ROLES.map((value) => ({ value, label: t(`teams-page.role.${value}`) }))}
        />
        <TextInput
          type="date"
          size="sm"
          label={t('teams-page.coaches.until')}
          aria-label={t('teams-page.coaches.until.of', { name: coach.name })}
          value={untilDay}
          onChange={(event) => setUntilDay(event.currentTarget.value)}
        />
        {!isSame && (
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('teams-page.name.save')}
          </Button>
        )}
      </Group>
      <ProblemNote error={change.error} />
    </form>
  );
}
