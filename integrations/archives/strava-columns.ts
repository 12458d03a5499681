/** A column of `activities.csv` by what is in it; `2` stands for the second of two that share a name. */
const NAMES = {
  id: ['activity id', 'aktivitäts-id', "id de l'activité"],
  date: ['activity date', 'aktivitätsdatum', "date de l'activité"],
  title: ['activity name', 'name der aktivität', "nom de l'activité"],
  type: ['activity type', 'aktivitätsart', "type d'activité"],
  file: ['filename', 'dateiname', 'nom du fichier'],
  massKg: ['athlete weight', 'sportlergewicht', "poids de l'athlète"],
  // Old exports tell it once, in seconds as well.
  elapsedS: [
    'elapsed time 2',
    'verstrichene zeit 2',
    'temps écoulé 2',
    'elapsed time',
    'verstrichene zeit',
    'temps écoulé',
  ],
  movingS: ['moving time', 'bewegungszeit', 'durée de déplacement'],
  distanceM: ['distance 2', 'distanz 2'],
  ascentM: ['elevation gain', 'höhenzunahme', 'dénivelé positif'],
  heartRateBpm: ['average heart rate', 'durchschnittliche herzfrequenz'],
  energyKcal: ['calories', 'kalorien'],
  rpe: ['perceived exertion', 'gefühlte anstrengung'],
  airC: ['weather temperature', 'wetter: temperatur'],
  humidity: ['humidity', 'luftfeuchtigkeit'],
  windMs: ['wind speed', 'windgeschwindigkeit'],
  cloudShare: ['cloud cover', 'wolkendecke'],
} as const;
export type StravaColumn = keyof typeof NAMES;

/** Where each stands from the column of file names on, in every export of this form since 2019, whatever its language. */
const AFTER_FILE: Partial<Record<StravaColumn, number>> = {
  massKg: 1,
  elapsedS: 3,
  movingS: 4,
  distanceM: 5,
  ascentM: 8,
  heartRateBpm: 19,
  energyKcal: 22,
  rpe: 31,
  airC: 44,
  humidity: 47,
  windMs: 49,
  cloudShare: 60,
};
const FIRST = { id: 0, date: 1, title: 2, type: 3 } as const;
/** Where file names stand when neither their heading nor a row tells: exports with, and without, the eighth and eleventh. */
const USUAL_FILE = { long: 12, short: 10 };
const SHORTEST_LONG_HEADER = 86;

export type Columns = Partial<Record<StravaColumn, number>>;

/**
 * Finds the columns by name and, of those that share one, by which of them it is. In a language we have no names for,
 * by their order: it has been the same for years.
 */
export function columnsOf(header: readonly string[], firstRows: readonly (readonly string[])[]): Columns {
  const named = byName(header);
  if (named.id !== undefined && named.humidity !== undefined) return named;
  // Old exports in a language we know lack the weather; what stands in its place must not be taken for it.
  if (named.id !== undefined && header.length < SHORTEST_LONG_HEADER) return named;
  return { ...byPlace(header, firstRows, named.file), ...named };
}

function byName(header: readonly string[]): Columns {
  const seen = new Map<string, number>();
  const places = new Map<string, number>();
  header.forEach((written, place) => {
    const name = plainName(written);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    places.set(times === 1 ? name : `${name} ${times}`, place);
  });
  const found = Object.entries(NAMES).map(([column, names]) => {
    return [column, names.map((name) => places.get(name)).find((place) => place !== undefined)] as const;
  });
  return Object.fromEntries(found.filter(([, place]) => place !== undefined));
}

/** Some exports have the key of a missing translation for a heading: `translation missing: en-GB.lib.….average_speed`. */
function plainName(heading: string): string {
  const key = /^translation missing:.*\.(\w+)$/i.exec(heading.trim())?.[1];
  return (key ?? heading).replaceAll('_', ' ').replaceAll('’', "'").trim().toLowerCase();
}

function byPlace(
  header: readonly string[],
  firstRows: readonly (readonly string[])[],
  named: number | undefined,
): Columns {
  const holdsFiles = (place: number) => firstRows.some((row) => /^activities\/\d+\./.test(row[place] ?? ''));
  const usual = header.length >= SHORTEST_LONG_HEADER ? USUAL_FILE.long : USUAL_FILE.short;
  const told = header.findIndex((_, place) => holdsFiles(place));
  const file = named ?? (told >= 0 ? told : usual);
  const isLong = header.length >= file + AFTER_FILE.cloudShare!;
  const after = Object.entries(AFTER_FILE).map(([column, steps]) => [column, file + steps] as const);
  return { ...FIRST, file, ...(isLong && Object.fromEntries(after)) };
}
