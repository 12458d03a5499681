import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { mannersQuery, useManners } from '#web/notifications/channel-queries.ts';
import type { Manners } from '#web/notifications/channel-shapes.ts';
import { FocusTimes } from '#web/notifications/focus-times.tsx';
import { Time, WEEKDAYS } from '#web/notifications/time-field.tsx';
import { useWords } from '#web/words/words.tsx';

type Told = Pick<Manners, 'quietFrom' | 'quietUntil' | 'checkInWeekday' | 'checkInTime' | 'focusTimes'>;

/** Hours in which nothing comes, and when the check-in does, by the person's own clock. */
export function TimesCard() {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: manners } = useSuspenseQuery(mannersQuery);
  const { quietFrom, quietUntil, checkInWeekday, checkInTime, focusTimes } = manners;
  const [told, setTold] = useState<Told>({ quietFrom, quietUntil, checkInWeekday, checkInTime, focusTimes });
  const change = useManners();
  const tell = (part: Partial<Told>) => {
    change.reset();
    setTold({ ...told, ...part });
  };
  return (
    <Card
      title={t('notifications.times.title')}
      lead={t('notifications.times.lead', { timeZone: me?.timeZone ?? '' })}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(told);
        }}
      >
        <Stack gap="lg">
          <Stack gap="xs" component="fieldset" m={0} p={0} bd={0}>
            <Title order={3} component="legend" p={0}>
              {t('notifications.times.quiet')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('notifications.times.quiet.why')}
            </Text>
            <Group gap="sm">
              <Time
                label={t('notifications.times.quiet.from')}
                value={told.quietFrom}
                onChange={(quietFrom) => tell({ quietFrom })}
              />
              <Time
                label={t('notifications.times.quiet.until')}
                value={told.quietUntil}
                onChange={(quietUntil) => tell({ quietUntil })}
              />
            </Group>
            {told.quietFrom === told.quietUntil && (
              <Text size="sm">{t('notifications.times.quiet.none')}</Text>
            )}
          </Stack>
          <Stack gap="xs" component="fieldset" m={0} p={0} bd={0}>
            <Title order={3} component="legend" p={0}>
              {t('notifications.times.checkIn')}
            </Title>
            <Group gap="sm">
              <NativeSelect
                label={t('notifications.times.checkIn.day')}
                value={String(told.checkInWeekday)}
                onChange={(event) => tell({ checkInWeekday: Number(event.currentTarget.value) })}
                data={WEEKDAYS.map((day) => ({
                  value: String(day),
                  label: t(`notifications.times.weekday.${day}`),
                }))}
              />
              <Time
                label={t('notifications.times.checkIn.time')}
                value={told.checkInTime}
                onChange={(checkInTime) => tell({ checkInTime })}
              />
            </Group>
          </Stack>
          <FocusTimes times={told.focusTimes} onChange={(times) => tell({ focusTimes: times })} />
          <Group gap="sm">
            <Button type="submit" loading={change.isPending}>
              {t('notifications.times.save')}
            </Button>
            {change.isSuccess && (
              <Text size="sm" role="status">
                {t('notifications.times.saved')}
              </Text>
            )}
          </Group>
          <ProblemNote error={change.error} />
        </Stack>
      </form>
    </Card>
  );
}
