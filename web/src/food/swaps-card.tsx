import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { swapsQuery } from '#web/food/food-queries.ts';
import type { Swap } from '#web/food/food-shapes.ts';
import { mgWords, nameOf, portionWords, rangeWords } from '#web/food/food-words.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** What could be eaten in place of what was noted lately; nothing where there is no such food. */
export function SwapsCard() {
  const { t } = useWords();
  const { data, error } = useQuery(swapsQuery);
  const swaps = data ? [data.top, ...data.others].filter((swap) => swap !== null) : [];
  if (swaps.length === 0) return <ProblemNote error={error} />;
  return (
    <Card title={t('food.swap.title')} lead={t('food.swap.lead')}>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {swaps.map((swap) => (
          <li key={`${swap.from.foodId} ${swap.to.foodId}`}>
            <SwapRow swap={swap} />
          </li>
        ))}
      </Stack>
    </Card>
  );
}

function SwapRow({ swap: { from, to, times, moreMg } }: { swap: Swap }) {
  const words = useWords();
  const { t } = words;
  const name = { to: nameOf(words, to), portion: portionWords(words, to) };
  const { low, high } = rangeWords(words, moreMg);
  return (
    <>
      <Text className="figures" style={{ overflowWrap: 'anywhere' }}>
        {low === high
          ? t('food.swap.more', { ...name, mg: mgWords(words, moreMg.mid) })
          : t('food.swap.more.range', { ...name, low, high })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('food.swap.instead', { from: nameOf(words, from), portion: portionWords(words, from), times })}
      </Text>
    </>
  );
}
