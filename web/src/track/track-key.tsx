import { Group, Text } from '@mantine/core';
import classes from '#web/track/track-picture.module.css';
import { useWords } from '#web/words/words.tsx';

interface Props {
  /** Whether the line is thicker where more was sweated. */
  isVaried: boolean;
  hasPeak: boolean;
}

/** What the marks mean: each has a shape of its own. */
export function TrackKey({ isVaried, hasPeak }: Props) {
  const { t } = useWords();
  return (
    <Group gap="md" aria-hidden="true">
      <Mark name={t('track.start')}>
        <circle className={classes.start} cx={10} cy={10} r={7} />
      </Mark>
      <Mark name={t('track.end')}>
        <rect className={classes.end} x={5.5} y={5.5} width={9} height={9} />
      </Mark>
      {hasPeak && (
        <Mark name={t('track.most')}>
          <path className={classes.most} d="M10 2l8 14h-16z" />
        </Mark>
      )}
      {isVaried && (
        <Mark name={t('track.thicker')} width={44}>
          <path className={classes.way} data-level="1" d="M3 10H14" />
          <path className={classes.way} data-level="4" d="M20 10H40" />
        </Mark>
      )}
    </Group>
  );
}

function Mark({ name, width = 20, children }: { name: string; width?: number; children: React.ReactNode }) {
  return (
    <Group gap={6} wrap="nowrap">
      <svg className={classes.key} width={width} height={20} viewBox={`0 0 ${width} 20`}>
        {children}
      </svg>
      <Text size="sm">{name}</Text>
    </Group>
  );
}
