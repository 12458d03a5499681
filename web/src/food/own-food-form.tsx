import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { foodApi } from '#web/food/food-api.ts';
import { useFoodChanged } from '#web/food/food-queries.ts';
import { type OwnFood, type OwnFoodForm as Form, type Shelf, SHELVES } from '#web/food/food-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  food: OwnFood | null;
  isWater: boolean;
  onDone: () => void;
}

/** What a glass holds where nobody says otherwise, millilitres. */
const GLASS_ML = 250;

/** A name, what the label says, and what a portion of it is. */
export function OwnFoodForm({ food, isWater, onDone }: Props) {
  const { t, numbers } = useWords();
  const [name, setName] = useState(food?.name ?? '');
  const [mg, setMg] = useState<number | string>(food?.magnesiumMg ?? '');
  const [basis, setBasis] = useState<Form['basis']>(food?.basis ?? (isWater ? 'litre' : '100-g'));
  const [portion, setPortion] = useState(food?.portion ?? '');
  const [weight, setWeight] = useState<number | string>(food?.portionG ?? (isWater ? GLASS_ML : ''));
  const [shelf, setShelf] = useState<Shelf>(food?.shelf ?? (isWater ? 'drinks' : 'everyday'));
  const [isSupplement, setSupplement] = useState(food?.isSupplement ?? false);
  const { data: me } = useQuery(meQuery);
  const isAdult = me?.ageGroup === 'adult'; // nobody else is spoken to of supplements
  const changed = useFoodChanged();
  const save = useMutation({
    mutationFn: (form: Form) => (food ? foodApi.changeOwn(food.id, form) : foodApi.addOwn(form)),
    onSuccess: async () => {
      await changed();
      onDone();
    },
  });
  const number = (value: number | string, onChange: (value: number | string) => void, decimals: number) => ({
    value,
    onChange,
    min: 0,
    decimalScale: decimals,
    decimalSeparator: numbers.decimalSeparator,
    allowedDecimalSeparators: ['.', ','],
    inputMode: 'decimal' as const,
    hideControls: true,
  });
  const needsWeight = basis !== 'portion';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          name,
          basis,
          shelf,
          magnesiumMg: Number(mg),
          portion: portion.trim() === '' ? null : portion,
          portionG: weight === '' ? null : Number(weight),
          isSupplement,
        });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('food.own.name')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
        {!isWater && (
          <NativeSelect
            label={t('food.own.basis')}
            value={basis}
            onChange={(event) => setBasis(event.currentTarget.value as Form['basis'])}
            data={(['100-g', 'portion'] as const).map((value) => ({
              value,
              label: t(`food.own.basis.${value}`),
            }))}
          />
        )}
        <NumberInput label={t(`food.own.magnesium.${basis}`)} {...number(mg, setMg, 1)} max={2000} required />
        {!isWater && (
          <TextInput
            label={t('food.own.portion')}
            description={t('food.own.portion.why')}
            value={portion}
            maxLength={40}
            onChange={(event) => setPortion(event.currentTarget.value)}
          />
        )}
        <NumberInput
          label={t(isWater ? 'food.own.portionMl' : 'food.own.portionG')}
          {...number(weight, setWeight, 0)}
          max={5000}
          required={needsWeight}
        />
        {!isWater && (
          <NativeSelect
            label={t('food.own.shelf')}
            value={shelf}
            onChange={(event) => setShelf(event.currentTarget.value as Shelf)}
            data={SHELVES.map((value) => ({ value, label: t(`food.shelf.${value}`) }))}
          />
        )}
        {!isWater && isAdult && (
          <Checkbox
            label={t('food.own.supplement')}
            description={t('food.own.supplement.why')}
            checked={isSupplement}
            onChange={(event) => setSupplement(event.currentTarget.checked)}
          />
        )}
        <ProblemNote error={save.error} />
        <Group gap="sm">
          <Button
            type="submit"
            loading={save.isPending}
            disabled={name.trim() === '' || mg === '' || (needsWeight && !(Number(weight) > 0))}
          >
            {t('food.own.save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {t('food.own.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
