import type { SpeedField } from '#web/plan/plan-draft.ts';
import { measureOf } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

const KMH_PER_MS = 3.6;

/** Speed as the person writes it: km/h or mph, with a decimal. */
export function useSpeedField(): SpeedField & { unit: string } {
  const { numbers } = useWords();
  const { unit, fromMetric, toMetric } = measureOf(numbers.units, 'km/h');
  return {
    unit,
    shown: (metresPerSecond) => Number(fromMetric(metresPerSecond * KMH_PER_MS).toFixed(1)),
    told: (inField) => toMetric(inField) / KMH_PER_MS,
  };
}
