import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '#web/look/card.tsx';
import { Sure } from '#web/teams/sure.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import type { Roster } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  roster: Roster;
  mayRemove: boolean;
}

/** Who trains in the team, and what each lets its coaches see at this moment. */
export function AthletesCard({ roster, mayRemove }: Props) {
  const { t } = useWords();
  return (
    <Card
      title={t('teams-page.athletes.title', { count: roster.members.length })}
      lead={t('teams-page.athletes.lead')}
    >
      {roster.members.length === 0 && <Text size="sm">{t('teams-page.athletes.none')}</Text>}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {roster.members.map((member) => (
          <AthleteRow key={member.id} teamId={roster.id} member={member} mayRemove={mayRemove} />
        ))}
      </Stack>
    </Card>
  );
}

interface RowProps {
  teamId: string;
  member: Roster['members'][number];
  mayRemove: boolean;
}

function AthleteRow({ teamId, member, mayRemove }: RowProps) {
  const { t, numbers } = useWords();
  const { id, name, joinedAt, shares, guardian } = member;
  const remove = useTeamChange(() => teamApi.removeMember(teamId, id));
  const told =
    shares.length === 0
      ? t('teams-page.athletes.nothing')
      : t('teams-page.athletes.shares', {
          what: shares.map((group) => t(`teams-page.group.${group}`)).join(', '),
        });
  return (
    <Group component="li" justify="space-between" gap="sm">
      <div style={{ overflowWrap: 'anywhere', flex: '1 1 160px' }}>
        <Anchor component={Link} to={`/teams/${teamId}/members/${id}`} fw={600} size="sm">
          {name}
        </Anchor>
        <Text size="sm">{told}</Text>
        <Text size="xs" c="dimmed">
          {t('teams-page.athletes.since', { day: numbers.day(joinedAt) })}
          {guardian.needed && ` · ${guardianTold()}`}
        </Text>
      </div>
      {mayRemove && (
        <Sure
          title={t('teams-page.athletes.remove.sure', { name })}
          text={t('teams-page.athletes.remove.text')}
          submit={t('teams-page.athletes.remove')}
          mutation={remove}
          target={(ask) => (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={t('teams-page.athletes.remove.label', { name })}
              onClick={ask}
            >
              {t('teams-page.athletes.remove')}
            </Button>
          )}
        />
      )}
    </Group>
  );

  function guardianTold(): string {
    const key = `teams-page.athletes.guardian.${guardian.state ?? 'not-asked'}`;
    return t(key, { guardian: guardian.name ?? '' });
  }
}
