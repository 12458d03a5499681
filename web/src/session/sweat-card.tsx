import { Stack, Text } from '@mantine/core';
import type { Estimate, SweatRange, WeighIn } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { outerWords } from '#web/look/range-words.ts';
import { SweatAnswer } from '#web/look/sweat-answer.tsx';
import { Unbroken } from '#web/look/unbroken.tsx';
import { otherAnswers, type VendorAnswer } from '#web/session/answers.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  sweat: SweatRange;
  rate: Estimate['rateLPerH'];
  /** The maker's own figure, when the file has one. */
  vendor: VendorAnswer | null;
  /** What the scale showed, when the session was weighed. */
  weighIn?: WeighIn | null;
}

/** The answer: how much sweat, as a range first and a middle second; on the same scale what others say of it. */
export function SweatCard({ sweat, rate, vendor, weighIn = null }: Props) {
  const words = useWords();
  const { t, numbers } = words;
  const outer = outerWords(words, sweat);
  const { lanes, sentences } = otherAnswers(words, sweat, vendor, weighIn);

  return (
    <Card title={t('sweat.title')}>
      <Stack gap="lg">
        <SweatAnswer sweat={sweat} others={lanes} fz="clamp(1.7rem, 1.3rem + 2vw, 2.4rem)" />
        <Stack gap={6}>
          <Text size="sm">
            {t('range.meaning')}{' '}
            <span className="figures">
              <Unbroken>{outer}</Unbroken>
            </span>
          </Text>
          {rate && (
            <Text size="sm" c="dimmed" className="figures">
              <Unbroken>
                {t('sweat.rate', {
                  rate: numbers.decimal(rate.median, 1),
                  low: numbers.decimal(rate.p10, 1),
                  high: numbers.decimal(rate.p90, 1),
                })}
              </Unbroken>
            </Text>
          )}
          {sentences.map((sentence) => (
            <Text key={sentence} size="sm" className="figures">
              <Unbroken>{sentence}</Unbroken>
            </Text>
          ))}
        </Stack>
      </Stack>
    </Card>
  );
}
