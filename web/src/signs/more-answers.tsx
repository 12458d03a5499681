import { NumberInput, SimpleGrid, Stack } from '@mantine/core';
import { Choices } from '#web/signs/choices.tsx';
import type { Desk, Rest } from '#web/signs/sign-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  asks: Desk['asks'];
  rest: Rest;
  change: (some: Partial<Rest>) => void;
}

const STRESS = Array.from({ length: 11 }, (_, value) => ({ value, name: String(value) }));
const DAYS = STRESS.slice(0, 8);
const MOST = { sleepH: 24, caffeineCups: 50, alcoholGlasses: 200 };
/** One tap wide, px. */
const NARROW = 44;

/** What is asked beside the signs; each may be left open. */
export function MoreAnswers({ asks, rest, change }: Props) {
  const { t, numbers } = useWords();
  const amounts = [
    'sleepH' as const,
    ...(asks.caffeineCups ? (['caffeineCups'] as const) : []),
    ...(asks.alcoholGlasses ? (['alcoholGlasses'] as const) : []),
  ];
  const yesNo = (
    ['ill', ...(asks.newMedicine ? ['newMedicine'] : []), 'period'] as ('ill' | 'newMedicine' | 'period')[]
  ).map((name) => ({ name, why: name === 'period' ? t('signs.period.why') : undefined }));
  return (
    <Stack gap="lg">
      {asks.stress && (
        <Choices
          label={t('signs.stress')}
          why={t('signs.stress.why')}
          options={STRESS}
          value={rest.stress ?? null}
          onChange={(stress) => change({ stress })}
          leastWidth={NARROW}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: amounts.length }} spacing="sm">
        {amounts.map((name) => (
          <NumberInput
            key={name}
            label={t(`signs.${name}`)}
            value={rest[name] ?? ''}
            onChange={(typed) => change({ [name]: typed === '' ? null : Number(typed) })}
            min={0}
            max={MOST[name]}
            decimalScale={1}
            decimalSeparator={numbers.decimalSeparator}
            allowedDecimalSeparators={['.', ',']}
            inputMode="decimal"
            hideControls
          />
        ))}
      </SimpleGrid>
      {asks.stomachDays && (
        <Choices
          label={t('signs.stomachDays')}
          options={DAYS}
          value={rest.stomachDays ?? null}
          onChange={(stomachDays) => change({ stomachDays })}
          leastWidth={NARROW}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: yesNo.length }} spacing="lg">
        {yesNo.map(({ name, why }) => (
          <Choices
            key={name}
            label={t(`signs.${name}`)}
            why={why}
            options={[
              { value: false, name: t('signs.no') },
              { value: true, name: t('signs.yes') },
            ]}
            value={rest[name] ?? null}
            onChange={(said) => change({ [name]: said })}
            leastWidth={NARROW}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
