import { Button, Chip, Group, SimpleGrid, Skeleton, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { type Day, foodsQuery } from '#web/food/food-queries.ts';
import { FoodRow } from '#web/food/food-row.tsx';
import { type FoundFood, keyOf, type Shelf, SHELVES } from '#web/food/food-shapes.ts';
import { nameOf } from '#web/food/food-words.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** Those one eats, before any kind of food. */
type Chosen = Shelf | 'near';

/** One tap is one portion: of what one eats anyway, of a kind of food, or of what one searches for. */
export function AddCard({ day }: { day: Day }) {
  const words = useWords();
  const { t } = words;
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { data, error } = useQuery(foodsQuery(useDeferredValue(query.trim())));
  const foods = data?.items;
  const isNear = foods?.some(near) ?? false;
  const shelf: Chosen = chosen ?? (isNear ? 'near' : SHELVES[0]!);
  const shown =
    query.trim() !== '' || foods === undefined
      ? foods
      : foods.filter((food) => (shelf === 'near' ? near(food) : food.shelf === shelf));
  const noted = foods?.find((food) => day.noted && keyOf(food) === (day.noted.foodId ?? day.noted.ownFoodId));
  return (
    <Card title={t('food.add.title')} lead={t('food.add.lead')}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          type="search"
          label={t('food.add.search')}
          description={t('food.add.search.why')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          style={{ flexGrow: 1 }}
        />
        {query !== '' && (
          <Button variant="default" onClick={() => setQuery('')} aria-label={t('food.add.clear')}>
            <span aria-hidden="true">×</span>
          </Button>
        )}
      </Group>
      {query.trim() === '' && (
        <Chip.Group value={shelf} onChange={(value) => setChosen(value)}>
          <Group gap={6} className="pushed" role="radiogroup" aria-label={t('food.shelves')}>
            {(isNear ? (['near', ...SHELVES] as Chosen[]) : SHELVES).map((one) => (
              <Chip key={one} value={one} size="sm" radius="xl" variant="outline">
                {t(`food.shelf.${one}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      <ProblemNote error={error ?? day.error} />
      <Text size="sm" c="dimmed" role="status" mih="1.5em">
        {noted && t('food.add.noted', { name: nameOf(words, noted) })}
      </Text>
      {shown === undefined && error === null && <Skeleton h={240} radius="md" />}
      {shown?.length === 0 && <Text size="sm">{t('food.add.none')}</Text>}
      <SimpleGrid
        component="ul"
        cols={{ base: 1, md: 2 }}
        spacing="lg"
        verticalSpacing="sm"
        p={0}
        m={0}
        style={{ listStyle: 'none' }}
        aria-label={t('food.add.title')}
      >
        {shown?.map((food) => (
          <li key={keyOf(food)}>
            <FoodRow food={food} day={day} />
          </li>
        ))}
      </SimpleGrid>
    </Card>
  );
}

function near(food: FoundFood): boolean {
  return food.isFavourite || food.times > 0 || food.ownFoodId !== null;
}
