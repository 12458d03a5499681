import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ApiProblem } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { Columns } from '#web/look/columns.tsx';
import { CoverageCard } from '#web/ledger/coverage-card.tsx';
import { FactorsCard } from '#web/ledger/factors-card.tsx';
import { placesFor } from '#web/ledger/ledger-places.ts';
import { coverageQuery } from '#web/ledger/ledger-queries.ts';
import { LoadCard } from '#web/ledger/load-card.tsx';
import { MaybeMeasureCard } from '#web/ledger/maybe-measure-card.tsx';
import { ReferenceCard } from '#web/ledger/reference-card.tsx';
import { WhatForCard } from '#web/ledger/what-for-card.tsx';
import { ConsentQuestion } from '#web/privacy/consent-question.tsx';
import { useWords } from '#web/words/words.tsx';

const TrendCard = lazy(async () => ({ default: (await import('#web/ledger/trend-card.tsx')).TrendCard }));

/** What training adds to the need, what food brings, and where to go on. */
export function MagnesiumPage() {
  const { t } = useWords();
  const { error } = useQuery(coverageQuery('7'));
  const { data: month } = useQuery(coverageQuery('28'));
  // Where no food is told, four weeks say no more than one does.
  const hasFood = month !== undefined && month.coverage !== null;
  const isUnasked = error instanceof ApiProblem && error.code === 'people.consent-needed';
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('ledger.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('ledger.lead')}
        </Text>
      </div>
      {isUnasked ? <ConsentQuestion /> : <ProblemNote error={error} />}
      {error === null && (
        <>
          {hasFood ? (
            <Columns first={<CoverageCard days="7" />} second={<CoverageCard days="28" />} />
          ) : (
            <CoverageCard days="7" />
          )}
          <Text size="sm" maw={640}>
            {t('ledger.notBalance')}
          </Text>
          <Suspense fallback={<Skeleton h={420} radius="lg" />}>
            <TrendCard />
          </Suspense>
        </>
      )}
      <Columns
        first={
          error === null && (
            <>
              <FactorsCard />
              <MaybeMeasureCard />
              <LoadCard />
              <ReferenceCard />
            </>
          )
        }
        second={
          <>
            <WhatForCard />
            <Places />
          </>
        }
      />
      <Text size="sm" c="dimmed" maw={640}>
        {t('ledger.disclaimer')}
      </Text>
    </Stack>
  );
}

function Places() {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  return (
    <Card title={t('ledger.places.title')}>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {placesFor(me).map(({ to, name }) => (
          <li key={to}>
            <Anchor component={Link} to={to} fw={600}>
              {t(`ledger.places.${name}`)}
            </Anchor>
            <Text size="sm" c="dimmed">
              {t(`ledger.places.${name}.lead`)}
            </Text>
          </li>
        ))}
      </Stack>
    </Card>
  );
}
