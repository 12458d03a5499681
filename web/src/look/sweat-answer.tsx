import { Text } from '@mantine/core';
import type { SweatRange } from '#web/api-shapes.ts';
import { type OtherAnswer, RangeBand } from '#web/look/range-band.tsx';
import { inOneBreath, outerWords, sweatWords } from '#web/look/range-words.ts';
import { Unbroken } from '#web/look/unbroken.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  sweat: SweatRange;
  /** What others say of the same session. */
  others?: OtherAnswer[];
  /** Of the figure: the largest where the answer is the page. */
  fz: string;
}

/** How much sweat: in large figures with the likely range beside the middle, and as a band. */
export function SweatAnswer({ sweat, others = [], fz }: Props) {
  const words = useWords();
  const said = sweatWords(words, sweat);
  return (
    <>
      <Text className="figures" lh={1.15} fz={fz} lts="-0.03em">
        <Text span inherit fw={680}>
          {said.middle}
        </Text>
        {said.likely !== null && (
          <Text span inherit fw={500} c="var(--mantine-color-anchor)">
            , <Unbroken>{said.likely}</Unbroken>
          </Text>
        )}
      </Text>
      <RangeBand
        median={sweat.litres}
        likely={{ low: sweat.p10, high: sweat.p90 }}
        outer={{ low: sweat.p2_5, high: sweat.p97_5 }}
        label={words.t('range.picture', { said: inOneBreath(said), outer: outerWords(words, sweat) })}
        tone="sweat"
        unit="L"
        leastFull={1}
        others={others}
      />
    </>
  );
}
