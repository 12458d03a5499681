import type { PlannedThere } from '#src/connect/arrival.port';
import { familyOf } from '#src/kernel/sport';
import { within } from '#integrations/activity-files/plausible';
import { isIndoor, sportOf } from '#integrations/intervals-icu/intervals-words';
import { type IntervalsEvent, PLANNED_CATEGORIES } from '#integrations/intervals-icu/intervals.shapes';

const START = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/;
const MIDNIGHT = '00:00:00';
/** Seconds: nothing shorter is a session, and nothing longer is one. */
const DURATION_S = { from: 300, to: 172_800 };
/** Up to which share of what can be held for an hour, %, an effort goes by which word. [own] */
const EFFORTS = [
  ['easy', 65],
  ['steady', 82],
  ['hard', 200],
] as const;
/** Faster on foot than this as a mean is a slip of the finger, m/s. */
const FASTEST_MS = 6.5;

/** null for what is no workout, and for what tells neither how long nor when. */
export function plannedOf(event: IntervalsEvent): PlannedThere | null {
  const [, day, time] = START.exec(event.start_date_local ?? '') ?? [];
  const durationS = within(event.moving_time, DURATION_S.from, DURATION_S.to);
  if (!PLANNED_CATEGORIES.includes(event.category) || !day || !time || durationS === null) return null;
  const type = event.type ?? '';
  const sport = sportOf(type);
  const isEvent = event.category !== 'WORKOUT';
  return {
    externalId: String(event.id),
    name: event.name ?? type,
    sport,
    day,
    time: time === MIDNIGHT ? null : time,
    durationS: Math.round(durationS),
    effort: isEvent ? 'race' : effortOf(event.icu_intensity),
    targetPowerW: null,
    targetSpeedMs:
      familyOf(sport) === 'run' ? within(speedOf(event.distance, durationS), 1, FASTEST_MS) : null,
    isEvent,
    indoors: event.indoor === true ? true : isIndoor(type, false),
  };
}

function effortOf(intensityPct: number | null | undefined): PlannedThere['effort'] {
  const told = within(intensityPct, 20, 200);
  return told === null ? null : (EFFORTS.find(([, most]) => told <= most)?.[0] ?? null);
}

function speedOf(distanceM: number | null | undefined, durationS: number): number | null {
  return typeof distanceM === 'number' && distanceM > 0 ? distanceM / durationS : null;
}
