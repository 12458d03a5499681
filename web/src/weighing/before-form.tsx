import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#web/food/food-api.ts';
import { Amount } from '#web/weighing/amount.tsx';
import { NotSaved } from '#web/weighing/not-saved.tsx';
import { useScaleChanged, useTellWeighing } from '#web/weighing/scale-queries.ts';
import { measureOf, shown } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  /** What one weighed last stands there already, kg; null: nobody told. */
  usualKg: number | null;
}

/** So far one tap moves the number, in the person's own unit: a scale's step. */
const TAP = 0.1;

/** A number that nearly stands there, and a button: two taps before going out. */
export function BeforeForm({ usualKg }: Props) {
  const { t, numbers } = useWords();
  const scale = measureOf(numbers.units, 'kg');
  const [mass, setMass] = useState<number | string>(() => shown(scale, usualKg, 1) ?? '');
  // Sent again after a lost connection it is the same one.
  const [id] = useState(newId);
  const tell = useTellWeighing();
  const changed = useScaleChanged();
  const save = useMutation({
    mutationFn: ({ sure, at }: { sure: boolean; at: string }) =>
      tell(id, { before: { at, kg: scale.toMetric(Number(mass)) }, after: null, sure }),
    onSuccess: changed,
  });
  const send = (sure: boolean) => save.mutate({ sure, at: new Date().toISOString() });
  const move = (by: number) => setMass((now) => Math.round((Number(now) + by) * 100) / 100);
  const step = numbers.decimal(TAP, 1);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      <Stack gap="md">
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <Button
            variant="default"
            px="md"
            flex="none"
            disabled={mass === ''}
            aria-label={t('scale.less', { step, unit: scale.unit })}
            onClick={() => move(-TAP)}
          >
            −{step}
          </Button>
          <Amount
            label={t('weighing.field.preKg', { unit: scale.unit })}
            value={mass}
            decimals={2}
            onChange={setMass}
            required
          />
          <Button
            variant="default"
            px="md"
            flex="none"
            disabled={mass === ''}
            aria-label={t('scale.more', { step, unit: scale.unit })}
            onClick={() => move(TAP)}
          >
            +{step}
          </Button>
        </Group>
        <NotSaved error={save.error} onSure={() => send(true)} isSaving={save.isPending} />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={mass === ''}>
            {t('scale.before.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
