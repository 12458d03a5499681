import { randomUUID } from 'node:crypto';
import { Seeded } from '#simulators/seeded';
import type { PersonAtBrowser } from '#simulators/squad/person-at-browser';

const DAY_MS = 86_400_000;

export async function checkIn(person: PersonAtBrowser, at: Date, seed: number): Promise<void> {
  const chance = Seeded.of(seed, 'check-in');
  const often = () => (chance.chance(0.3) ? 1 : 0);
  await person.put(`signs/check-ins/${isoWeek(at)}`, {
    signs: { cramp: often(), recovery: often(), fatigue: often(), pulse: 0, moodSleep: often() },
    ...{ stress: chance.whole(2, 5), sleepH: 7.5, caffeineCups: 3, ill: false, redFlags: [] },
  });
}

/** Breakfast of the day itself, which is not whole yet. */
export async function eatToday(person: PersonAtBrowser, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  for (const [foodId, grams] of [
    ['oat_porridge', 300],
    ['milk', 200],
    ['coffee', 300],
    ['rye_bread', 80],
  ] as const)
    await person.put(`food-entries/${randomUUID()}`, { day, foodId, grams });
}

export async function tellLab(person: PersonAtBrowser, at: Date): Promise<void> {
  const sampledAt = at.toISOString().slice(0, 10);
  const lab = 'Made-up laboratory';
  await person.post('lab-values', {
    ...{ marker: 'magnesium', value: 0.84, unit: 'mmol/L' },
    ...{ low: 0.7, high: 0.95, sampledAt, lab },
  });
  await person.post('lab-values', {
    ...{ marker: 'ferritin', value: 46, unit: 'µg/L' },
    ...{ low: 13, high: 150, sampledAt, lab },
  });
}

/** A run on Tuesday, and a half marathon in two weeks. */
export async function planAhead(
  person: PersonAtBrowser,
  now: Date,
  { latitudeDeg, longitudeDeg }: { latitudeDeg: number; longitudeDeg: number },
): Promise<void> {
  const day = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const place = { latitudeDeg, longitudeDeg };
  await person.put(`planned-sessions/${randomUUID()}`, {
    ...{ name: 'Intervals by the sea', sport: 'run', startsAt: `${day(2)}T17:30:00+02:00` },
    ...{ durationS: 4_200, effort: 'hard', indoors: false, place },
  });
  await person.put(`planned-sessions/${randomUUID()}`, {
    ...{ name: 'Half marathon', sport: 'run', startsAt: `${day(13)}T10:00:00+02:00` },
    ...{ durationS: 6_600, effort: 'race', isEvent: true, indoors: false, place },
  });
}

/** The week of ISO 8601 that this moment is in: 2026-W48. */
function isoWeek(at: Date): string {
  const monday = Math.floor((at.getTime() / DAY_MS + 3) / 7) * 7 - 3;
  const year = new Date((monday + 3) * DAY_MS).getUTCFullYear();
  const week = Math.floor(((monday + 3) * DAY_MS - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
