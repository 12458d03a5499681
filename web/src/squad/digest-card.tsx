import { Anchor, Checkbox, Stack, Switch, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { components } from '#web/api.gen.ts';
import { answer, client } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { useTeamChange } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

type Wish = components['schemas']['TeamDigestWish'];

const WAYS = ['email', 'push'] as const;
const byId = (id: string) => ({ params: { path: { id } } });

const digestQuery = (teamId: string) =>
  queryOptions({
    queryKey: ['teams', teamId, 'digest'],
    queryFn: () => answer(client.GET('/api/v1/teams/{id}/digest', byId(teamId))),
  });

/** Whether a coach is told in the morning of what the day before was for the team, and by which ways. */
export function DigestCard({ teamId }: { teamId: string }) {
  const { t } = useWords();
  const { data: digest, error } = useQuery(digestQuery(teamId));
  const change = useTeamChange((wish: Wish) =>
    answer(client.PUT('/api/v1/teams/{id}/digest', { ...byId(teamId), body: wish })),
  );
  if (!digest) return <ProblemNote error={error} />;
  const { wanted, ways } = change.isPending ? change.variables : digest;
  return (
    <div data-print="no">
      <Card title={t('squad.digest.title')} lead={t('squad.digest.lead')}>
        <Stack gap="sm">
          <Switch
            label={t('squad.digest.wanted')}
            description={t('squad.digest.wanted.why')}
            checked={wanted}
            disabled={change.isPending}
            onChange={(event) => change.mutate({ wanted: event.currentTarget.checked, ways })}
          />
          {wanted &&
            WAYS.map((way) => (
              <Checkbox
                key={way}
                label={t(`squad.digest.way.${way}`)}
                checked={ways.includes(way)}
                disabled={change.isPending || (way === 'email' && !digest.canMail)}
                onChange={(event) => {
                  const others = ways.filter((one) => one !== way);
                  change.mutate({ wanted, ways: event.currentTarget.checked ? [...others, way] : others });
                }}
              />
            ))}
          {wanted && !digest.canMail && (
            <Text size="sm" c="dimmed">
              {t('squad.digest.noMail')}
            </Text>
          )}
          {wanted && ways.length === 0 && <Text size="sm">{t('squad.digest.noWay')}</Text>}
          {wanted && ways.includes('push') && (
            <Anchor component={Link} to="/notifications" size="sm">
              {t('squad.digest.devices')}
            </Anchor>
          )}
          <ProblemNote error={change.error} />
        </Stack>
      </Card>
    </div>
  );
}
