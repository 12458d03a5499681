import { Group, List, Text } from '@mantine/core';
import type { Estimate } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import classes from '#web/session/quality.module.css';
import { useWords } from '#web/words/words.tsx';

interface Props {
  quality: NonNullable<Estimate['quality']>;
}

/** How good the data were, and what would make the range narrower. */
export function Quality({ quality }: Props) {
  const { t, tOr } = useWords();
  return (
    <Card title={t('quality.title')}>
      <Group gap="md" wrap="nowrap">
        <span className={classes.grade}>{quality.grade}</span>
        <Text fw={550}>{tOr([`estimate.grade.${quality.grade}`], quality.grade)}</Text>
      </Group>
      {quality.reasons.length > 0 && (
        <>
          <Text size="sm" c="dimmed">
            {t('quality.better')}
          </Text>
          <List size="sm" spacing={6}>
            {quality.reasons.map((reason) => (
              <List.Item key={reason}>{tOr([`estimate.reason.${reason}`], reason)}</List.Item>
            ))}
          </List>
        </>
      )}
    </Card>
  );
}
