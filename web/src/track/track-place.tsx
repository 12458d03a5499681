import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Curve, SessionDetail } from '#web/api-shapes.ts';

const TrackCard = lazy(async () => ({ default: (await import('#web/track/track-card.tsx')).TrackCard }));

/** As high as the card will be, on a phone and on a desk. */
const CARD_HEIGHT = { base: 560, sm: 530 };

interface Props {
  session: SessionDetail;
  /** null: there is no estimate, or not yet. */
  curve: Curve | null;
}

/** The place of the map on a session's page: there where something was recorded outdoors that goes a way. */
export function TrackPlace({ session, curve }: Props) {
  const wentAWay = session.distanceM !== null && session.provenance['records'] !== undefined;
  if (!wentAWay || session.indoor === true) return null;
  return (
    <Suspense fallback={<Skeleton h={CARD_HEIGHT} radius="lg" aria-hidden="true" />}>
      <TrackCard session={session} curve={curve} />
    </Suspense>
  );
}
