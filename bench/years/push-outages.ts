import type { PushSimulator } from '#simulators/push/push-simulator';
import type { Seeded } from '#simulators/seeded';
import type { Book } from './book.js';
import type { Happenings } from './happenings.js';

const DAY_MS = 86_400_000;

/** Evenings on which the push service takes nothing for a while, mostly until after people have gone to bed. */
export function planPushOutages(
  { faults }: PushSimulator,
  { happenings, book, chance }: { happenings: Happenings; book: Book; chance: Seeded },
  { from: beginning, days }: { from: Date; days: number },
): void {
  for (let day = chance.between(1, 10); day < days; day += chance.between(3, 20)) {
    const evening = chance.whole(18 * 60, 20 * 60 + 15) * 60_000;
    const from = new Date(+beginning + Math.floor(day) * DAY_MS + evening);
    const to = new Date(+from + chance.whole(10, 150) * 60_000);
    const down = { route: 'POST /push/:id', times: 'always', status: 503 } as const;
    book.deafness.push({ from, to });
    happenings.plan(from, () => faults.add(down));
    happenings.plan(to, () => faults.clear());
  }
}
