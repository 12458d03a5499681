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
import { measureOf, shown, type Units } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  sessionId: string;
  weighIn: WeighIn | null;
  onDone: () => void;
}

/** A bottle, as most people carry them, litres. */
const BOTTLES_L = [0.5, 0.75];
const SCALE_STEPS: Record<Units, number[]> = { metric: [0.05, 0.1, 0.2, 0.5], imperial: [0.1, 0.2, 0.5, 1] };

/** Scales that show pounds show every fifth of one. */
const USUAL_STEP: Record<Units, number> = { metric: 0.1, imperial: 0.2 };

/** Masses stand in the form in the person's own unit; what is liquid in litres, as bottles are marked. */
type MassName = 'preKg' | 'postKg' | 'foodKg' | 'stoolKg';
type Name = MassName | 'drinkKg' | 'urineKg' | 'extraMin';
type Fields = Record<Name, number | string>;

/** Before and after are two numbers; what was drunk in bottles or litres; the rest is folded away. */
export function WeighInForm({ sessionId, weighIn, onDone }: Props) {
  const { t, numbers } = useWords();
  const scale = measureOf(numbers.units, 'kg');
  const [before] = useState(() => ({
    preKg: shown(scale, weighIn?.preKg ?? null, 2) ?? '',
    postKg: shown(scale, weighIn?.postKg ?? null, 2) ?? '',
    foodKg: shown(scale, weighIn?.foodKg ?? 0, 2) ?? 0,
    stoolKg: shown(scale, weighIn?.stoolKg ?? 0, 2) ?? 0,
  }));
  const [fields, setFields] = useState<Fields>(() => ({
    ...before,
    drinkKg: weighIn?.drinkKg ?? '',
    urineKg: weighIn?.urineKg ?? 0,
    extraMin: weighIn?.extraMin ?? 0,
  }));
  const [scaleStepKg, setScaleStep] = useState(
    weighIn?.scaleStepKg ?? scale.toMetric(USUAL_STEP[numbers.units]),
  );
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
  const amount = (name: Name, decimals: number) => ({
    label: t(`weighing.field.${name}`, { unit: scale.unit }),
    value: fields[name],
    decimals,
    onChange: (value: number | string) => setFields((before) => ({ ...before, [name]: value })),
  });
  // What nobody touched goes back as it came, to the last digit.
  const kg = (name: MassName) =>
    weighIn && fields[name] === before[name] ? weighIn[name] : scale.toMetric(Number(fields[name]));
  const send = (sure: boolean) =>
    save.mutate({
      preKg: kg('preKg'),
      postKg: kg('postKg'),
      drinkKg: fields.drinkKg === '' ? null : Number(fields.drinkKg),
      foodKg: kg('foodKg'),
      urineKg: Number(fields.urineKg),
      stoolKg: kg('stoolKg'),
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
              data={[...new Set([...SCALE_STEPS[numbers.units].map(scale.toMetric), scaleStepKg])].map(
                (step) => ({
                  value: String(step),
                  label: `${numbers.decimal(scale.fromMetric(step), 2)} ${scale.unit}`,
                }),
              )}
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
