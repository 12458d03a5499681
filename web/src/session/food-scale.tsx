import { Text } from '@mantine/core';
import { place } from '#web/look/range.ts';
import { milligrams } from '#web/look/range-words.ts';
import classes from '#web/session/food-scale.module.css';
import { useWords } from '#web/words/words.tsx';

/** Magnesium that an ordinary day's food brings, mg: the upper of the two figures in the text beside. */
const DAY_OF_FOOD_MG = 350;

interface Props {
  low: number;
  high: number;
}

/** The likely loss on the scale of a day's food, to show how small it is. */
export function FoodScale({ low, high }: Props) {
  const words = useWords();
  const { t } = words;
  const full = Math.max(DAY_OF_FOOD_MG, high);
  const label = t('magnesium.foodPicture', { full: DAY_OF_FOOD_MG, high: milligrams(words, high, high) });
  return (
    <div>
      <Text size="xs" c="dimmed" mb={6}>
        {t('magnesium.food')}
      </Text>
      <div className={classes.track} role="img" aria-label={label}>
        <div
          className={classes.loss}
          style={{ left: place(low, full), right: `calc(100% - ${place(high, full)})` }}
        />
      </div>
    </div>
  );
}
