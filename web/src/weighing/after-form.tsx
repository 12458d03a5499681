import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Amount } from '#web/weighing/amount.tsx';
import { BetweenFields, useBetween } from '#web/weighing/between-fields.tsx';
import { NotSaved } from '#web/weighing/not-saved.tsx';
import {
  formOf,
  scaleApi,
  useScaleChanged,
  useTellWeighing,
  type Weighing,
} from '#web/weighing/scale-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  /** Weighed before, and not after yet. */
  begun: Weighing;
}

/** Back from training: the second number, what was drunk, and how it was weighed. */
export function AfterForm({ begun }: Props) {
  const { t, numbers } = useWords();
  const between = useBetween(begun);
  const { scale } = between;
  const [mass, setMass] = useState<number | string>('');
  const tell = useTellWeighing();
  const changed = useScaleChanged();
  const save = useMutation({
    mutationFn: ({ sure, at }: { sure: boolean; at: string }) =>
      tell(begun.id, {
        ...{ ...formOf(begun), ...between.told() },
        ...{ after: { at, kg: scale.toMetric(Number(mass)) }, sure },
      }),
    onSuccess: changed,
  });
  const forget = useMutation({ mutationFn: () => scaleApi.remove(begun.id), onSuccess: changed });
  const send = (sure: boolean) => save.mutate({ sure, at: new Date().toISOString() });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      <Stack gap="md">
        <Text size="sm" className="figures">
          {t('scale.after.begun', {
            mass: numbers.measured(begun.before.kg ?? 0, 'kg'),
            when: numbers.dateTime(begun.before.at, null),
          })}
        </Text>
        <Amount
          label={t('weighing.field.postKg', { unit: scale.unit })}
          value={mass}
          decimals={2}
          onChange={setMass}
          required
        />
        <BetweenFields between={between} />
        <NotSaved error={save.error ?? forget.error} onSure={() => send(true)} isSaving={save.isPending} />
        <Group gap="sm">
          <Button type="submit" loading={save.isPending} disabled={mass === ''}>
            {t('scale.after.save')}
          </Button>
          <Button variant="subtle" color="gray" loading={forget.isPending} onClick={() => forget.mutate()}>
            {t('scale.after.forget')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
