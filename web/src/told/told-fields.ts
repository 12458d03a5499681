import type { Estimate, SessionDetail } from '#web/api-shapes.ts';
import { valueText } from '#web/session/value-text.ts';
import type { Field, Told } from '#web/told/told-queries.ts';
import type { Words } from '#web/words/words.tsx';

/** What a swim is made of, and what anything else is. */
const ON_LAND: readonly Field[] = ['sport', 'indoor', 'airC', 'humidityPct', 'windMs', 'clothing', 'massKg'];
const IN_WATER: readonly Field[] = ['sport', 'waterC', 'massKg'];

/** By which name, and in which metric unit, an estimate lists what it took. */
const INPUT: Record<Exclude<Field, 'sport'>, { name: string; unit: string }> = {
  indoor: { name: 'indoor', unit: '' },
  airC: { name: 'air', unit: '°C' },
  humidityPct: { name: 'humidity', unit: '%' },
  windMs: { name: 'wind', unit: 'm/s' },
  waterC: { name: 'water', unit: '°C' },
  clothing: { name: 'clothing', unit: 'clo' },
  massKg: { name: 'mass', unit: 'kg' },
};

/** Numbers that can be told: metric, as the server takes them. */
export const NUMBERS = {
  airC: { unit: '°C', min: -40, max: 50, decimals: 1 },
  humidityPct: { unit: '%', min: 0, max: 100, decimals: 0 },
  waterC: { unit: '°C', min: 0, max: 40, decimals: 1 },
  massKg: { unit: 'kg', min: 20, max: 350, decimals: 1 },
} as const satisfies Partial<Record<Field, { unit: string; min: number; max: number; decimals: number }>>;

/** Winds people know by what they do, m/s at body height; indoors they are a fan's. */
export const WINDS: Record<'outdoors' | 'indoors', Record<string, number>> = {
  outdoors: { still: 0.3, light: 1.5, breeze: 3, strong: 6 },
  indoors: { none: 0.3, fan: 1.5, strongFan: 3 },
};

export function fieldsOf({ sport }: Pick<SessionDetail, 'sport'>): readonly Field[] {
  return sport === 'swim' || sport === 'open_water_swim' ? IN_WATER : ON_LAND;
}

/** What a session was reckoned with there: in words, and who said so; null where nobody knows. */
export interface Took {
  value: string;
  /** As a key of the sources' names. */
  source: string;
  isTold: boolean;
}

export function tookOf(
  words: Words,
  field: Field,
  { session, estimate, told }: { session: SessionDetail; estimate: Estimate; told: Told },
): Took | null {
  const { t, tOr } = words;
  const isTold = told[field] !== null;
  const source = (known: string) => (isTold ? 'told' : known);
  if (field === 'sport') {
    const sport = session.multisport ? 'multisport' : session.sport;
    return { value: tOr([`sport.${sport}`], sport), source: source('file'), isTold };
  }
  const { name, unit } = INPUT[field];
  const input = estimate.inputs.find((one) => one.name === name);
  const value = told[field] ?? input?.value ?? null;
  if (value === null) return null;
  const known = { source: source(input?.source ?? 'default'), isTold };
  if (field === 'indoor') return { value: t(value ? 'told.indoor.yes' : 'told.indoor.no'), ...known };
  if (field === 'clothing') return { value: t(kitKey(told.clothing, known.source)), ...known };
  return { value: valueText(words, name, value, unit), ...known };
}

/** Nobody thinks of what they wear in clo. */
function kitKey(kit: Told['clothing'], source: string): string {
  if (kit !== null) return `profile.clothing.${kit}`;
  return source === 'profile' ? 'told.clothing.profile' : 'told.clothing.usual';
}

/** What stands in the field when somebody begins to correct it: their own word, else what was taken. */
export function beginning(field: keyof typeof NUMBERS, told: Told, estimate: Estimate): number | null {
  const input = estimate.inputs.find(({ name }) => name === INPUT[field].name);
  return told[field] ?? (typeof input?.value === 'number' ? input.value : null);
}
