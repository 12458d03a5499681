import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '#web/words/words.tsx';

/** Days of what one may say yes for at first; a day of one's own can be written beside them. */
const SPANS = [7, 28, 91, 182];
const DAY_MS = 86_400_000;

interface Props {
  /** What it is about, as said aloud: the group’s own words. */
  of: string;
  /** The last day; null: until it is taken back. */
  untilDay: string | null;
  disabled?: boolean;
  onUntil: (day: string | null) => void;
}

/** For how long a yes holds. */
export function UntilChoice({ of, untilDay, disabled = false, onUntil }: Props) {
  const { t, numbers } = useWords();
  const [isOwn, setOwn] = useState(false);
  const today = numbers.today();
  const spans = SPANS.map((days) => ({ value: dayAfter(today, days), label: t(`teams-page.until.${days}`) }));
  const isListed = untilDay === null || spans.some(({ value }) => value === untilDay);
  return (
    <>
      <NativeSelect
        size="sm"
        maw={260}
        label={t('teams-page.until')}
        aria-label={t('teams-page.until.of', { what: of })}
        value={isOwn ? 'own' : (untilDay ?? '')}
        disabled={disabled}
        onChange={({ currentTarget: { value } }) => {
          setOwn(value === 'own');
          if (value !== 'own') onUntil(value === '' ? null : value);
        }}
        data={[
          { value: '', label: t('teams-page.until.open') },
          ...(isListed
            ? []
            : [{ value: untilDay, label: t('teams-page.until.day', { day: numbers.day(untilDay) }) }]),
          ...spans,
          { value: 'own', label: t('teams-page.until.own') },
        ]}
      />
      {isOwn && (
        <OwnDay
          of={of}
          first={today}
          onDay={(day) => {
            setOwn(false);
            onUntil(day);
          }}
        />
      )}
    </>
  );
}

interface OwnDayProps {
  of: string;
  first: string;
  onDay: (day: string) => void;
}

function OwnDay({ of, first, onDay }: OwnDayProps) {
  const { t } = useWords();
  const [day, setDay] = useState('');
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        type="date"
        size="sm"
        label={t('teams-page.until.lastDay')}
        aria-label={t('teams-page.until.lastDay.of', { what: of })}
        min={first}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button variant="default" disabled={day < first} onClick={() => onDay(day)}>
        {t('teams-page.until.use')}
      </Button>
    </Group>
  );
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
