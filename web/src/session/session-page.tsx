import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Estimate, SessionDetail } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { estimateQuery, sessionQuery } from '#web/app/queries.ts';
import { Drivers } from '#web/session/drivers.tsx';
import { Inputs } from '#web/session/inputs.tsx';
import { Legs } from '#web/session/legs.tsx';
import { Magnesium } from '#web/session/magnesium.tsx';
import { MassLoss } from '#web/session/mass-loss.tsx';
import { NoRange } from '#web/session/no-range.tsx';
import { Quality } from '#web/session/quality.tsx';
import classes from '#web/session/session-page.module.css';
import { SessionHead } from '#web/session/session-head.tsx';
import { SweatCard } from '#web/session/sweat-card.tsx';
import { TrainingLoad } from '#web/session/training-load.tsx';
import { WeighInCard } from '#web/weighing/weigh-in-card.tsx';
import { useWords } from '#web/words/words.tsx';

const CurveCard = lazy(async () => ({ default: (await import('#web/session/curve-card.tsx')).CurveCard }));

export function SessionPage() {
  const { sessionId } = useParams({ from: '/signed-in/sessions/$sessionId' });
  const session = useQuery(sessionQuery(sessionId));
  const estimate = useQuery(estimateQuery(sessionId));

  if (session.isError) return <ProblemNote error={session.error} />;
  if (session.data === undefined) return <SessionSkeleton />;
  return (
    <Stack gap="lg">
      <SessionHead session={session.data} />
      {estimate.isError ? (
        <ProblemNote error={estimate.error} />
      ) : estimate.data === undefined ? (
        <EstimateSkeleton />
      ) : (
        <Cost session={session.data} estimate={estimate.data} />
      )}
      <TrainingLoad sessionId={sessionId} />
      {estimate.data?.sweat && <Model model={estimate.data.model} />}
    </Stack>
  );
}

interface Props {
  session: SessionDetail;
  estimate: Estimate;
}

/** What the session cost, most important first. */
function Cost({ session, estimate }: Props) {
  const { sweat, magnesium, massLossKg, curve, minerals, quality, inputs, legs } = estimate;
  if (sweat === null || magnesium === null) return <NoRange estimate={estimate} vendor={session} />;
  return (
    <>
      <SweatCard sweat={sweat} rate={estimate.rateLPerH} vendor={vendorOf(session, estimate)} />
      <WeighInCard session={session} />
      {curve !== null && curve.minute.length > 1 && (
        <Suspense fallback={<Skeleton h={520} radius="lg" />}>
          <CurveCard sessionId={session.id} curve={curve} />
        </Suspense>
      )}
      {legs.length > 1 && <Legs legs={legs} />}
      <div className={classes.pair}>
        <Stack gap="lg">
          <Magnesium
            sessionId={session.id}
            magnesium={magnesium}
            minerals={minerals ?? {}}
            withSweatTest={estimate.withSweatTest}
          />
          {massLossKg !== null && <MassLoss massLossKg={massLossKg} sweatL={sweat.litres} />}
        </Stack>
        {!estimate.frozen && <Drivers sessionId={session.id} />}
      </div>
      <div className={classes.pair}>
        {quality !== null && <Quality quality={quality} sessionId={session.id} />}
        {inputs.length > 0 && <Inputs inputs={inputs} weather={estimate.weather} />}
      </div>
    </>
  );
}

/** Which calculator made the estimate; below everything, as small print. */
function Model({ model }: Pick<Estimate, 'model'>) {
  const { t } = useWords();
  if (model === null) return null;
  return (
    <Text size="xs" c="dimmed" ta="center">
      {t('session.model', { name: model.name, version: model.version })}
    </Text>
  );
}

function vendorOf(
  session: SessionDetail,
  estimate: Estimate,
): { name: string | null; litres: number } | null {
  const millilitres = estimate.vendorEstimateMl ?? session.vendorSweatMl;
  return millilitres === null ? null : { name: session.vendorName, litres: millilitres / 1000 };
}

function EstimateSkeleton() {
  return (
    <Stack gap="lg" aria-hidden="true">
      <Skeleton h={260} radius="lg" />
      <Skeleton h={520} radius="lg" />
      <Skeleton h={220} radius="lg" />
    </Stack>
  );
}

function SessionSkeleton() {
  return (
    <Stack gap="lg" aria-hidden="true">
      <Skeleton h={96} radius="lg" w="70%" />
      <EstimateSkeleton />
    </Stack>
  );
}
