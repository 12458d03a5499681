import { Button, Group } from '@mantine/core';
import { Sure } from '#web/teams/sure.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  teamId: string;
  name: string;
}

/** Out of the team at once; from the next look on no coach sees anything. */
export function LeaveTeam({ teamId, name }: Props) {
  const { t } = useWords();
  const leave = useTeamChange(() => teamApi.leave(teamId));
  return (
    <Group>
      <Sure
        title={t('teams-page.leave.sure', { name })}
        text={t('teams-page.leave.text')}
        submit={t('teams-page.leave.submit')}
        mutation={leave}
        target={(ask) => (
          <Button variant="outline" color="ember" onClick={ask}>
            {t('teams-page.leave.open', { name })}
          </Button>
        )}
      />
    </Group>
  );
}
