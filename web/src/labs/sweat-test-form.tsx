import { Button, Group, NativeSelect, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { newId } from '#web/food/food-api.ts';
import { labApi } from '#web/labs/lab-api.ts';
import { useLabsChanged } from '#web/labs/lab-queries.ts';
import { SWEAT_METHODS, SWEAT_UNITS, type SweatForm, type SweatTest } from '#web/labs/lab-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  /** What is corrected; null: a new one. */
  test: SweatTest | null;
  onDone: () => void;
}

/** A test as it stands on the report. What is refused stays in the form. */
export function SweatTestForm({ test, onDone }: Props) {
  const { t, numbers } = useWords();
  const [clientId] = useState(newId);
  const [method, setMethod] = useState<SweatForm['method']>(test?.method ?? 'wash-down');
  const [value, setValue] = useState<number | string>(test?.value ?? '');
  const [unit, setUnit] = useState<SweatForm['unit']>(test?.unit ?? 'mmol/L');
  const [sampledOn, setSampledOn] = useState(test?.sampledOn ?? numbers.today());
  const changed = useLabsChanged();
  const save = useMutation({
    mutationFn: async (form: SweatForm) => {
      if (test) await labApi.correctSweatTest(test.id, form);
      else await labApi.addSweatTest({ ...form, clientId });
    },
    onSuccess: async () => {
      await changed();
      onDone();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ method, unit, sampledOn, value: Number(value) });
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <NativeSelect
            label={t('labs.sweat.method')}
            value={method}
            onChange={(event) => setMethod(event.currentTarget.value as SweatForm['method'])}
            data={SWEAT_METHODS.map((one) => ({ value: one, label: t(`labs.sweat.method.${one}`) }))}
          />
          <TextInput
            type="date"
            label={t('labs.sweat.date')}
            value={sampledOn}
            max={numbers.today()}
            onChange={(event) => setSampledOn(event.currentTarget.value)}
            required
          />
          <NumberInput
            label={t('labs.sweat.value')}
            value={value}
            onChange={setValue}
            min={0}
            clampBehavior="none"
            decimalSeparator={numbers.decimalSeparator}
            allowedDecimalSeparators={['.', ',']}
            inputMode="decimal"
            hideControls
            required
          />
          <NativeSelect
            label={t('labs.field.unit')}
            value={unit}
            onChange={(event) => setUnit(event.currentTarget.value as SweatForm['unit'])}
            data={[...SWEAT_UNITS]}
          />
        </SimpleGrid>
        <ProblemNote error={save.error} />
        <Group gap="sm">
          <Button type="submit" loading={save.isPending} disabled={value === '' || sampledOn === ''}>
            {t('labs.save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {t('labs.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
