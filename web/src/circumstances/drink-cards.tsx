import { Alert, Anchor, Checkbox, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { circumstancesQuery } from '#web/circumstances/circumstance-queries.ts';
import { Count } from '#web/circumstances/count.tsx';
import { PartCard } from '#web/circumstances/part-card.tsx';
import { useWords } from '#web/words/words.tsx';

const SERVINGS = ['coffee', 'espresso', 'tea', 'energyDrink', 'cola', 'tablet'] as const;
const NO_SERVING = { coffee: 0, espresso: 0, tea: 0, energyDrink: 0, cola: 0, tablet: 0 };
/** A cup is stronger or weaker than a usual one by about so much. */
const CUP_VARIES = 0.3;
const MOST = { servings: 30, glasses: 200 };

export function CaffeineCard() {
  const { t } = useWords();
  const { data } = useQuery(circumstancesQuery);
  const mg = data?.caffeine.mgPerDay;
  return (
    <PartCard
      part="caffeine"
      nothing={NO_SERVING}
      fields={({ told, change }) => (
        <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm" verticalSpacing="sm" style={{ alignItems: 'end' }}>
          {SERVINGS.map((serving) => (
            <Count
              key={serving}
              label={t(`circumstances.caffeine.${serving}`)}
              max={MOST.servings}
              value={told[serving]}
              onChange={(count) => change({ [serving]: count })}
            />
          ))}
        </SimpleGrid>
      )}
      after={
        typeof mg === 'number' &&
        mg > 0 && (
          <Text size="sm" className="figures">
            {t('circumstances.caffeine.sum', {
              low: inTens(mg * (1 - CUP_VARIES)),
              high: inTens(mg * (1 + CUP_VARIES)),
            })}
          </Text>
        )
      }
    />
  );
}

function inTens(mg: number): number {
  return Math.round(mg / 10) * 10;
}

export function AlcoholCard() {
  const { t } = useWords();
  const { data } = useQuery(circumstancesQuery);
  return (
    <PartCard
      part="alcohol"
      nothing={{ glassesPerWeek: 0, fourAtOnceMonthly: false }}
      fields={({ told, change }) => (
        <Stack gap="md">
          <Count
            label={t('circumstances.alcohol.glasses')}
            why={t('circumstances.alcohol.glasses.why')}
            max={MOST.glasses}
            value={told.glassesPerWeek}
            onChange={(glassesPerWeek) => change({ glassesPerWeek })}
          />
          <Checkbox
            label={t('circumstances.alcohol.fourAtOnce')}
            checked={told.fourAtOnceMonthly}
            onChange={(event) => change({ fourAtOnceMonthly: event.currentTarget.checked })}
          />
        </Stack>
      )}
      after={data?.alcohol.isHigh && <AlcoholSupport />}
    />
  );
}

/** Where to talk about it: the Swedish line with its number in either language, and one's own doctor elsewhere. */
function AlcoholSupport() {
  const { t } = useWords();
  return (
    <Alert color="tide" variant="light" radius="md" role="note">
      <Text size="sm">{t('circumstances.alcohol.support')}</Text>
      <Text size="sm" mt="xs">
        <Anchor href="https://alkohollinjen.se" rel="noreferrer" underline="always">
          alkohollinjen.se
        </Anchor>
        {', '}
        <Anchor href="tel:+4620844448" underline="always">
          020-84 44 48
        </Anchor>
      </Text>
    </Alert>
  );
}
