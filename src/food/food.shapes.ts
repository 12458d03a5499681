import { z } from 'zod';
import { ALLERGENS, FOOD_GROUPS } from '#src/circumstances/diet-words';
import { OFTEN } from '#src/food/diet-screen';
import { FOOD_ID_LENGTH } from '#src/food/food-entry.entity';
import { MEASURES, NOTES, SHELVES, TAGS_OF_FOODS } from '#src/food/foods';
import { BASES, OWN_NAME_LENGTH, OWN_PORTION_LENGTH } from '#src/food/own-food.entity';
import { isReadable, isSound, READ_IT } from '#src/kernel/own-words';
import { UNSUITED } from '#src/food/suitable';

const EARLIEST = '2000-01-01';
/** One's own day. */
export const FoodDayName = z.iso.date().refine((day) => day >= EARLIEST, {
  error: `give ${EARLIEST} or a later day`,
  params: { fault: 'later' },
});
export const FoodId = z.uuid();
const TableId = z.string().min(1).max(FOOD_ID_LENGTH).refine(isSound, READ_IT);
/** The table's name of a food, or the id of an own one. */
export const AnyFoodId = TableId;

const Mg = z.number().describe('Magnesium, mg.');
const MgRange = z.object({ low: Mg, mid: Mg, high: Mg }).describe('The likely 80 %.');

const food = {
  foodId: z.string().nullable().describe('Of the table; null: an own food.'),
  ownFoodId: z.uuid().nullable(),
  shelf: z.enum(SHELVES).describe('The kind of food it stands under.'),
  nameEn: z.string(),
  nameSv: z.string(),
  portion: z.object({
    count: z.number(),
    measure: z.enum(MEASURES).nullable(),
    words: z.string().nullable().describe('An own portion in one’s own words.'),
    grams: z.number().nullable().describe('Of what is drunk, millilitres; null: nobody knows.'),
  }),
  mgPerPortion: Mg.nullable().describe('null: nobody said what a portion weighs.'),
  lowMgPerPortion: Mg.nullable().describe('By the lowest of the tables that know it.'),
  highMgPerPortion: Mg.nullable().describe('By the highest.'),
  caffeineMgPerPortion: z.number(),
  isWater: z.boolean(),
  sourcesDisagree: z.boolean().describe('The tables are more than 30 % apart.'),
  source: z.string().nullable(),
  sourceNumber: z.string().nullable().describe('The number of its row in that table.'),
  tags: z.array(z.enum(TAGS_OF_FOODS)),
  allergens: z.array(z.enum(ALLERGENS)),
  notes: z.array(z.enum(NOTES)),
};
const FoodView = z.object(food).meta({ id: 'Food' });
export type FoodView = z.output<typeof FoodView>;

const FoundFood = z
  .object({
    ...food,
    isFavourite: z.boolean(),
    times: z.int().describe('How often it was noted in the last 60 days.'),
    unsuited: z
      .enum(UNSUITED)
      .nullable()
      .describe('Why it is none for you, as you told how you eat; never told to a token.'),
  })
  .meta({ id: 'FoundFood' });
export type FoundFood = z.output<typeof FoundFood>;

const Attribution = z.array(
  z.object({ name: z.string(), licence: z.string(), licenceUrl: z.string().nullable(), url: z.string() }),
);
export const FoodQuery = z.object({
  q: z.string().max(80).default('').describe('In Swedish or English; å and a are the same.'),
  shelf: z.enum(SHELVES).optional(),
  limit: z.coerce.number().int().min(1).max(700).default(30),
});
export const FoodList = z
  .object({ items: z.array(FoundFood), attribution: Attribution })
  .meta({ id: 'FoodList' });

const which = { foodId: TableId.nullable().default(null), ownFoodId: z.uuid().nullable().default(null) };
const isOne = ({ foodId, ownFoodId }: { foodId: unknown; ownFoodId: unknown }) =>
  (foodId === null) !== (ownFoodId === null);
const ONE_FOOD = 'give either foodId or ownFoodId';

/** More of one food at one time is a slip of the finger, and would decide a whole week. [own] */
const Portions = z.number().gt(0).max(20);
const Grams = z.number().gt(0).max(3_000);
export const FoodEntryForm = z
  .object({
    day: FoodDayName,
    ...which,
    portions: Portions.nullable().default(null).describe('Either portions or grams.'),
    grams: Grams.nullable().default(null).describe('Of what is drunk, millilitres.'),
  })
  .refine(isOne, ONE_FOOD)
  .refine(({ portions, grams }) => (portions === null) !== (grams === null), 'give either portions or grams')
  .meta({ id: 'FoodEntryForm' });

const FoodEntryView = z
  .object({
    id: z.uuid(),
    food: FoodView.nullable().describe('null: the table has it no more. The day is then not whole.'),
    portions: z.number().nullable(),
    grams: z.number().nullable(),
    mg: Mg.nullable(),
  })
  .meta({ id: 'FoodEntry' });
export const FoodDayView = z
  .object({
    day: z.iso.date(),
    entries: z.array(FoodEntryView),
    isWhole: z
      .boolean()
      .describe('You said that everything of this day is noted, and what was in each of it is known.'),
    magnesiumMg: MgRange.nullable().describe('What was noted held; null: nothing is.'),
    caffeineMg: z.number(),
    groups: z.array(z.enum(FOOD_GROUPS)).describe('The kinds of food rich in magnesium that were eaten.'),
  })
  .meta({ id: 'FoodDay' });
export type FoodDayView = z.output<typeof FoodDayView>;

export const DayMark = z.object({ isWhole: z.boolean() }).meta({ id: 'FoodDayMark' });
export const DayCopy = z.object({ from: FoodDayName }).meta({ id: 'FoodDayCopy' });

const readable = (longest: number) => z.string().trim().min(1).max(longest).refine(isReadable, READ_IT);
export const OwnFoodForm = z
  .object({
    name: readable(OWN_NAME_LENGTH),
    shelf: z.enum(SHELVES).default('everyday'),
    magnesiumMg: z.number().min(0).max(2000).describe('As the label tells it.'),
    basis: z.enum(BASES).describe('What the label tells it of; `litre` for water.'),
    portion: readable(OWN_PORTION_LENGTH).nullable().default(null),
    portionG: z.number().gt(0).max(5000).nullable().default(null).describe('Of what is drunk, millilitres.'),
    isSupplement: z.boolean().default(false).describe('A supplement and no food.'),
  })
  .meta({ id: 'OwnFoodForm' });
export const OwnFoodView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    shelf: z.enum(SHELVES),
    magnesiumMg: z.number(),
    basis: z.enum(BASES),
    portion: z.string().nullable(),
    portionG: z.number().nullable(),
    isSupplement: z.boolean(),
    mgPerPortion: Mg.nullable(),
  })
  .meta({ id: 'OwnFood' });
export const OwnFoodList = z.object({ items: z.array(OwnFoodView) }).meta({ id: 'OwnFoodList' });

export const DietScreenForm = z
  .object(
    Object.fromEntries(FOOD_GROUPS.map((group) => [group, z.enum(OFTEN)])) as Record<
      (typeof FOOD_GROUPS)[number],
      z.ZodEnum<{ [Word in (typeof OFTEN)[number]]: Word }>
    >,
  )
  .describe('How often each kind of food is eaten.')
  .meta({ id: 'DietScreenForm' });
export const DietScreenView = z
  .object({
    screen: z
      .object({ day: z.iso.date(), answers: DietScreenForm, magnesiumMg: MgRange })
      .nullable()
      .describe('A usual day by how often you eat what; null: never answered.'),
  })
  .meta({ id: 'DietScreen' });

export const EquivalentQuery = z.object({
  day: FoodDayName,
  low: z.coerce.number().min(0).max(2000),
  mid: z.coerce.number().gt(0).max(2000),
  high: z.coerce.number().gt(0).max(2000),
});
const ServingView = z.object({
  food: FoodView,
  portions: z.object({ low: z.number(), mid: z.number(), high: z.number() }),
  text: z.string().describe('In your language: ½ tbsp pumpkin seeds, with its range.'),
});
export const EquivalentView = z
  .object({
    equivalent: z
      .object({ top: ServingView, others: z.array(ServingView) })
      .nullable()
      .describe('null: of all foods none suits you.'),
  })
  .meta({ id: 'FoodEquivalent' });
export type EquivalentView = z.output<typeof EquivalentView>;

const SwapView = z
  .object({
    from: FoodView,
    to: FoodView,
    times: z.int().describe('How often you noted `from` in the last 28 days.'),
    moreMg: z
      .object({ low: Mg, mid: Mg, high: Mg })
      .describe(
        'What a portion of `to` brings more than one of `from`; low and high are what the tables say.',
      ),
  })
  .meta({ id: 'FoodSwap' });
export type SwapView = z.output<typeof SwapView>;
export const SwapList = z
  .object({
    top: SwapView.nullable().describe('null: none, or none of which the tables agree.'),
    others: z.array(SwapView).describe('Up to two.'),
  })
  .meta({ id: 'FoodSwapList' });
export type SwapList = z.output<typeof SwapList>;
