import { Group, Stack, Text } from '@mantine/core';
import { place } from '#web/look/range.ts';
import type { Figures } from '#web/notifications/channel-shapes.ts';
import classes from '#web/notifications/figures-picture.module.css';
import { useWords } from '#web/words/words.tsx';

/** Of each kind that left the house, how much was opened: pale bars for what was sent, full ones for what was opened. */
export function FiguresPicture({ kinds }: { kinds: Figures['kinds'] }) {
  const { t } = useWords();
  const bars = kinds.flatMap(({ kind, deliveries }) =>
    deliveries === null || deliveries.sent === 0 ? [] : [{ kind, ...deliveries }],
  );
  if (bars.length === 0) return null;
  const most = Math.max(...bars.map(({ sent }) => sent));
  return (
    <Stack gap={6} role="img" aria-label={t('notifications.figures.picture')}>
      {bars.map(({ kind, sent, opened }) => (
        <div key={kind} className={classes.row}>
          <Text size="sm">{t(`notifications.kind.${kind}`)}</Text>
          <div className={classes.track}>
            <div className={classes.sent} style={{ width: place(sent, most) }} />
            <div className={classes.opened} style={{ width: place(opened, most) }} />
          </div>
        </div>
      ))}
      <Group gap="lg" mt={4}>
        {(['sent', 'opened'] as const).map((of) => (
          <Text key={of} size="xs" c="dimmed">
            <span className={classes.key} data-of={of} />
            {t(`notifications.figures.legend.${of}`)}
          </Text>
        ))}
      </Group>
    </Stack>
  );
}
