import type { Book } from './book.js';
import { dayAfter } from './wall-clock.js';

/** Around a journey, a lapse or a start a look may fall between two calendars. */
const BESIDE_DAYS = 2;

/** Mornings and afternoons at which nobody looked whether there is something to say. `looks`: those that were done. */
export function overlooked(book: Book, looks: ReadonlySet<string>, now: Date): string[] {
  const { athletes, zones, lapses, births } = book;
  return athletes.flatMap((athleteId, athlete) => {
    const own = <T extends { athlete: number }>(all: readonly T[]) =>
      all.filter((one) => one.athlete === athlete);
    const turns = [
      ...own(zones).map(({ from }) => from),
      ...own(lapses).flatMap(({ from, to }) => [from, to ?? now]),
      ...births,
    ].map((moment) => moment.toISOString().slice(0, 10));
    const away = new Set(
      turns.flatMap((day) =>
        Array.from({ length: 2 * BESIDE_DAYS + 1 }, (_, i) => dayAfter(day, i - BESIDE_DAYS)),
      ),
    );
    for (const { from, to } of own(lapses))
      for (let at = from; at < (to ?? now); at = new Date(+at + 86_400_000))
        away.add(at.toISOString().slice(0, 10));
    const missed: string[] = [];
    const last = dayAfter(now.toISOString().slice(0, 10), -1);
    for (let day = book.begunOn(); day < last; day = dayAfter(day, 1))
      for (const slot of ['morning', 'afternoon'])
        if (!away.has(day) && !looks.has(`${athleteId}:${day}:${slot}`))
          missed.push(`${athlete}: nobody looked in the ${slot} of ${day}`);
    return missed;
  });
}
