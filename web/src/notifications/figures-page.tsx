import { NativeSelect, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { figuresQuery } from '#web/notifications/channel-queries.ts';
import { FiguresPicture } from '#web/notifications/figures-picture.tsx';
import { FiguresTable, ReasonsTable } from '#web/notifications/figures-table.tsx';
import { useWords } from '#web/words/words.tsx';

const PERIODS = [7, 28, 90];
const USUAL_DAYS = 28;

/** For those who run this Svett: what was said, what was held back and why, and how it fared; of nobody by name. */
export function FiguresPage() {
  const { t } = useWords();
  const [days, setDays] = useState(USUAL_DAYS);
  const { data, error } = useQuery(figuresQuery(days));
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('notifications.figures.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('notifications.figures.lead')}
        </Text>
      </div>
      <NativeSelect
        maw={220}
        label={t('notifications.figures.days')}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={PERIODS.map((each) => ({
          value: String(each),
          label: t(`notifications.figures.days.${each}`),
        }))}
      />
      <ProblemNote error={error} />
      {!data && !error && <Skeleton h={320} radius="lg" aria-hidden="true" />}
      {data?.kinds.length === 0 && <Text role="status">{t('notifications.figures.none')}</Text>}
      {data !== undefined && data.kinds.length > 0 && (
        <Card title={t('notifications.figures.byKind')}>
          <FiguresPicture kinds={data.kinds} />
          <FiguresTable kinds={data.kinds} />
          {data.kinds.some(({ silent }) => silent.length > 0) && (
            <Fold title={t('notifications.figures.reasons')}>
              <ReasonsTable kinds={data.kinds} />
            </Fold>
          )}
        </Card>
      )}
    </Stack>
  );
}
