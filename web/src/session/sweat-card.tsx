import { Stack, Text } from '@mantine/core';
import type { Estimate, SweatRange } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { RangeBand } from '#web/look/range-band.tsx';
import { inOneBreath, outerWords, sweatWords } from '#web/look/range-words.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  sweat: SweatRange;
  rate: Estimate['rateLPerH'];
  /** The maker's own figure, when the file has one. */
  vendor: { name: string | null; litres: number } | null;
}

/** The answer: how much sweat, as a range first and a middle second. */
export function SweatCard({ sweat, rate, vendor }: Props) {
  const words = useWords();
  const { t, numbers } = words;
  const said = sweatWords(words, sweat);
  const vendorName = vendor && (vendor.name ?? t('vendor.maker'));
  const outer = outerWords(words, sweat);

  return (
    <Card title={t('sweat.title')}>
      <Stack gap="lg">
        <Text className="figures" lh={1.15} fz="clamp(1.7rem, 1.3rem + 2vw, 2.4rem)" lts="-0.03em">
          <Text span inherit fw={680}>
            {said.middle}
          </Text>
          {said.likely !== null && (
            <Text span inherit fw={500} c="var(--mantine-color-anchor)">
              , {said.likely}
            </Text>
          )}
        </Text>
        <RangeBand
          median={sweat.litres}
          likely={{ low: sweat.p10, high: sweat.p90 }}
          outer={{ low: sweat.p2_5, high: sweat.p97_5 }}
          label={t('range.picture', { said: inOneBreath(said), outer })}
          tone="sweat"
          unit="L"
          leastFull={1}
          mark={
            vendor && vendorName
              ? { value: vendor.litres, name: `${vendorName} ${numbers.decimal(vendor.litres, 1)}` }
              : undefined
          }
        />
        <Stack gap={6}>
          <Text size="sm">
            {t('range.meaning')} <span className="figures">{outer}</span>
          </Text>
          {rate && (
            <Text size="sm" c="dimmed" className="figures">
              {t('sweat.rate', {
                rate: numbers.decimal(rate.median, 1),
                low: numbers.decimal(rate.p10, 1),
                high: numbers.decimal(rate.p90, 1),
              })}
            </Text>
          )}
          {vendor && vendorName && (
            <Text size="sm" className="figures">
              {t('vendor.text', {
                name: vendorName,
                litres: numbers.decimal(vendor.litres, 2),
                place: vendor.litres < sweat.p10 ? 'below' : vendor.litres > sweat.p90 ? 'above' : 'inside',
              })}
            </Text>
          )}
        </Stack>
      </Stack>
    </Card>
  );
}
