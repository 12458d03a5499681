import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sessionLoadQuery } from '#web/ledger/factor-queries.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** What the session asked of whoever did it, in a few lines. */
export function TrainingLoad({ sessionId }: { sessionId: string }) {
  const { t, numbers } = useWords();
  const { data } = useQuery(sessionLoadQuery(sessionId));
  if (data === undefined) return null;
  const { load } = data;
  if (load === null)
    return (
      <Card title={t('training.session.title')}>
        <Text size="sm">{t('training.session.waiting')}</Text>
      </Card>
    );
  const { trimp, sessionRpeLoad, minutesAtThreshold, efficiency, notes } = load;
  const whole = (value: number) => numbers.decimal(value, 0);
  return (
    <Card title={t('training.session.title')}>
      <List size="sm" spacing={4}>
        {trimp !== null && <List.Item>{t('training.session.trimp', { load: whole(trimp) })}</List.Item>}
        {trimp === null && sessionRpeLoad !== null && (
          <List.Item>{t('training.session.rpe', { load: whole(sessionRpeLoad) })}</List.Item>
        )}
        {trimp === null && sessionRpeLoad === null && <List.Item>{t('training.session.none')}</List.Item>}
        {minutesAtThreshold !== null && (
          <List.Item>{t('training.session.threshold', { minutes: whole(minutesAtThreshold) })}</List.Item>
        )}
        {efficiency !== null && (
          <List.Item>
            {t('training.session.decoupling', { percent: numbers.decimal(efficiency.decouplingPct, 1) })}
          </List.Item>
        )}
      </List>
      {notes.length > 0 && (
        <Text size="xs" c="dimmed">
          {notes.map((note) => t(`training.note.${note}`)).join(' ')}
        </Text>
      )}
    </Card>
  );
}
