import { Button, Divider, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { Card } from '#web/look/card.tsx';
import { Sure } from '#web/teams/sure.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { TeamForm } from '#web/teams/team-form.tsx';
import { useTeamChange } from '#web/teams/team-queries.ts';
import type { Roster } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

/** The team itself: its name, its clock, and its end. */
export function TeamCard({ roster }: { roster: Roster }) {
  const { t } = useWords();
  const { id, name, timeZone } = roster;
  const navigate = useNavigate();
  const confirmed = useConfirmed();
  const change = useTeamChange((told: { name: string; timeZone: string }) => teamApi.change(id, told));
  const end = useTeamChange(async () => {
    await confirmed(() => teamApi.end(id));
    await navigate({ to: '/teams' });
  });
  return (
    <Card title={t('teams-page.team.title')}>
      <TeamForm
        key={`${name} ${timeZone}`}
        initial={{ name, timeZone }}
        submit={t('teams-page.name.save')}
        isPending={change.isPending}
        error={change.error}
        onSubmit={change.mutate}
      />
      <Divider />
      <Group>
        <Sure
          title={t('teams-page.end.sure', { name })}
          text={t('teams-page.end.text')}
          submit={t('teams-page.end.submit')}
          typing={name}
          mutation={end}
          target={(ask) => (
            <Button variant="outline" color="ember" onClick={ask}>
              {t('teams-page.end.open')}
            </Button>
          )}
        />
      </Group>
    </Card>
  );
}
