import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { foodApi } from '#web/food/food-api.ts';
import { ownFoodsQuery, useFoodChanged } from '#web/food/food-queries.ts';
import type { OwnFood } from '#web/food/food-shapes.ts';
import { OwnFoodForm } from '#web/food/own-food-form.tsx';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** What is being written: a new food, a new water, or one that is there. */
type Writing = 'food' | 'water' | OwnFood;

/** Foods and waters read off a label. */
export function OwnFoodsCard() {
  const { t, numbers } = useWords();
  const { data: foods, error } = useQuery(ownFoodsQuery);
  const [writing, setWriting] = useState<Writing | null>(null);
  const changed = useFoodChanged();
  const remove = useMutation({ mutationFn: foodApi.removeOwn, onSuccess: changed });
  return (
    <Card title={t('food.own.title')} lead={t('food.own.lead')}>
      <ProblemNote error={error ?? remove.error} />
      {foods?.length === 0 && writing === null && <Text size="sm">{t('food.own.none')}</Text>}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {foods?.map((food) => (
          <li key={food.id}>
            <Text style={{ overflowWrap: 'anywhere' }}>{food.name}</Text>
            <Text size="sm" c="dimmed" className="figures">
              {t(`food.own.tells.${food.basis}`, {
                mg: numbers.decimal(food.magnesiumMg, food.magnesiumMg % 1 === 0 ? 0 : 1),
              })}
            </Text>
            <Group gap="xs" mt={4}>
              <Button
                size="compact-sm"
                variant="light"
                aria-label={t('food.own.change', { name: food.name })}
                onClick={() => setWriting(food)}
              >
                {t('food.own.change', { name: '' }).trim()}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={t('food.own.remove', { name: food.name })}
                loading={remove.isPending && remove.variables === food.id}
                onClick={() => remove.mutate(food.id)}
              >
                {t('food.own.remove', { name: '' }).trim()}
              </Button>
            </Group>
          </li>
        ))}
      </Stack>
      {writing === null ? (
        <Group gap="sm">
          <Button variant="light" onClick={() => setWriting('food')}>
            {t('food.own.add')}
          </Button>
          <Button variant="light" onClick={() => setWriting('water')}>
            {t('food.own.addWater')}
          </Button>
        </Group>
      ) : (
        <OwnFoodForm
          key={typeof writing === 'string' ? writing : writing.id}
          food={typeof writing === 'string' ? null : writing}
          isWater={typeof writing === 'string' ? writing === 'water' : writing.basis === 'litre'}
          onDone={() => setWriting(null)}
        />
      )}
    </Card>
  );
}
