import { Group, Progress, Text } from '@mantine/core';
import type { Link } from '#web/links/link-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  title: string;
  backfill: NonNullable<Link['backfill']>;
}

/** How far the workouts from before the link have come. */
export function Backfill({ title, backfill: { state, done, total, until } }: Props) {
  const { t, numbers } = useWords();
  if (state === 'done') return null;
  const share = total === null || total === 0 ? null : Math.min(100, (done / total) * 100);
  const said =
    state === 'waiting' && until !== null
      ? t('links.backfill.waiting', { title, when: numbers.dateTime(until, null) })
      : state === 'failed'
        ? t('links.backfill.failed')
        : t(`links.backfill.${total === null && done > 0 ? 'arriving' : 'running'}`, { title });
  return (
    <div role="status">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{said}</Text>
        <Text size="sm" c="dimmed" className="figures">
          {total === null
            ? state !== 'failed' && t('links.backfill.soFar', { done })
            : t('links.backfill.progress', { done, total })}
        </Text>
      </Group>
      <Progress
        mt={6}
        radius="xl"
        value={share ?? 100}
        animated={state === 'running'}
        striped={share === null}
        color={state === 'failed' ? 'ember' : 'tide'}
        aria-label={said}
      />
    </div>
  );
}
