import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sessionFoodQuery } from '#web/ledger/session-food-query.ts';
import { place } from '#web/look/range.ts';
import { milligrams } from '#web/look/range-words.ts';
import classes from '#web/session/food-scale.module.css';
import { useWords } from '#web/words/words.tsx';

/** What adults are recommended a day, mg, women and men [NNR2023]: for as long as it is not known who is reading. */
const ADULTS = { lowMg: 300, highMg: 350 };

interface Props {
  sessionId: string;
  low: number;
  high: number;
}

/** The likely loss on the scale of what this person is recommended a day, to show how small it is. */
export function FoodScale({ sessionId, low, high }: Props) {
  const words = useWords();
  const { t } = words;
  const { data } = useQuery(sessionFoodQuery(sessionId));
  const { lowMg, highMg } = data?.everyday ?? ADULTS;
  const full = Math.max(highMg, high);
  return (
    <div>
      <Text size="xs" c="dimmed" mb={6}>
        {lowMg === highMg
          ? t('magnesium.recommended.one', { mg: highMg })
          : t('magnesium.recommended.range', { low: lowMg, high: highMg })}
      </Text>
      <div
        className={classes.track}
        role="img"
        aria-label={t('magnesium.recommended.picture', {
          high: milligrams(words, high, high),
          reference: highMg,
        })}
      >
        <div
          className={classes.loss}
          style={{ left: place(low, full), right: `calc(100% - ${place(high, full)})` }}
        />
      </div>
    </div>
  );
}
