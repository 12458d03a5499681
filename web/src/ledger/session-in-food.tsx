import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sessionFoodQuery } from '#web/ledger/session-food-query.ts';
import { milligrams } from '#web/look/range-words.ts';
import { useWords } from '#web/words/words.tsx';

/** A session's magnesium as food that this person eats; nothing where there is none to name. */
export function SessionInFood({ sessionId }: { sessionId: string }) {
  const words = useWords();
  const { t } = words;
  const { data } = useQuery(sessionFoodQuery(sessionId));
  if (!data?.inFood) return null;
  const { toEatMg, top, others } = data.inFood;
  const mg = (value: number) => milligrams(words, value, toEatMg.high);
  return (
    <Text size="sm" className="figures">
      {t('ledger.inFood.about', {
        mg: mg(toEatMg.mid),
        low: mg(toEatMg.low),
        high: mg(toEatMg.high),
        food: top,
      })}{' '}
      {others.length > 0 && t('ledger.inFood.others', { foods: others.join('; ') })}
    </Text>
  );
}
