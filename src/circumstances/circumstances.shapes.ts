import { z } from 'zod';
import { CAFFEINE_SERVINGS } from '#src/circumstances/caffeine';
import { PARTS } from '#src/circumstances/circumstance.entity';
import { CONDITIONS, MEDICINES, STOMACH_TROUBLES } from '#src/circumstances/condition-words';
import { isReadable, READ_IT } from '#src/kernel/own-words';
import { ALLERGENS, DIET_TAGS, FOOD_GROUPS } from '#src/circumstances/diet-words';

/** What is ticked twice is ticked once, and the order says nothing. */
function ticked<Word extends string>(words: readonly Word[]) {
  return z
    .array(z.enum(words))
    .max(50)
    .transform((told) => words.filter((word) => told.includes(word)))
    .pipe(z.array(z.enum(words)));
}

export const Diet = z
  .object({
    lowCarbohydrate: z.boolean().describe('Below about 130 g of carbohydrate a day.'),
    oneSided: z.boolean().describe('Few kinds of food, as the person sees it.'),
    energyRestriction: z.boolean().describe('Eats less to lose or hold a weight.'),
    excludedGroups: ticked(FOOD_GROUPS).describe('Kinds of food rich in magnesium that are never eaten.'),
    tags: ticked(DIET_TAGS),
    allergies: ticked(ALLERGENS),
    dislikedFoods: z
      .array(z.string().min(1).max(60).refine(isReadable, READ_IT))
      .max(100)
      .transform((told) => [...new Set(told)])
      .pipe(z.array(z.string())),
    since: z.iso.date().nullable().describe('Since when little carbohydrate is eaten; null: not told.'),
  })
  .meta({ id: 'Diet' });

const Servings = z.number().min(0).max(30);
export const Caffeine = z
  .object(
    Object.fromEntries(CAFFEINE_SERVINGS.map((serving) => [serving, Servings])) as Record<
      (typeof CAFFEINE_SERVINGS)[number],
      typeof Servings
    >,
  )
  .describe('Servings of a usual day.')
  .meta({ id: 'Caffeine' });

export const Alcohol = z
  .object({
    glassesPerWeek: z.number().min(0).max(200).describe('Standard glasses of 12 g alcohol.'),
    fourAtOnceMonthly: z.boolean().describe('Four or more at one time, once a month or more often.'),
  })
  .meta({ id: 'Alcohol' });

export const Stomach = z
  .object({ troubles: ticked(STOMACH_TROUBLES), medicines: ticked(MEDICINES) })
  .meta({ id: 'Stomach' });

export const Conditions = z
  .object({
    conditions: ticked(CONDITIONS),
    pregnant: z.boolean(),
    breastfeeding: z.boolean(),
    doctorSaidSupplement: z.boolean().describe('A doctor has said that a supplement is right.'),
  })
  .meta({ id: 'Conditions' });

/** The form of each part. */
export const FORMS = {
  diet: Diet,
  caffeine: Caffeine,
  alcohol: Alcohol,
  stomach: Stomach,
  conditions: Conditions,
};

export const PartName = z.enum(PARTS);

const allowed = z.boolean().describe('Both consents stand: to keep health data, and to keep this.');
const toldAt = z.iso.datetime().nullable();
/** What comes out has been through the form once. */
function partView<Form extends z.ZodType>(form: Form) {
  return z.object({ allowed, toldAt, told: form.nullable().describe('null: not told, or not allowed.') });
}

export const CircumstancesView = z
  .object({
    diet: partView(Diet),
    caffeine: partView(Caffeine).extend({
      mgPerDay: z.number().nullable().describe('Caffeine of a usual day, mg; null: not told.'),
    }),
    alcohol: partView(Alcohol).extend({
      isHigh: z.boolean().nullable().describe('At or above the line of Socialstyrelsen; null: not told.'),
    }),
    stomach: partView(Stomach),
    conditions: partView(Conditions),
  })
  .meta({ id: 'Circumstances' });
export type CircumstancesView = z.output<typeof CircumstancesView>;
