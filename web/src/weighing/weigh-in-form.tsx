import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem } from '#web/api.ts';
import type { WeighIn, WeighInForm as Form } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Fold } from '#web/look/fold.tsx';
import { Amount } from '#web/weighing/amount.tsx';
import { Doubts } from '#web/weighing/doubts.tsx';
import { useWeighingChanged } from '#web/weighing/weighing-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  sessionId: string;
  weighIn: WeighIn | null;
  onDone: () => void;
}

/** A bottle, as most people carry them, litres. */
const BOTTLES_L = [0.5, 0.75];
const SCALE_STEPS_KG = [0.05, 0.1, 0.2, 0.5];

type Fields = Record<
  'preKg' | 'postKg' | 'drinkKg' | 'foodKg' | 'urineKg' | 'stoolKg' | 'extraMin',
  number | string
>;

/** Before and after are two numbers; what was drunk in bottles or litres; the rest is folded away. */
export function WeighInForm({ sessionId, weighIn, onDone }: Props) {
  const { t, numbers } = useWords();
  const [fields, setFields] = useState<Fields>(() => ({
    preKg: weighIn?.preKg ?? '',
    postKg: weighIn?.postKg ?? '',
    drinkKg: weighIn?.drinkKg ?? '',
    foodKg: weighIn?.foodKg ?? 0,
    urineKg: weighIn?.urineKg ?? 0,
    stoolKg: weighIn?.stoolKg ?? 0,
    extraMin: weighIn?.extraMin ?? 0,
  }));
  const [scaleStepKg, setScaleStep] = useState(weighIn?.scaleStepKg ?? 0.1);
  const [clothed, setClothed] = useState(weighIn?.clothed ?? false);
  const [towelled, setTowelled] = useState(weighIn?.towelled ?? true);
  const [drinkEstimated, setEstimated] = useState(weighIn?.drinkEstimated ?? false);
  const changed = useWeighingChanged();
  const save = useMutation({
    mutationFn: (form: Form) => api.weigh(sessionId, form),
    onSuccess: async () => {
      await changed();
      onDone();
    },
  });
  const isDoubted = save.error instanceof ApiProblem && save.error.code === 'weigh-ins.mistyped';
  const amount = (name: keyof Fields, decimals: number) => ({
    label: t(`weighing.field.${name}`),
    value: fields[name],
    decimals,
    onChange: (value: number | string) => setFields((before) => ({ ...before, [name]: value })),
  });
  const send = (sure: boolean) =>
    save.mutate({
      preKg: Number(fields.preKg),
      postKg: Number(fields.postKg),
      drinkKg: fields.drinkKg === '' ? null : Number(fields.drinkKg),
      foodKg: Number(fields.foodKg),
      urineKg: Number(fields.urineKg),
      stoolKg: Number(fields.stoolKg),
      extraMin: Number(fields.extraMin),
      ...{ scaleStepKg, clothed, towelled, drinkEstimated, sure },
    });
  const drunk = Number(fields.drinkKg || 0);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      <Stack gap="md">
        <SimpleGrid cols={2} spacing="sm">
          <Amount {...amount('preKg', 2)} required />
          <Amount {...amount('postKg', 2)} required />
        </SimpleGrid>
        <Group align="flex-end" gap="xs">
          <Amount {...amount('drinkKg', 2)} why={t('weighing.field.drinkKg.why')} />
          <Button variant="default" onClick={() => setFields((before) => ({ ...before, drinkKg: 0 }))}>
            {t('weighing.drankNothing')}
          </Button>
          {BOTTLES_L.map((litres) => (
            <Button
              key={litres}
              variant="default"
              aria-label={t('weighing.bottle.label', { litres: numbers.decimal(litres, 2) })}
              onClick={() =>
                setFields((before) => ({ ...before, drinkKg: Math.round((drunk + litres) * 100) / 100 }))
              }
            >
              +{numbers.decimal(litres, 2)} L
            </Button>
          ))}
        </Group>
        <Fold title={t('weighing.more')}>
          <Stack gap="md" pt="xs">
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <Amount {...amount('foodKg', 2)} />
              <Amount {...amount('urineKg', 2)} />
              <Amount {...amount('stoolKg', 2)} />
              <Amount {...amount('extraMin', 0)} />
            </SimpleGrid>
            <NativeSelect
              label={t('weighing.field.scaleStepKg')}
              value={scaleStepKg}
              onChange={(event) => setScaleStep(Number(event.currentTarget.value))}
              data={[...new Set([...SCALE_STEPS_KG, scaleStepKg])].map((step) => ({
                value: String(step),
                label: `${numbers.decimal(step, 2)} kg`,
              }))}
            />
            <Checkbox
              label={t('weighing.field.towelled')}
              checked={towelled}
              onChange={(event) => setTowelled(event.currentTarget.checked)}
            />
            <Checkbox
              label={t('weighing.field.clothed')}
              checked={clothed}
              onChange={(event) => setClothed(event.currentTarget.checked)}
            />
            <Checkbox
              label={t('weighing.field.drinkEstimated')}
              checked={drinkEstimated}
              onChange={(event) => setEstimated(event.currentTarget.checked)}
            />
          </Stack>
        </Fold>
        {isDoubted ? (
          <Doubts problem={save.error as ApiProblem} onSure={() => send(true)} isSaving={save.isPending} />
        ) : (
          <ProblemNote error={save.error} />
        )}
        <Group gap="sm">
          <Button
            type="submit"
            loading={save.isPending}
            disabled={fields.preKg === '' || fields.postKg === ''}
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
