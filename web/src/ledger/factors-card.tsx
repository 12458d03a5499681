import { Anchor, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '#web/look/card.tsx';
import { CitedWorks } from '#web/look/cited-works.tsx';
import { Fold } from '#web/look/fold.tsx';
import { type Datum, type Factor, type Factors, factorsQuery } from '#web/ledger/factor-queries.ts';
import { useWords, type Words } from '#web/words/words.tsx';

/** The circumstances that apply, with what each rests on and what would take it away; and what nobody can say. */
export function FactorsCard() {
  const { t } = useWords();
  const { data, isError } = useQuery(factorsQuery);
  if (isError) return null;
  return (
    <Card title={t('ledger-factors.title')} lead={t('ledger-factors.lead')}>
      {data ? <Told {...data} /> : <Skeleton h={160} radius="md" />}
    </Card>
  );
}

function Told({ applies, unknown }: Factors) {
  const { t } = useWords();
  return (
    <Stack gap="lg">
      {applies.length === 0 && <Text size="sm">{t('ledger-factors.none')}</Text>}
      {applies.map((factor) => (
        <One key={factor.code} factor={factor} />
      ))}
      {unknown.length > 0 && (
        <Fold title={t('ledger-factors.unknown.title')}>
          <List size="sm" spacing={4}>
            {unknown.map(({ code, why }) => (
              <List.Item key={code}>
                {t(`ledger-factors.unknown.${why}`, { name: t(`ledger-factors.name.${code}`) })}
              </List.Item>
            ))}
          </List>
          <Anchor component={Link} to="/circumstances" size="sm" mt="xs" display="inline-block">
            {t('ledger-factors.unknown.tell')}
          </Anchor>
        </Fold>
      )}
    </Stack>
  );
}

function One({ factor }: { factor: Factor }) {
  const words = useWords();
  const { t } = words;
  const { code, data, told, because, awayWhen, evidence, sources } = factor;
  return (
    <div>
      <Title order={3}>{t(`ledger-factors.name.${code}`)}</Title>
      <Text size="sm" mt={4}>
        {because}
      </Text>
      <List size="sm" spacing={2} mt={6}>
        {data.map((datum) => (
          <List.Item key={`${datum.name} ${datum.from}`}>
            {datumText(words, datum)}{' '}
            <Text span size="xs" c="dimmed">
              ({t(`ledger-factors.from.${datum.from}`)})
            </Text>
          </List.Item>
        ))}
        {told.map((word) => (
          <List.Item key={word}>{t(`ledger-factors.told.${word}`)}</List.Item>
        ))}
      </List>
      <Text size="sm" mt={6}>
        <Text span fw={600}>
          {t('ledger-factors.away.title')}
        </Text>{' '}
        {awayWhen}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {t('ledger-factors.evidence.title')}: {t(`ledger-factors.evidence.${evidence}`)}
        {sources.length > 0 && ` ${t('ledger-factors.sources')}`}
      </Text>
      {sources.length > 0 && (
        <Text size="xs" c="dimmed" component="div">
          <CitedWorks works={sources} size="xs" />
        </Text>
      )}
    </div>
  );
}

/** Tenths where a number is small and no count. */
function datumText({ t, numbers }: Words, { name, value, range, unit }: Datum): string {
  if (unit === '°C') return t(`ledger-factors.datum.${name}`, { value: numbers.measured(value, unit) });
  const decimals = unit === 'h' || unit === 'L' ? 1 : 0;
  const shown = (number: number) => numbers.decimal(number, decimals);
  return t(`ledger-factors.datum.${name}`, {
    value: shown(value),
    ...(range && { low: shown(range.low), high: shown(range.high) }),
  });
}
