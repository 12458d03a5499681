import { Group, NumberInput, TextInput } from '@mantine/core';
import type { PlanDraft } from '#web/plan/plan-draft.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  draft: PlanDraft;
  set: (part: Partial<PlanDraft>) => void;
}

/** The day, the hour if it is known, and how long. */
export function WhenFields({ draft, set }: Props) {
  const { t } = useWords();
  return (
    <>
      <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
        <TextInput
          type="date"
          label={t('planning.day')}
          required
          value={draft.day}
          onChange={(event) => set({ day: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('planning.time')}
          description={t('planning.time.why')}
          value={draft.time}
          onChange={(event) => set({ time: event.currentTarget.value })}
        />
      </Group>
      <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
        <NumberInput
          label={t('planning.hours')}
          required
          min={0}
          max={48}
          allowDecimal={false}
          value={draft.hours}
          onChange={(hours) => set({ hours })}
        />
        <NumberInput
          label={t('planning.minutes')}
          min={0}
          max={59}
          step={5}
          allowDecimal={false}
          value={draft.minutes}
          onChange={(minutes) => set({ minutes })}
        />
      </Group>
    </>
  );
}
