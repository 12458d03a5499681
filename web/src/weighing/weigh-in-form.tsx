import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api.ts';
import type { WeighIn, WeighInForm as Form } from '#web/api-shapes.ts';
import { Amount } from '#web/weighing/amount.tsx';
import { BetweenFields, useBetween } from '#web/weighing/between-fields.tsx';
import { NotSaved } from '#web/weighing/not-saved.tsx';
import { useWeighingChanged } from '#web/weighing/weighing-queries.ts';
import { shown } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  sessionId: string;
  weighIn: WeighIn | null;
  onDone: () => void;
}

type MassName = 'preKg' | 'postKg';

/** Before and after of a session that is there: two numbers, and what came in between. */
export function WeighInForm({ sessionId, weighIn, onDone }: Props) {
  const { t } = useWords();
  const between = useBetween(weighIn);
  const { scale } = between;
  const [before] = useState(() => ({
    preKg: shown(scale, weighIn?.preKg ?? null, 2) ?? '',
    postKg: shown(scale, weighIn?.postKg ?? null, 2) ?? '',
  }));
  const [masses, setMasses] = useState<Record<MassName, number | string>>(before);
  const [extraMin, setExtraMin] = useState<number | string>(weighIn?.extraMin ?? 0);
  const changed = useWeighingChanged();
  const save = useMutation({
    mutationFn: (form: Form) => api.weigh(sessionId, form),
    onSuccess: async () => {
      await changed();
      onDone();
    },
  });
  const mass = (name: MassName) => ({
    label: t(`weighing.field.${name}`, { unit: scale.unit }),
    value: masses[name],
    decimals: 2,
    onChange: (value: number | string) => setMasses((now) => ({ ...now, [name]: value })),
  });
  // What nobody touched goes back as it came, to the last digit.
  const kg = (name: MassName) =>
    weighIn && masses[name] === before[name] ? weighIn[name] : scale.toMetric(Number(masses[name]));
  const send = (sure: boolean) =>
    save.mutate({
      ...{ preKg: kg('preKg'), postKg: kg('postKg'), extraMin: Number(extraMin), sure },
      ...between.told(),
    });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      <Stack gap="md">
        <SimpleGrid cols={2} spacing="sm">
          <Amount {...mass('preKg')} required />
          <Amount {...mass('postKg')} required />
        </SimpleGrid>
        <BetweenFields
          between={between}
          more={
            <Amount
              label={t('weighing.field.extraMin')}
              value={extraMin}
              decimals={0}
              onChange={setExtraMin}
            />
          }
        />
        <NotSaved error={save.error} onSure={() => send(true)} isSaving={save.isPending} />
        <Group gap="sm">
          <Button
            type="submit"
            loading={save.isPending}
            disabled={masses.preKg === '' || masses.postKg === ''}
          >
            {t('weighing.save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {t('weighing.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
