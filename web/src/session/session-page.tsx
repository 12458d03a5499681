import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue } from 'react';
import { ApiProblem } from '#web/api.ts';
import type { Estimate, SessionDetail, WeighIn } from '#web/api-shapes.ts';
import { NothingHere } from '#web/app/not-found.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { estimateQuery, sessionQuery } from '#web/app/queries.ts';
import { Columns } from '#web/look/columns.tsx';
import type { VendorAnswer } from '#web/session/answers.ts';
import { Inputs } from '#web/session/inputs.tsx';
import { Legs } from '#web/session/legs.tsx';
import { Magnesium } from '#web/session/magnesium.tsx';
import { MassLoss } from '#web/session/mass-loss.tsx';
import { NoRange } from '#web/session/no-range.tsx';
import { Quality, TELLING, WEIGHING } from '#web/session/quality.tsx';
import { SessionHead } from '#web/session/session-head.tsx';
import { SweatCard } from '#web/session/sweat-card.tsx';
import { TrainingLoad } from '#web/session/training-load.tsx';
import { ToldCard } from '#web/told/told-card.tsx';
import { TrackPlace } from '#web/track/track-place.tsx';
import { Waterfall } from '#web/session/waterfall.tsx';
import { WeighInCard } from '#web/weighing/weigh-in-card.tsx';
import { weighInQuery } from '#web/weighing/weighing-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Of the card with the curves, with as many of them as most sessions have. */
const CURVE_HEIGHT = 940;

const CurveCard = lazy(async () => ({ default: (await import('#web/session/curve-card.tsx')).CurveCard }));

export function SessionPage() {
  const { sessionId } = useParams({ from: '/signed-in/sessions/$sessionId' });
  const session = useQuery(sessionQuery(sessionId));
  const estimate = useQuery(estimateQuery(sessionId));
  const weighIn = useQuery(weighInQuery(sessionId));

  if (session.error instanceof ApiProblem && session.error.status === 404) return <NothingHere />;
  if (session.isError) return <ProblemNote error={session.error} />;
  if (session.data === undefined) return <SessionSkeleton />;
  return (
    <Stack gap="lg">
      <SessionHead session={session.data} />
      {estimate.isError ? (
        <ProblemNote error={estimate.error} />
      ) : estimate.data === undefined || weighIn.isPending ? (
        <EstimateSkeleton />
      ) : (
        <Cost session={session.data} estimate={estimate.data} weighIn={weighIn.data ?? null} />
      )}
      {estimate.data?.sweat && <Model model={estimate.data.model} />}
    </Stack>
  );
}

interface Props {
  session: SessionDetail;
  estimate: Estimate;
}

/** What the session cost, most important first: the answer, what the athlete can tell, and the pictures. */
function Cost({ session, estimate, weighIn }: Props & { weighIn: WeighIn | null }) {
  // The answer is painted first: all that is drawn below takes a slow telephone half a second.
  const isAnswered = useDeferredValue(true, false);
  const { sweat, magnesium, massLossKg } = estimate;
  const telling = (
    <div id={TELLING}>
      <ToldCard session={session} estimate={estimate} />
    </div>
  );
  return (
    <>
      {sweat === null ? (
        <NoRange estimate={estimate} vendor={session} />
      ) : (
        <SweatCard
          sweat={sweat}
          rate={estimate.rateLPerH}
          vendor={vendorOf(session, estimate)}
          weighIn={weighIn}
        />
      )}
      {sweat === null ? (
        telling
      ) : (
        <Columns
          first={telling}
          second={
            <>
              <div id={WEIGHING}>
                <WeighInCard session={session} />
              </div>
              {/* Once the scale has shown it, the guess at what it would show is of no use. */}
              {massLossKg !== null && weighIn === null && (
                <MassLoss massLossKg={massLossKg} sweatL={sweat.litres} />
              )}
            </>
          }
        />
      )}
      {!isAnswered ? (
        <Skeleton h={CURVE_HEIGHT} radius="lg" aria-hidden="true" />
      ) : sweat !== null && magnesium !== null ? (
        <Pictures session={session} estimate={estimate} sweat={sweat} magnesium={magnesium} />
      ) : (
        <>
          <TrackPlace session={session} curve={null} />
          <TrainingLoad sessionId={session.id} />
        </>
      )}
    </>
  );
}

interface Estimated extends Props {
  sweat: NonNullable<Estimate['sweat']>;
  magnesium: NonNullable<Estimate['magnesium']>;
}

/** The session over time at one side, what it means at the other; on a phone one after the other. */
function Pictures({ session, estimate, sweat, magnesium }: Estimated) {
  const { curve, minerals, quality, inputs, legs } = estimate;
  return (
    <>
      <Columns
        firstWider
        first={
          <>
            {curve !== null && curve.minute.length > 1 && (
              <Suspense fallback={<Skeleton h={CURVE_HEIGHT} radius="lg" />}>
                <CurveCard session={session} curve={curve} inputs={inputs} />
              </Suspense>
            )}
            {!estimate.frozen && <Waterfall sessionId={session.id} sweat={sweat} />}
            {legs.length > 1 && <Legs legs={legs} />}
          </>
        }
        second={
          <>
            <TrackPlace session={session} curve={curve} />
            <Magnesium
              sessionId={session.id}
              magnesium={magnesium}
              minerals={minerals ?? {}}
              withSweatTest={estimate.withSweatTest}
            />
            {quality !== null && (
              <Quality
                quality={quality}
                sessionId={session.id}
                canTell={!estimate.frozen}
                lacksWeather={!session.indoor && estimate.weather.length === 0}
              />
            )}
            <TrainingLoad sessionId={session.id} />
          </>
        }
      />
      {inputs.length > 0 && <Inputs inputs={inputs} weather={estimate.weather} />}
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

function vendorOf(session: SessionDetail, estimate: Estimate): VendorAnswer | null {
  const millilitres = estimate.vendorEstimateMl ?? session.vendorSweatMl;
  return millilitres === null ? null : { name: session.vendorName, litres: millilitres / 1000 };
}

function EstimateSkeleton() {
  return (
    <Stack gap="lg" aria-hidden="true">
      <Skeleton h={360} radius="lg" />
      <Skeleton h={450} radius="lg" />
      <Skeleton h={CURVE_HEIGHT} radius="lg" />
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
