import type { Weighing } from '#src/connect/arrival.port';
import { within } from '#integrations/activity-files/plausible';
import type { Measures } from '#integrations/withings/withings.api';
import type { MeasureGroup } from '#integrations/withings/withings.shapes';

const MASS = 1;
const A_MEASURE = 1;
/** The scale does not know which of the household stood on it. */
const ANYBODYS = 1;

export function weighingsOf({ groups, timezone }: Measures): Weighing[] {
  return groups.flatMap((group) => weighingOf(group, timezone) ?? []);
}

function weighingOf(group: MeasureGroup, timezone: string | null): Weighing | null {
  if (group.attrib === ANYBODYS || (group.category ?? A_MEASURE) !== A_MEASURE) return null;
  const mass = group.measures.find(({ type }) => type === MASS);
  const massKg = within(mass && inKg(mass), 20, 300);
  if (massKg === null || group.date <= 0) return null;
  const measuredAt = new Date(group.date * 1000);
  return { externalId: group.grpid, measuredAt, utcOffsetS: utcOffsetS(measuredAt, timezone), massKg };
}

/** 7523 and -2 are 75.23: divided, because 7523 times 0.01 is a hair more. */
function inKg({ value, unit }: { value: number; unit: number }): number {
  return unit < 0 ? value / 10 ** -unit : value * 10 ** unit;
}

/** Seconds a zone's clocks were ahead of UTC; null for a zone nobody here knows. */
function utcOffsetS(at: Date, timeZone: string | null): number | null {
  if (timeZone === null) return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
    const aheadS = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
    return sign === '-' ? -aheadS : aheadS;
  } catch {
    return null;
  }
}
