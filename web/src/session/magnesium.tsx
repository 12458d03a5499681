import { Stack, Text } from '@mantine/core';
import { MINERALS, type Estimate, type MagnesiumRange } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { RangeBand } from '#web/look/range-band.tsx';
import { SessionInFood } from '#web/ledger/session-in-food.tsx';
import { FoodScale } from '#web/session/food-scale.tsx';
import { milligrams } from '#web/look/range-words.ts';
import classes from '#web/session/table.module.css';
import { useWords } from '#web/words/words.tsx';

interface Props {
  sessionId: string;
  magnesium: MagnesiumRange;
  minerals: NonNullable<Estimate['minerals']>;
  /** A laboratory tested the athlete's sweat, so what sweat in general holds is beside the point. */
  withSweatTest: boolean;
}

/** Magnesium with its size made plain; the other minerals folded away. */
export function Magnesium({ sessionId, magnesium, minerals, withSweatTest }: Props) {
  const words = useWords();
  const { t, numbers } = words;
  const mg = (value: number) => milligrams(words, value, magnesium.p90);
  const said = t('magnesium.range', {
    mg: mg(magnesium.mg),
    low: mg(magnesium.p10),
    high: mg(magnesium.p90),
  });
  const known = MINERALS.filter((mineral) => minerals[mineral] !== undefined);

  return (
    <Card title={t('magnesium.title')}>
      <Stack gap="md">
        <Text className="figures" fz="clamp(1.25rem, 1.1rem + 0.8vw, 1.5rem)" fw={620} lts="-0.02em">
          {said}
        </Text>
        <RangeBand
          median={magnesium.mg}
          likely={{ low: magnesium.p10, high: magnesium.p90 }}
          outer={{ low: magnesium.p5, high: magnesium.p95 }}
          label={t('magnesium.picture', { said, low: mg(magnesium.p5), high: mg(magnesium.p95) })}
          tone="mineral"
          unit="mg"
          leastFull={5}
        />
        <FoodScale sessionId={sessionId} low={magnesium.p10} high={magnesium.p90} />
        <SessionInFood sessionId={sessionId} />
        <Text size="sm">
          {t(withSweatTest ? 'magnesium.withSweatTest' : 'estimate.magnesium.plain')}{' '}
          {t('magnesium.foodFirst')}
        </Text>
        {known.length > 0 && (
          <Fold title={t('minerals.title')}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('minerals.mineral')}</th>
                  <th scope="col">{t('minerals.likely')}</th>
                  <th scope="col">{t('minerals.middle')}</th>
                </tr>
              </thead>
              <tbody>
                {known.map((mineral) => {
                  const { mg: middle, p10, p90 } = minerals[mineral]!;
                  const decimals = p90 < 1 ? 2 : p90 < 10 ? 1 : 0;
                  return (
                    <tr key={mineral}>
                      <th scope="row">{t(`mineral.${mineral}`)}</th>
                      <td>{`${numbers.decimal(p10, decimals)}–${numbers.decimal(p90, decimals)} mg`}</td>
                      <td>{`${numbers.decimal(middle, decimals)} mg`}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </Fold>
        )}
      </Stack>
    </Card>
  );
}
