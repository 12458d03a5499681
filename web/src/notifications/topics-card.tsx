import { Checkbox, Stack, Switch, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Theme } from '#web/inbox/inbox-shapes.ts';
import { useMute } from '#web/inbox/inbox-queries.ts';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { channelApi } from '#web/notifications/channel-api.ts';
import { choicesQuery, mannersQuery } from '#web/notifications/channel-queries.ts';
import type { Choice, Manners } from '#web/notifications/channel-shapes.ts';
import { useWords } from '#web/words/words.tsx';

const WAYS = ['push', 'email', 'ntfy', 'webhook'] as const;
type Way = (typeof WAYS)[number];
type Topic = Choice & Pick<Manners['themes'][number], 'muted' | 'until' | 'backsOffUntil'>;

interface RowProps {
  topic: Topic;
  onChoose: (theme: Theme, choice: Omit<Choice, 'theme'>) => void;
  onMute: (theme: Theme, muted: boolean) => void;
}

/** What goes where, and what says nothing: a table on a desk, folds on a phone. */
export function TopicsCard() {
  const { t } = useWords();
  const { data: choices } = useSuspenseQuery(choicesQuery);
  const { data: manners } = useSuspenseQuery(mannersQuery);
  const queryClient = useQueryClient();
  const isWide = useMediaQuery('(min-width: 48em)', false, { getInitialValueInEffect: false });
  const mute = useMute();
  const choose = useMutation({
    mutationFn: ({ theme, ...choice }: Choice) => channelApi.choose(theme, choice),
    // Shown at once: whoever ticks several in a row is not made to wait between them.
    onMutate: (chosen) =>
      queryClient.setQueryData(choicesQuery.queryKey, (all) =>
        all?.map((one) => (one.theme === chosen.theme ? chosen : one)),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: choicesQuery.queryKey }),
  });
  const topics = choices.map((choice): Topic => {
    const said = manners.themes.find(({ theme }) => theme === choice.theme);
    return { muted: false, until: null, backsOffUntil: null, ...said, ...choice };
  });
  const handlers: Omit<RowProps, 'topic'> = {
    onChoose: (theme, choice) => choose.mutate({ theme, ...choice }),
    onMute: (theme, muted) => mute.mutate({ theme, muted, until: null }),
  };
  return (
    <Card title={t('notifications.topics.title')} lead={t('notifications.topics.lead')}>
      {isWide ? <AsTable topics={topics} {...handlers} /> : <AsFolds topics={topics} {...handlers} />}
      <Text size="sm" c="dimmed">
        {t('notifications.topics.safety')}
      </Text>
      <ProblemNote error={choose.error ?? mute.error} />
    </Card>
  );
}

function AsTable({ topics, ...handlers }: Omit<RowProps, 'topic'> & { topics: Topic[] }) {
  const { t } = useWords();
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('notifications.topics.topic')}</Table.Th>
          {WAYS.map((way) => (
            <Table.Th key={way}>{t(`notifications.topics.${way}`)}</Table.Th>
          ))}
          <Table.Th>{t('notifications.topics.mute')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {topics.map((topic) => (
          <Table.Tr key={topic.theme}>
            <Table.Th scope="row" fw={500}>
              {t(`notifications.theme.${topic.theme}`)}
              <Silence topic={topic} />
            </Table.Th>
            {WAYS.map((way) => (
              <Table.Td key={way}>
                <WayBox topic={topic} way={way} onChoose={handlers.onChoose} isNamed={false} />
              </Table.Td>
            ))}
            <Table.Td>
              <MuteSwitch topic={topic} onMute={handlers.onMute} isNamed={false} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function AsFolds({ topics, ...handlers }: Omit<RowProps, 'topic'> & { topics: Topic[] }) {
  const { t } = useWords();
  return (
    <Stack gap={4}>
      {topics.map((topic) => (
        <div key={topic.theme}>
          <Fold title={t(`notifications.theme.${topic.theme}`)}>
            <Stack gap="sm" pb="sm">
              {WAYS.map((way) => (
                <WayBox key={way} topic={topic} way={way} onChoose={handlers.onChoose} isNamed />
              ))}
              <MuteSwitch topic={topic} onMute={handlers.onMute} isNamed />
            </Stack>
          </Fold>
          <Silence topic={topic} />
        </div>
      ))}
    </Stack>
  );
}

/** `isNamed`: its label is seen; in a table the heads of column and row are. */
function WayBox({
  topic,
  way,
  onChoose,
  isNamed,
}: { topic: Topic; way: Way; isNamed: boolean } & Pick<RowProps, 'onChoose'>) {
  const { t } = useWords();
  const { theme, push, email, ntfy, webhook, muted } = topic;
  const name = t(`notifications.topics.${way}`);
  const label = t('notifications.topics.choice', { topic: t(`notifications.theme.${theme}`), way: name });
  return (
    <Checkbox
      size="md"
      {...(isNamed && { label: name })}
      aria-label={label}
      checked={topic[way]}
      disabled={muted}
      onChange={(event) =>
        onChoose(theme, { push, email, ntfy, webhook, [way]: event.currentTarget.checked })
      }
    />
  );
}

function MuteSwitch({
  topic,
  onMute,
  isNamed,
}: { topic: Topic; isNamed: boolean } & Pick<RowProps, 'onMute'>) {
  const { t } = useWords();
  const { theme, muted } = topic;
  if (theme === 'safety')
    return (
      <Text size="sm" c="dimmed">
        {t('notifications.topics.always')}
      </Text>
    );
  return (
    <Switch
      size="md"
      {...(isNamed && { label: t('notifications.topics.mute') })}
      aria-label={t('notifications.topics.mute.label', { topic: t(`notifications.theme.${theme}`) })}
      checked={muted}
      onChange={(event) => onMute(theme, event.currentTarget.checked)}
    />
  );
}

function Silence({ topic: { muted, until, backsOffUntil } }: { topic: Topic }) {
  const { t, numbers } = useWords();
  const told =
    muted && until !== null
      ? t('notifications.topics.until', { day: numbers.day(until) })
      : muted
        ? t('notifications.topics.mute')
        : backsOffUntil === null
          ? null
          : t('notifications.topics.back-off', { day: numbers.day(backsOffUntil) });
  if (told === null) return null;
  return (
    <Text size="xs" c="dimmed" fw={400}>
      {told}
    </Text>
  );
}
