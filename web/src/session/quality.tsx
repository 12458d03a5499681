import { Group, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Estimate } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import classes from '#web/session/quality.module.css';
import { weighInQuery } from '#web/weighing/weighing-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  quality: NonNullable<Estimate['quality']>;
  sessionId: string;
}

/** A session's own weigh-in has no part in its estimate, but whoever told it knows of weighing. */
const NEVER_WEIGHED = 'no-weigh-in';

/** How good the data were, and what would make the range narrower. */
export function Quality({ quality, sessionId }: Props) {
  const { t, tOr } = useWords();
  const { data: weighIn } = useQuery(weighInQuery(sessionId));
  const reasons = quality.reasons.filter((reason) => !weighIn || reason !== NEVER_WEIGHED);
  return (
    <Card title={t('quality.title')}>
      <Group gap="md" wrap="nowrap">
        <span className={classes.grade}>{quality.grade}</span>
        <Text fw={550}>{tOr([`estimate.grade.${quality.grade}`], quality.grade)}</Text>
      </Group>
      {reasons.length > 0 && (
        <>
          <Text size="sm" c="dimmed">
            {t('quality.better')}
          </Text>
          <List size="sm" spacing={6}>
            {reasons.map((reason) => (
              <List.Item key={reason}>{tOr([`estimate.reason.${reason}`], reason)}</List.Item>
            ))}
          </List>
        </>
      )}
    </Card>
  );
}
