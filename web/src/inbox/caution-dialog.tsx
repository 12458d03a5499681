import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { cautionsQuery } from '#web/inbox/inbox-queries.ts';

const told = () => import('#web/inbox/caution-told.tsx');
const Flagged = lazy(async () => ({ default: (await told()).Flagged }));
const Shown = lazy(async () => ({ default: (await told()).Shown }));

/** Where a red flag is ticked, and told in that moment. */
const SIGNS = '/check-in';
/** Where a value is told, and what to do about it beside it. */
const LAB_VALUES = '/lab-values';

/** A word of caution stands before everything else, on any page and at any hour, until the person says they read it. */
export function CautionDialog() {
  const { data } = useQuery(cautionsQuery);
  const at = useLocation({
    select: ({ pathname }) => (pathname === SIGNS || pathname === LAB_VALUES ? pathname : null),
  });
  if (!data) return null;
  const { items, flag } = data;
  // The pages of signs and of values tell it themselves; it is not told twice.
  const isFlagged = flag !== null && flag.seenAt === null;
  if (isFlagged && at === SIGNS) return null;
  const caution = items.find(({ path }) => at !== LAB_VALUES || path !== LAB_VALUES);
  return (
    <Suspense>
      {isFlagged ? <Flagged flag={flag} /> : caution && <Shown key={caution.id} caution={caution} />}
    </Suspense>
  );
}
