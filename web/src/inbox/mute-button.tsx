import { Group, Text } from '@mantine/core';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Theme } from '#web/inbox/inbox-shapes.ts';
import { useMute } from '#web/inbox/inbox-queries.ts';
import { Choices } from '#web/look/choices.tsx';
import { useWords } from '#web/words/words.tsx';

const TWO_WEEKS_MS = 14 * 24 * 3_600_000;

/** For who does not want to hear of this any more: the whole theme, for a while or for good. */
export function MuteButton({ theme }: { theme: Theme }) {
  const { t } = useWords();
  const mute = useMute();
  const topic = t(`notifications.theme.${theme}`);
  const say = (until: string | null) => mute.mutate({ theme, muted: true, until });
  if (mute.isSuccess)
    return (
      <Text size="sm" role="status">
        {t('notifications.inbox.muted', { topic })}
      </Text>
    );
  return (
    <>
      <Group gap="xs">
        <Choices
          variant="subtle"
          className="flush"
          color="gray"
          size="compact-sm"
          loading={mute.isPending}
          text={t('notifications.inbox.mute', { topic })}
          choices={[
            {
              text: t('notifications.inbox.mute.weeks'),
              choose: () => say(new Date(Date.now() + TWO_WEEKS_MS).toISOString()),
            },
            { text: t('notifications.inbox.mute.always'), choose: () => say(null) },
          ]}
        />
      </Group>
      <ProblemNote error={mute.error} />
    </>
  );
}
