import {
  ALLERGENS,
  type Allergen,
  type DietTag,
  FOOD_GROUPS,
  type FoodGroup,
} from '#src/circumstances/diet-words';
import { FOODS_CSV } from '#src/food/foods-csv';

/** The seven kinds of food that hold much magnesium, and what people eat and drink beside them. */
export const SHELVES = [...FOOD_GROUPS, 'drinks', 'everyday'] as const;
export type Shelf = (typeof SHELVES)[number];

/** What portions are counted in. */
export const MEASURES = [
  'dl',
  'tbsp',
  'tsp',
  'slice',
  'piece',
  'serving',
  'handful',
  'glass',
  'fillet',
  'tin',
  'square',
  'cup',
] as const;
export type Measure = (typeof MEASURES)[number];

/** What to know of a food beside its number. */
export const NOTES = [
  'phytate',
  'oxalate',
  'label',
  'nut-traces',
  'coagulant',
  'hulled',
  'grind',
  'hardness',
  'matured',
  'caffeine',
  'sugar',
  'salty',
  'selenium',
  'iodine',
  'flaxseed',
  'cadmium',
  'dioxin',
  'mercury',
  'listeria',
] as const;
export type Note = (typeof NOTES)[number];

/** `check`: what is on the label decides. `if_labelled`: yes, where the label says so. */
export const FREE = ['y', 'n', 'check', 'if_labelled'] as const;
export type Free = (typeof FREE)[number];

export const TAGS_OF_FOODS = [
  'vegan',
  'vegetarian',
  'gluten-free',
  'gluten-free-if-labelled',
  'nut-free',
  'lactose-free',
  'low-carb',
] as const;
type FoodTag = DietTag | 'gluten-free-if-labelled';

export interface Food {
  id: string;
  shelf: Shelf;
  nameEn: string;
  nameSv: string;
  mgPer100g: number;
  portionG: number;
  portionCount: number;
  measure: Measure;
  source: 'SLV 2022-05-24' | 'USDA SR27';
  /** The row of each table it stands in, and what that says, mg per 100 g. */
  slv: { number: string; name: string; mgPer100g: number } | null;
  usda: { ndb: string; name: string; mgPer100g: number } | null;
  /** What the tables say, from least to most. */
  lowMgPer100g: number;
  highMgPer100g: number;
  sourcesDisagree: boolean;
  netCarbPer100g: number;
  glutenFree: Free;
  nutFree: Free;
  lactoseFree: Free;
  lowCarb: boolean;
  tags: FoodTag[];
  allergens: Allergen[];
  notes: Note[];
  /** In a portion. */
  caffeineMg: number;
}

/** As the licences and good manners ask: CC BY 4.0 names its source and links to itself; SR27 is in the public domain. */
export const ATTRIBUTION = [
  {
    name: 'Livsmedelsverkets livsmedelsdatabas version 2022-05-24',
    licence: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    url: 'https://www.livsmedelsverket.se/om-oss/psidata/livsmedelsdatabasen',
  },
  {
    name: 'USDA National Nutrient Database for Standard Reference, Release 27',
    licence: 'public domain',
    licenceUrl: null,
    url: 'https://fdc.nal.usda.gov/',
  },
] as const;

export const FOODS: readonly Food[] = rowsOf(FOODS_CSV).map(foodOf);
const byId = new Map(FOODS.map((food) => [food.id, food]));

export function foodBy(id: string): Food | undefined {
  return byId.get(id);
}

/** Milligrams in a portion. */
export function portionMg(food: Pick<Food, 'mgPer100g' | 'portionG'>): number {
  return (food.mgPer100g * food.portionG) / 100;
}

/** What counts as one of the seven kinds; null: it is none. */
export function groupOf(shelf: Shelf): FoodGroup | null {
  return shelf === 'drinks' || shelf === 'everyday' ? null : shelf;
}

/** Every row as its cells by the names of the head. A cell in quotation marks may hold commas. */
export function rowsOf(csv: string): Record<string, string>[] {
  const [head, ...lines] = csv.split('\n').map(cellsOf);
  return lines.map((cells) => Object.fromEntries(head!.map((name, at) => [name, cells[at] ?? ''])));
}

function cellsOf(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

function foodOf(row: Record<string, string>): Food {
  const { slv_number: number, usda_ndb: ndb } = row;
  return {
    id: row['id']!,
    shelf: wordOf(SHELVES, row['group']!),
    nameEn: row['name_en']!,
    nameSv: row['name_sv']!,
    mgPer100g: numberOf(row['mg_per_100g']!),
    portionG: numberOf(row['portion_g']!),
    portionCount: numberOf(row['portion_count']!),
    measure: wordOf(MEASURES, row['measure']!),
    source: wordOf(['SLV 2022-05-24', 'USDA SR27'], row['source']!),
    slv: number ? { number, name: row['slv_name']!, mgPer100g: numberOf(row['slv_mg_per_100g']!) } : null,
    usda: ndb ? { ndb, name: row['usda_name']!, mgPer100g: numberOf(row['usda_mg_per_100g']!) } : null,
    lowMgPer100g: numberOf(row['mg_low']!),
    highMgPer100g: numberOf(row['mg_high']!),
    sourcesDisagree: row['disagree'] === 'y',
    netCarbPer100g: numberOf(row['net_carb_per_100g']!),
    glutenFree: wordOf(FREE, row['gluten_free']!),
    nutFree: wordOf(FREE, row['nut_free']!),
    lactoseFree: wordOf(FREE, row['lactose_free']!),
    lowCarb: row['low_carb'] === 'y',
    tags: wordsOf(TAGS_OF_FOODS, row['tags']!),
    allergens: wordsOf(ALLERGENS, row['allergens']!),
    notes: wordsOf(NOTES, row['notes']!),
    caffeineMg: row['caffeine_mg'] ? numberOf(row['caffeine_mg']) : 0,
  };
}

function numberOf(cell: string): number {
  const value = Number(cell);
  if (cell === '' || !Number.isFinite(value))
    throw new Error(`The table of foods has “${cell}” for a number.`);
  return value;
}

function wordOf<Word extends string>(words: readonly Word[], cell: string): Word {
  const word = words.find((one) => one === cell);
  if (word === undefined) throw new Error(`The table of foods has “${cell}”, which is none of its words.`);
  return word;
}

function wordsOf<Word extends string>(words: readonly Word[], cell: string): Word[] {
  return cell === '' ? [] : cell.split('|').map((one) => wordOf(words, one));
}
