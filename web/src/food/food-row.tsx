import { ActionIcon, Badge, Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { foodApi } from '#web/food/food-api.ts';
import { type Day, useFoodChanged } from '#web/food/food-queries.ts';
import { type FoundFood, keyOf } from '#web/food/food-shapes.ts';
import { isDrunk, mgWords, nameOf, portionWords } from '#web/food/food-words.ts';
import { Fold } from '#web/look/fold.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  food: FoundFood;
  day: Day;
}

/** A food to tap; a star to find it first; what is known of it, folded away. */
export function FoodRow({ food, day }: Props) {
  const words = useWords();
  const { t, numbers } = words;
  const changed = useFoodChanged();
  const love = useMutation({
    mutationFn: () => (food.isFavourite ? foodApi.unfavour(keyOf(food)) : foodApi.favour(keyOf(food))),
    onSuccess: changed,
  });
  const name = nameOf(words, food);
  const { grams } = food.portion;
  const one = portionWords(words, food);
  const unit = isDrunk(food) ? 'food.portion.millilitres' : 'food.portion.grams';
  const portion = grams === null ? one : t(unit, { portion: one, grams: numbers.decimal(grams, 0) });
  const which = { foodId: food.foodId, ownFoodId: food.ownFoodId };
  return (
    <Stack gap={2}>
      <Group wrap="nowrap" gap="xs">
        <Button
          variant="default"
          h="auto"
          py={8}
          px="md"
          justify="flex-start"
          style={{ flexGrow: 1, minWidth: 0 }}
          styles={{ label: { whiteSpace: 'normal', textAlign: 'left' } }}
          disabled={food.mgPerPortion === null}
          onClick={() => day.note({ ...which, portions: 1 })}
        >
          <span>
            <Text span fw={600} display="block" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <Text span size="sm" c="dimmed" className="figures">
              {food.mgPerPortion === null
                ? portion
                : t('food.add.portion', { portion, mg: mgWords(words, food.mgPerPortion) })}
            </Text>
          </span>
        </Button>
        <ActionIcon
          variant="subtle"
          color={food.isFavourite ? 'ember' : 'gray'}
          size="lg"
          radius="xl"
          aria-pressed={food.isFavourite}
          loading={love.isPending}
          aria-label={t(food.isFavourite ? 'food.add.unfavour' : 'food.add.favour', { name })}
          onClick={() => love.mutate()}
        >
          <span aria-hidden="true">{food.isFavourite ? '★' : '☆'}</span>
        </ActionIcon>
      </Group>
      {food.unsuited && (
        <Badge variant="outline" color="gray" tt="none" fw={500} h="auto" style={{ whiteSpace: 'normal' }}>
          {t(`food.unsuited.${food.unsuited}`)}
        </Badge>
      )}
      <ProblemNote error={love.error} />
      <Fold title={t('food.add.details', { name })}>
        <Details food={food} onNote={(amount) => day.note({ ...which, grams: amount })} />
      </Fold>
    </Stack>
  );
}

function Details({ food, onNote }: { food: FoundFood; onNote: (grams: number) => void }) {
  const words = useWords();
  const { t } = words;
  const [grams, setGrams] = useState<number | string>('');
  const { lowMgPerPortion: low, highMgPerPortion: high } = food;
  return (
    <Stack gap="xs" pt={4}>
      {low !== null && high !== null && high > low * 1.05 && (
        <Text size="sm">{t('food.add.range', { low: mgWords(words, low), high: mgWords(words, high) })}</Text>
      )}
      {food.notes.map((note) => (
        <Text key={note} size="sm">
          {t(`food.note.${note}`)}
        </Text>
      ))}
      {food.source !== null && (
        <Text size="sm" c="dimmed">
          {t('food.add.source', { source: food.source, number: food.sourceNumber ?? '' })}
        </Text>
      )}
      {(food.portion.grams !== null || food.mgPerPortion === null) && (
        <Group gap="xs" align="flex-end">
          <NumberInput
            label={t('food.add.amount')}
            value={grams}
            onChange={setGrams}
            min={1}
            max={3_000}
            hideControls
            inputMode="numeric"
            w={200}
          />
          <Button variant="light" disabled={!(Number(grams) > 0)} onClick={() => onNote(Number(grams))}>
            {t('food.add.amount.note')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
