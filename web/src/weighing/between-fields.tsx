import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { WeighIn } from '#web/api-shapes.ts';
import { Fold } from '#web/look/fold.tsx';
import { Amount } from '#web/weighing/amount.tsx';
import { measureOf, shown, type Units } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

/** What happened between two weighings, and how it was weighed. */
export type Between = Pick<
  WeighIn,
  'drinkKg' | 'foodKg' | 'urineKg' | 'stoolKg' | 'scaleStepKg' | 'clothed' | 'towelled' | 'drinkEstimated'
>;

/** A bottle, as most people carry them, litres. */
const BOTTLES_L = [0.5, 0.75];
const SCALE_STEPS: Record<Units, number[]> = { metric: [0.05, 0.1, 0.2, 0.5], imperial: [0.1, 0.2, 0.5, 1] };

/** Scales that show pounds show every fifth of one. */
const USUAL_STEP: Record<Units, number> = { metric: 0.1, imperial: 0.2 };

type Name = 'drinkKg' | 'foodKg' | 'urineKg' | 'stoolKg';
type Ticked = 'towelled' | 'clothed' | 'drinkEstimated';

/** While it is told. Masses stand in the person's own unit; what is liquid in litres, as bottles are marked. */
export function useBetween(known: Between | null) {
  const { numbers } = useWords();
  const scale = measureOf(numbers.units, 'kg');
  const [before] = useState(() => ({
    foodKg: shown(scale, known?.foodKg ?? 0, 2) ?? 0,
    stoolKg: shown(scale, known?.stoolKg ?? 0, 2) ?? 0,
  }));
  const [fields, setFields] = useState<Record<Name, number | string>>(() => ({
    ...before,
    drinkKg: known?.drinkKg ?? '',
    urineKg: known?.urineKg ?? 0,
  }));
  const [scaleStepKg, setScaleStep] = useState(
    known?.scaleStepKg ?? scale.toMetric(USUAL_STEP[numbers.units]),
  );
  const [ticks, setTicks] = useState<Record<Ticked, boolean>>(() => ({
    clothed: known?.clothed ?? false,
    towelled: known?.towelled ?? true,
    drinkEstimated: known?.drinkEstimated ?? false,
  }));
  // What nobody touched goes back as it came, to the last digit.
  const kg = (name: 'foodKg' | 'stoolKg') =>
    known && fields[name] === before[name] ? known[name] : scale.toMetric(Number(fields[name]));
  return {
    ...{ scale, fields, scaleStepKg, ticks, setScaleStep },
    set: (name: Name, value: number | string) => setFields((now) => ({ ...now, [name]: value })),
    tick: (name: Ticked, checked: boolean) => setTicks((now) => ({ ...now, [name]: checked })),
    told: (): Between => ({
      drinkKg: fields.drinkKg === '' ? null : Number(fields.drinkKg),
      foodKg: kg('foodKg'),
      urineKg: Number(fields.urineKg),
      stoolKg: kg('stoolKg'),
      scaleStepKg,
      ...ticks,
    }),
  };
}

interface Props {
  between: ReturnType<typeof useBetween>;
  /** More to tell, folded away with the rest. */
  more?: ReactNode;
}

/** Drink, toilet, towel and kit in sight, as they decide what a weighing is worth; the rest is folded away. */
export function BetweenFields({ between, more }: Props) {
  const { t, numbers } = useWords();
  const { scale, fields, scaleStepKg, ticks, set, tick, setScaleStep } = between;
  const amount = (name: Name) => ({
    label: t(`weighing.field.${name}`, { unit: scale.unit }),
    value: fields[name],
    decimals: 2,
    onChange: (value: number | string) => set(name, value),
  });
  const checkbox = (name: Ticked) => (
    <Checkbox
      label={t(`weighing.field.${name}`)}
      checked={ticks[name]}
      onChange={(event) => tick(name, event.currentTarget.checked)}
    />
  );
  const drunk = Number(fields.drinkKg || 0);
  return (
    <>
      <Group align="flex-end" gap="xs">
        <Amount {...amount('drinkKg')} why={t('weighing.field.drinkKg.why')} />
        <Button variant="default" onClick={() => set('drinkKg', 0)}>
          {t('weighing.drankNothing')}
        </Button>
        {BOTTLES_L.map((litres) => (
          <Button
            key={litres}
            variant="default"
            aria-label={t('weighing.bottle.label', { litres: numbers.decimal(litres, 2) })}
            onClick={() => set('drinkKg', Math.round((drunk + litres) * 100) / 100)}
          >
            +{numbers.decimal(litres, 2)} L
          </Button>
        ))}
      </Group>
      <Amount {...amount('urineKg')} />
      {checkbox('towelled')}
      {checkbox('clothed')}
      <Fold title={t('weighing.more')}>
        <Stack gap="md" pt="xs">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Amount {...amount('foodKg')} />
            <Amount {...amount('stoolKg')} />
            {more}
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
          {checkbox('drinkEstimated')}
        </Stack>
      </Fold>
    </>
  );
}
