import { Button, Group, Menu, Text } from '@mantine/core';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Theme } from '#web/inbox/inbox-shapes.ts';
import { useMute } from '#web/inbox/inbox-queries.ts';
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
      <Group>
        <Menu radius="md" shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button variant="subtle" color="gray" size="compact-sm" loading={mute.isPending}>
              {t('notifications.inbox.mute', { topic })}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => say(new Date(Date.now() + TWO_WEEKS_MS).toISOString())}>
              {t('notifications.inbox.mute.weeks')}
            </Menu.Item>
            <Menu.Item onClick={() => say(null)}>{t('notifications.inbox.mute.always')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <ProblemNote error={mute.error} />
    </>
  );
}
