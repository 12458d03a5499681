import { z } from 'zod';
import { ADVICE, TIPS } from '#src/signs/advice';
import { ADVICE_ONLY_IN, COUNTRIES } from '#src/signs/help-numbers';
import { isWeek } from '#src/signs/iso-week';
import { ACTIONS, RED_FLAGS } from '#src/signs/red-flags';
import { GUARDED_ANSWERS, SIGNS } from '#src/signs/sign-words';

export const Week = z
  .string()
  .max(10)
  .refine(isWeek, 'name a week as ISO 8601 does, like 2026-W48')
  .describe('An ISO 8601 week, like 2026-W48.');

const Often = z
  .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
  .describe('0: no; 1: once; 2: on several days; 3: on most days.');

const answers = {
  signs: z.object({ cramp: Often, recovery: Often, fatigue: Often, pulse: Often, moodSleep: Often }),
  pulseConfirmed: z
    .boolean()
    .describe('False: the pulse was filled in from sessions, and the person left it so.'),
  stress: z.int().min(0).max(10).nullable(),
  sleepH: z.number().min(0).max(24).nullable().describe('Of a usual night, hours.'),
  stomachDays: z.int().min(0).max(7).nullable(),
  caffeineCups: z.number().min(0).max(50).nullable().describe('Of a usual day.'),
  alcoholGlasses: z.number().min(0).max(200).nullable().describe('Standard glasses in the week.'),
  ill: z.boolean().nullable(),
  newMedicine: z.boolean().nullable(),
  period: z.boolean().nullable(),
  redFlags: z
    .array(z.enum(RED_FLAGS))
    .max(50)
    .transform((ticked) => RED_FLAGS.filter((flag) => ticked.includes(flag)))
    .nullable()
    .describe(
      'Those ticked, all of them; must be told, if only as none, where the pulse was raised. ' +
        'null: not asked, and those ticked before stay.',
    ),
};

/** What is left out is not answered. */
export const CheckInForm = z
  .object({
    ...answers,
    pulseConfirmed: answers.pulseConfirmed.default(true),
    stress: answers.stress.default(null),
    sleepH: answers.sleepH.default(null),
    stomachDays: answers.stomachDays.default(null),
    caffeineCups: answers.caffeineCups.default(null),
    alcoholGlasses: answers.alcoholGlasses.default(null),
    ill: answers.ill.default(null),
    newMedicine: answers.newMedicine.default(null),
    period: answers.period.default(null),
    redFlags: answers.redFlags.default(null),
  })
  .meta({ id: 'CheckInForm' });

export const CheckInView = z
  .object({
    week: z.string(),
    monday: z.iso.date(),
    ...answers,
    redFlags: z.array(z.enum(RED_FLAGS)).nullable(),
    toldAt: z.iso.datetime(),
  })
  .meta({ id: 'CheckIn' });
export type CheckInView = z.output<typeof CheckInView>;

export const StandingFlagView = z
  .object({
    flags: z.array(z.enum(RED_FLAGS)).describe('The most urgent first.'),
    actions: z.array(z.enum(ACTIONS)).describe('What to do, the most urgent first.'),
    stopsTraining: z.boolean().describe('Nothing of training is suggested while it stands.'),
    since: z.iso.datetime().describe('When the first of them was ticked.'),
    seenAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'StandingFlag' });
export const StandingFlagAnswer = z
  .object({ flag: StandingFlagView.nullable().describe('null: none stands.') })
  .meta({ id: 'StandingFlagAnswer' });

export const CheckInDesk = z
  .object({
    week: z.string().describe('The week that is.'),
    monday: z.iso.date(),
    checkIn: CheckInView.nullable().describe('null: not answered yet.'),
    asks: z
      .object(
        Object.fromEntries(GUARDED_ANSWERS.map((answer) => [answer, z.boolean()])) as Record<
          (typeof GUARDED_ANSWERS)[number],
          z.ZodBoolean
        >,
      )
      .describe('What may be asked beside the signs, by what you have said yes to.'),
    redFlags: z
      .array(z.object({ flag: z.enum(RED_FLAGS), action: z.enum(ACTIONS) }))
      .describe('All that can be ticked with what to do about each, the most urgent first.'),
    pulse: z
      .object({
        value: Often,
        deltaBpm: z.object({ low: z.number(), high: z.number() }),
        sessions: z.int(),
      })
      .nullable()
      .describe('What your sessions say of your pulse, to fill in and take away; null: nothing.'),
    advice: z
      .enum(ADVICE)
      .describe(
        '`one-sign` or `several` of the last four weeks; `none`: neither, or something stands that a doctor should see.',
      ),
    tips: z.array(z.enum(TIPS)).describe('What you can do yourself; none of food where a pulse was noted.'),
    signs: z.array(z.enum(SIGNS)).describe('Those that counted in the last four weeks.'),
    standing: StandingFlagView.nullable(),
    earlier: z.array(CheckInView).describe('Of the half year before, newest first.'),
  })
  .meta({ id: 'CheckInDesk' });
export type CheckInDesk = z.output<typeof CheckInDesk>;

export const HelpPlace = z
  .object({ country: z.enum(COUNTRIES).nullable().describe('null: by the time zone.') })
  .meta({ id: 'HelpPlace' });
export const HelpView = z
  .object({
    country: z
      .enum(COUNTRIES)
      .nullable()
      .describe('null: not known, and then `emergency` may be another where you are.'),
    from: z.enum(['told', 'time-zone']).nullable().describe('Where the country is known from.'),
    emergency: z.string(),
    advice: z.string().nullable().describe('Medical advice by telephone; null: your own doctor.'),
    adviceOnlyIn: z.enum(ADVICE_ONLY_IN).nullable().describe('null: it answers in all of the country.'),
    countries: z.array(z.enum(COUNTRIES)).describe('Those that can be chosen.'),
  })
  .meta({ id: 'Help' });
