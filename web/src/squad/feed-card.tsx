import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { ShownOnce } from '#web/look/shown-once.tsx';
import { feedQuery, planApi } from '#web/squad/plan-queries.ts';
import { Sure } from '#web/teams/sure.tsx';
import { useTeamChange } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** An address at which a calendar reads what the team means to do. */
export function FeedCard({ teamId }: { teamId: string }) {
  const { t, numbers } = useWords();
  const { data: feed, error } = useQuery(feedQuery(teamId));
  const [withWater, setWithWater] = useState(false);
  const confirmed = useConfirmed();
  const make = useTeamChange(() => confirmed(() => planApi.makeFeed(teamId, withWater)));
  const end = useTeamChange(async () => {
    await planApi.endFeed(teamId);
    make.reset();
  });
  return (
    <Card title={t('squad.feed.title')} lead={t('squad.feed.lead')}>
      <Stack gap="sm">
        {feed && (
          <Text size="sm">
            {t(feed.withWater ? 'squad.feed.there.water' : 'squad.feed.there', {
              day: numbers.day(feed.createdAt),
            })}
          </Text>
        )}
        <Checkbox
          label={t('squad.feed.withWater')}
          description={t('squad.feed.withWater.why')}
          checked={withWater}
          onChange={(event) => setWithWater(event.currentTarget.checked)}
        />
        <Group gap="sm">
          <Button variant="default" loading={make.isPending} onClick={() => make.mutate(undefined)}>
            {t(feed ? 'squad.feed.again' : 'squad.feed.make')}
          </Button>
          {feed && (
            <Sure
              title={t('squad.feed.end.sure')}
              text={t('squad.feed.end.text')}
              submit={t('squad.feed.end')}
              mutation={end}
              target={(ask) => (
                <Button variant="default" onClick={ask}>
                  {t('squad.feed.end')}
                </Button>
              )}
            />
          )}
        </Group>
        {make.data && <ShownOnce title={t('squad.feed.shown')} secret={make.data.address} />}
        <ProblemNote error={error ?? make.error} />
      </Stack>
    </Card>
  );
}
