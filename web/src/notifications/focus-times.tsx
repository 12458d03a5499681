import { ActionIcon, Button, Chip, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { BinIcon } from '#web/look/icons.tsx';
import type { FocusTime } from '#web/notifications/channel-shapes.ts';
import { Time, WEEKDAYS } from '#web/notifications/time-field.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  times: FocusTime[];
  onChange: (times: FocusTime[]) => void;
}

/** Hours of some weekdays that somebody wants to themselves. */
export function FocusTimes({ times, onChange }: Props) {
  const { t } = useWords();
  const [weekdays, setWeekdays] = useState(['1', '2', '3', '4', '5']);
  const [from, setFrom] = useState('09:00');
  const [until, setUntil] = useState('16:00');
  const isWhole = weekdays.length > 0 && from !== '' && from < until;
  return (
    <Stack gap="xs" component="fieldset" m={0} p={0} bd={0}>
      <Title order={3} component="legend" p={0}>
        {t('notifications.times.focus')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('notifications.times.focus.why')}
      </Text>
      {times.map((time, index) => (
        <Kept
          key={JSON.stringify(time)}
          time={time}
          onRemove={() => onChange(times.filter((_, each) => each !== index))}
        />
      ))}
      <Chip.Group multiple value={weekdays} onChange={setWeekdays}>
        <Group gap={6} role="group" aria-label={t('notifications.times.focus.days')}>
          {WEEKDAYS.map((day) => (
            <Chip key={day} value={String(day)} size="sm">
              {t(`notifications.times.weekday.${day}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Group gap="sm" align="flex-end">
        <Time label={t('notifications.times.quiet.from')} value={from} onChange={setFrom} />
        <Time label={t('notifications.times.quiet.until')} value={until} onChange={setUntil} />
        <Button
          variant="default"
          size="md"
          disabled={!isWhole}
          onClick={() => {
            const time = {
              weekdays: weekdays.map(Number).toSorted((one, other) => one - other),
              from,
              until,
            };
            onChange([...times, time]);
          }}
        >
          {t('notifications.times.focus.add')}
        </Button>
      </Group>
    </Stack>
  );
}

function Kept({ time: { weekdays, from, until }, onRemove }: { time: FocusTime; onRemove: () => void }) {
  const { t, language } = useWords();
  const names = weekdays.map((day) => t(`notifications.times.weekday.${day}`));
  const which = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  const told = t('notifications.times.focus.one', { which, span: `${from}–${until}` });
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm">{told}</Text>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('notifications.times.focus.remove', { told })}
        onClick={onRemove}
      >
        <BinIcon size={18} />
      </ActionIcon>
    </Group>
  );
}
