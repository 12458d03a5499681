import { List, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Card } from '#web/look/card.tsx';
import { CoverageBand } from '#web/ledger/coverage-band.tsx';
import { coverageWords } from '#web/ledger/coverage-words.ts';
import { coverageQuery, type Coverage } from '#web/ledger/ledger-queries.ts';
import { isNothing, mgWords, roundedMg } from '#web/ledger/mg-words.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  days: '7' | '28';
}

/** How food met the need over a week or four: first in words, with the reason, then as a band. */
export function CoverageCard({ days }: Props) {
  const { t } = useWords();
  const { data, isError } = useQuery(coverageQuery(days));
  if (isError) return null;
  return (
    <Card title={t(`ledger.window.${days}`)}>
      {data ? <Told coverage={data} /> : <Skeleton h={260} radius="md" />}
    </Card>
  );
}

function Told({ coverage }: { coverage: Coverage }) {
  const words = useWords();
  const { t } = words;
  const { state, why, loggedDays: logged, neededDays: needed, days, intakeFrom } = coverage;
  const said = coverageWords(words, coverage);
  return (
    <Stack gap="md">
      <div>
        <Text fz="clamp(1.15rem, 1.05rem + 0.6vw, 1.35rem)" fw={620} lts="-0.015em">
          {t(`ledger.state.${state}`)}
        </Text>
        <Text size="sm" mt={4}>
          {t(`ledger.why.${why}`, { logged, needed, days })}
        </Text>
      </div>
      {coverage.coverage && (
        <CoverageBand
          share={coverage.coverage}
          label={t('ledger.coverage.picture', { window: t(`ledger.window.${days}`), said })}
        />
      )}
      <Stack gap={6} className="figures">
        <Text size="sm">{said}</Text>
        {coverage.intake && (
          <Text size="sm">
            {t('ledger.eaten', mgWords(words, coverage.intake))}{' '}
            {t(`ledger.eatenFrom.${intakeFrom}`, { logged })}
          </Text>
        )}
        <Text size="sm">{t('ledger.needed', mgWords(words, coverage.need))}</Text>
        <Parts coverage={coverage} />
      </Stack>
    </Stack>
  );
}

/** The need taken apart, so that sweat's share is seen for what it is. */
function Parts({ coverage }: { coverage: Coverage }) {
  const words = useWords();
  const { t, numbers } = words;
  const {
    everyday,
    sessions,
    sessionsPart,
    sweatPart,
    urinePart,
    coffeePart,
    needCapped,
    sessionsWithoutEstimate: count,
    withSweatTest,
  } = coverage;
  const mg = (value: number) => numbers.decimal(roundedMg(value), 0);
  return (
    <List size="sm" spacing={4}>
      <List.Item>
        {everyday.lowMg === everyday.highMg
          ? t('ledger.everyday.one', { mg: mg(everyday.lowMg) })
          : t('ledger.everyday.range', { low: mg(everyday.lowMg), high: mg(everyday.highMg) })}
      </List.Item>
      <List.Item>
        {sessions === 0
          ? t('ledger.part.sessionsNone')
          : t('ledger.part.sessions', mgWords(words, sessionsPart))}
        {sessions > 0 && (
          <List size="sm" withPadding>
            <List.Item>{t('ledger.part.sweat', mgWords(words, sweatPart))}</List.Item>
            {!isNothing(urinePart) && (
              <List.Item>{t('ledger.part.urine', mgWords(words, urinePart))}</List.Item>
            )}
          </List>
        )}
      </List.Item>
      {!isNothing(coffeePart) && <List.Item>{t('ledger.part.coffee', mgWords(words, coffeePart))}</List.Item>}
      {withSweatTest && sessions > 0 && <List.Item>{t('ledger.withSweatTest')}</List.Item>}
      {needCapped && <List.Item>{t('ledger.capped')}</List.Item>}
      {count > 0 && <List.Item>{t('ledger.withoutEstimate', { count })}</List.Item>}
    </List>
  );
}
