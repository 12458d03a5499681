import type { UsualPlace } from '#web/plan/plan-api.ts';
import { awayFrom } from '#web/plan/away-from.ts';
import type { Spot } from '#web/plan/place-text.ts';
import { useWords, type Words } from '#web/words/words.tsx';

/** What somebody knows each of their places by, in their order. */
export function usePlaceNames(): (places: UsualPlace[]) => string[] {
  const words = useWords();
  return (places) => places.map((one, at) => nameOf(words, one, at === 0 ? null : places[0]!));
}

/** By its name; or by the plan that leads there; or by how it lies from where they set out most. */
function nameOf({ t, tOr, numbers }: Words, one: UsualPlace, most: UsualPlace | null): string {
  const { name, plan, sessions, sport, lastOn, place } = one;
  if (name !== null) return name;
  if (sport === null || lastOn === null) return t('planning-place.asIn', { plan: plan ?? '' });
  const kind = inSentence(tOr([`sport.${sport}`], sport));
  const seen = t('planning-place.seen', { sessions, sport: kind, day: numbers.day(lastOn) });
  if (most === null || most.sessions === 0) return t('planning-place.most', { seen });
  const { km, towards } = awayFrom(most.place, place);
  return t('planning-place.away', {
    distance: numbers.distance(km * 1000),
    towards,
    named: most.name === null ? 'no' : 'yes',
    from: most.name ?? '',
    seen,
  });
}

/** Only the first letter: what is an abbreviation stays one. */
const inSentence = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);

/** A place that nobody named, in digits. */
export function useCoordinates(): (place: Spot) => string {
  const { t, numbers } = useWords();
  return ({ latitudeDeg, longitudeDeg }) =>
    t('planning-place.coordinates', {
      latitude: numbers.decimal(Math.abs(latitudeDeg), 2),
      north: latitudeDeg < 0 ? 'no' : 'yes',
      longitude: numbers.decimal(Math.abs(longitudeDeg), 2),
      east: longitudeDeg < 0 ? 'no' : 'yes',
    });
}
