import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useId } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Nudge } from '#web/inbox/inbox-shapes.ts';
import { useSeen } from '#web/inbox/inbox-queries.ts';
import { MuteButton } from '#web/inbox/mute-button.tsx';
import { NudgeButtons, OpenButton } from '#web/inbox/nudge-buttons.tsx';
import { Why } from '#web/inbox/why.tsx';
import { untilWords } from '#web/inbox/until-words.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  nudge: Nudge;
  /** Whether to show it is to have it read: on the start page it stays until something is done about it. */
  isRead?: boolean;
}

/** One word in full, what can be done about it, and why it came. */
export function NudgeCard({ nudge, isRead = false }: Props) {
  const words = useWords();
  const { numbers } = words;
  const id = useId();
  const seen = useSeen();
  useEffect(() => {
    // A caution is read when somebody says so, in its own dialog.
    if (isRead && !nudge.seen && !nudge.isCaution) seen.mutate(nudge.id);
    // Once a card, whatever comes of it.
  }, [nudge.id]);

  return (
    <Paper component="article" className="surface" p={{ base: 'md', sm: 'lg' }} aria-labelledby={id}>
      <Stack gap="sm">
        <div>
          <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
            <Title order={2} id={id}>
              {nudge.title}
            </Title>
            <State nudge={nudge} />
          </Group>
          <Text size="xs" c="dimmed" mt={2}>
            {numbers.dateTime(nudge.at, null)}
            {!nudge.isOver && !nudge.done && !nudge.dismissed && ` · ${untilWords(words, nudge.until)}`}
          </Text>
        </div>
        <Text style={{ whiteSpace: 'pre-line' }}>{nudge.body}</Text>
        <NudgeButtons nudge={nudge} />
        <ProblemNote error={seen.error} />
        {/* A coach’s note rests on nothing but that somebody wrote it, and it says so itself. */}
        {nudge.kind !== 'coach-note' && <Why id={nudge.id} />}
        {nudge.with.length > 0 && <Together nudge={nudge} />}
        {!nudge.isCaution && <MuteButton theme={nudge.theme} />}
      </Stack>
    </Paper>
  );
}

function State({ nudge }: Pick<Props, 'nudge'>) {
  const { t } = useWords();
  if (nudge.isCaution)
    return (
      <Badge color="ember" variant="light" tt="none" style={{ flexShrink: 0 }}>
        {t('notifications.inbox.caution')}
      </Badge>
    );
  if (nudge.seen) return null;
  return (
    <Badge variant="light" tt="none" style={{ flexShrink: 0 }}>
      {t('notifications.inbox.new')}
    </Badge>
  );
}

/** What was due at the same time and came along in one message. */
function Together({ nudge }: Pick<Props, 'nudge'>) {
  const { t } = useWords();
  return (
    <Stack
      component="ul"
      gap="sm"
      m={0}
      p={0}
      style={{ listStyle: 'none' }}
      aria-label={t('notifications.inbox.with')}
    >
      {nudge.with.map(({ id, title, body, path }) => (
        <li key={id}>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {body}
          </Text>
          <Group mt={4}>
            <OpenButton nudgeId={id} path={path} label={t('notifications.inbox.open')} name={title} />
          </Group>
          <Why id={id} />
        </li>
      ))}
    </Stack>
  );
}
