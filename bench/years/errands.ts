import { Seeded } from '#simulators/seeded';
import { dayAfter, localMoment } from './wall-clock.js';

/** Something that somebody does at their own page. */
export type Errand = { at: Date } & (
  | { does: 'keep-quiet'; from: string; until: string }
  | { does: 'mute'; theme: string; until: Date }
  | { does: 'pause'; until: Date }
  | { does: 'check-in'; flags: string[]; often: 0 | 1 | 2 | 3 }
  | { does: 'see-doctor' }
  | { does: 'eat'; foodId: string; entry: string }
  | { does: 'plan'; plan: string; startsAt: Date; durationS: number; isEvent: boolean }
  | { does: 'unplan'; plan: string }
  | { does: 'weigh'; startedAt: Date; gainedKg: number }
);

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Over midnight, after it, through a siesta, and as everybody has them. */
const NIGHTS = [
  ['22:15', '06:00'],
  ['20:00', '09:30'],
  ['00:30', '08:15'],
  ['12:45', '15:30'],
  ['21:30', '07:00'],
] as const;
const THEMES = ['after-session', 'after-session', 'food', 'week', 'recovery', 'weighing', 'safety'];
const FLAGS = ['fainted-in-effort', 'growing-weakness', 'fever', 'palpitation-that-stays'];
/** Each weighing has all that was ever estimated of somebody estimated anew: of two hundred sessions one is weighed. */
const WEIGHED = 0.005;
const FOODS = ['oat_porridge', 'wheat_bran', 'rye_crispbread'];

interface Days {
  from: Date;
  days: number;
  rides: readonly { startsAt: Date; durationS: number }[];
  zoneAt: (moment: Date) => string;
}

/** From a few days after they came, each day from the seed, their number and its date alone. */
export function errandsOf(seed: number, athlete: number, { from, days, rides, zoneAt }: Days): Errand[] {
  const errands: Errand[] = [];
  for (let n = 3; n < days; n += 1) {
    const chance = Seeded.of(seed, 'errands', athlete, n);
    const day = new Date(+from + n * DAY_MS);
    const at = (minutes: number) =>
      localMoment(day.toISOString().slice(0, 10), Math.round(minutes), zoneAt(day));
    errands.push(...wishesOf(chance, at(chance.between(8, 20) * 60)));
    // Some note what they eat on many days; most hardly ever.
    if (chance.chance(athlete % 8 === 2 ? 0.4 : 0.02)) errands.push(aMeal(chance, at(12.5 * 60)));
    if (n % 7 === athlete % 7 && chance.chance(0.3)) errands.push(...aCheckIn(chance, at(9 * 60)));
    if (chance.chance(0.04)) errands.push(...aPlan(chance, at(8 * 60), { day, zoneAt }));
  }
  for (const { startsAt, durationS } of rides) {
    const chance = Seeded.of(seed, 'scale', athlete, +startsAt);
    if (!chance.chance(WEIGHED)) continue;
    const at = new Date(+startsAt + durationS * 1000 + chance.whole(30, 300) * 60_000);
    const gainedKg = chance.chance(0.3) ? 0.6 : -chance.between(0.3, 1.2);
    errands.push({ at, does: 'weigh', startedAt: startsAt, gainedKg });
  }
  return errands;
}

/** How they want to be spoken to, once in some months each. */
function wishesOf(chance: Seeded, at: Date): Errand[] {
  const wishes: Errand[] = [];
  const until = (days: number) => new Date(+at + Math.round(days * DAY_MS));
  if (chance.chance(0.006)) {
    const [from, to] = chance.pick(NIGHTS);
    wishes.push({ at, does: 'keep-quiet', from, until: to });
  }
  if (chance.chance(0.005))
    wishes.push({ at, does: 'mute', theme: chance.pick(THEMES), until: until(chance.between(1, 20)) });
  if (chance.chance(0.004)) wishes.push({ at, does: 'pause', until: until(chance.between(0.1, 4)) });
  return wishes;
}

function aMeal(chance: Seeded, at: Date): Errand {
  return { at, does: 'eat', foodId: chance.pick(FOODS), entry: uuidOf(chance) };
}

/** Now and then with something that a doctor should look at, which takes days. */
function aCheckIn(chance: Seeded, at: Date): Errand[] {
  const often = chance.pick([0, 0, 1, 2, 3] as const);
  if (!chance.chance(0.12)) return [{ at, does: 'check-in', often, flags: [] }];
  const seenAt = new Date(+at + chance.whole(20, 130) * HOUR_MS);
  return [
    { at, does: 'check-in', often, flags: [chance.pick(FLAGS)] },
    { at: seenAt, does: 'see-doctor' },
  ];
}

/** Some are moved, some are taken away. */
function aPlan(
  chance: Seeded,
  at: Date,
  { day, zoneAt }: { day: Date; zoneAt: (moment: Date) => string },
): Errand[] {
  const on = dayAfter(day.toISOString().slice(0, 10), chance.whole(2, 4));
  const startsAt = localMoment(on, chance.pick([7, 9.5, 17.25]) * 60, zoneAt(day));
  const isLong = chance.chance(0.4);
  const planned = {
    ...{ does: 'plan' as const, plan: uuidOf(chance), isEvent: chance.chance(0.3), startsAt },
    durationS: (isLong ? chance.whole(260, 420) : chance.whole(40, 120)) * 60,
  };
  const next = new Date(+at + 20 * HOUR_MS);
  const errands: Errand[] = [{ at, ...planned }];
  if (chance.chance(0.2))
    errands.push({ at: next, ...planned, startsAt: new Date(+startsAt + chance.pick([1, 2]) * DAY_MS) });
  if (chance.chance(0.15)) errands.push({ at: next, does: 'unplan', plan: planned.plan });
  return errands;
}

/** As somebody's page makes one. */
function uuidOf(chance: Seeded): string {
  return `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-a${chance.hex(3)}-${chance.hex(12)}`;
}
