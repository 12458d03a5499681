import { exerciseBefore, type SessionBefore } from '#src/labs/exercise-before';
import { decidingOf } from '#src/labs/deciding';
import { EVENING, MORNING, placeIn } from '#src/labs/intervals';
import { changeOf } from '#src/labs/lab-change';
import type { OpenedValue } from '#src/labs/lab-values';
import type { FLAGS, KeptValue, LabValueView } from '#src/labs/labs.shapes';
import { magnesiumWordOf } from '#src/labs/magnesium-word';
import { MARKER_FACTS } from '#src/labs/marker-facts';
import { intervalOf, type Person } from '#src/labs/own-interval';
import { ownOf } from '#src/labs/same-value';
import { bySample } from '#src/labs/sample-order';
import { localHourOf, orderOf } from '#src/labs/sampled';
import { shownUnit } from '#src/labs/units';

type Flag = (typeof FLAGS)[number];

/** What beside the values themselves decides what is said of them. */
export interface AboutPerson extends Person {
  sessions: readonly SessionBefore[];
}

/** Above this CRP a ferritin is read with care, mg/L; and a CRP of so many days around counts (docs/science.md, Laboratory values). */
const CRP_USUAL = { low: null, high: 5 };
const CRP_AROUND_MS = 3 * 86_400_000;

/** All values of one person as the API tells them, newest sample first. */
export function labViews(values: readonly OpenedValue[], about: AboutPerson): LabValueView[] {
  const oldestFirst = values.toSorted(bySample);
  const before = new Map<string, OpenedValue>();
  const deciding = new Set(decidingOf(values).values());
  return oldestFirst
    .map((value) => {
      const last = before.get(value.kept.marker) ?? null;
      before.set(value.kept.marker, value);
      return { ...viewOf(value, last, values, about), decides: deciding.has(value) };
    })
    .reverse();
}

function viewOf(
  { id, kept, createdAt, changedAt }: OpenedValue,
  last: OpenedValue | null,
  all: readonly OpenedValue[],
  about: AboutPerson,
): Omit<LabValueView, 'decides'> {
  const interval = intervalOf(kept, about);
  const place = interval && placeIn(kept.value, kept.comparator, interval);
  const own = ownOf(kept);
  const change = last && changeOf(kept.marker, readingOf(last.kept), readingOf(kept));
  return {
    id,
    ...kept,
    shownUnit: shownUnit(kept.unit),
    interval,
    place,
    own: { value: own, unit: shownUnit(MARKER_FACTS[kept.marker].unit) },
    word: kept.marker === 'magnesium' && place ? magnesiumWordOf(own, kept.comparator, place) : null,
    flags: flagsOf(kept, interval !== null, all, about),
    change: change && { sinceId: last.id, ...change },
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
}

function readingOf(kept: KeptValue) {
  return { own: ownOf(kept), comparator: kept.comparator };
}

function flagsOf(
  kept: KeptValue,
  hasInterval: boolean,
  all: readonly OpenedValue[],
  { sessions }: AboutPerson,
): Flag[] {
  const { marker, sampledAt, fasting } = kept;
  const flags: Flag[] = [];
  const hour = localHourOf(sampledAt);
  if (!hasInterval) flags.push('no-interval');
  if (MARKER_FACTS[marker].movedByTraining && exerciseBefore(sampledAt, sessions))
    flags.push('exercise-effect-possible');
  if (marker === 'cortisol' && hour !== null && hour >= EVENING.from) flags.push('evening-sample');
  else if (MORNING_MATTERS.includes(marker) && hour !== null && !isMorning(hour)) flags.push('not-morning');
  if (MORNING_MATTERS.includes(marker) && hour === null) flags.push('hour-unknown');
  if (marker === 'transferrin-saturation' && fasting === false) flags.push('not-fasting');
  if (marker === 'ferritin') flags.push(...crpFlags(sampledAt, all));
  return flags;
}

const MORNING_MATTERS = ['magnesium', 'cortisol', 'transferrin-saturation'];

function isMorning(hour: number): boolean {
  return hour >= MORNING.from && hour < MORNING.until;
}

function crpFlags(sampledAt: string, all: readonly OpenedValue[]): Flag[] {
  const around = all.filter(
    ({ kept }) =>
      kept.marker === 'crp' && Math.abs(orderOf(kept.sampledAt) - orderOf(sampledAt)) <= CRP_AROUND_MS,
  );
  const places = around.map(({ kept }) => placeIn(ownOf(kept), kept.comparator, CRP_USUAL));
  if (places.includes('above')) return ['crp-raised'];
  return places.includes('not-above') ? [] : ['crp-unknown']; // "< 10" tells nothing
}
