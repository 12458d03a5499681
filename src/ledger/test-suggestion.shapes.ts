import { z } from 'zod';
import { SIGNS } from '#src/signs/sign-words';

/** What is worth measuring together. */
export const PANEL = ['magnesium', 'iron', 'vitamin-d', 'electrolytes', 'cortisol'] as const;

export const MeasureSuggestion = z
  .object({
    suggestion: z
      .object({
        madeAt: z.iso.datetime(),
        signs: z.array(z.enum(SIGNS)).describe('Those that lie behind it, of the last four weeks.'),
        factors: z.array(z.string()).describe('Circumstances that apply, by name.'),
        lowFood: z.boolean().describe('What was eaten in four weeks lies behind it too.'),
        panel: z
          .array(z.enum(PANEL))
          .describe('What to measure together; cortisol says little without a question of its own.'),
        notBefore: z.iso.date().describe('Nothing more is suggested before this day.'),
      })
      .nullable()
      .describe('null: nothing is suggested. Never for anybody under 18, or of an age not told.'),
  })
  .meta({ id: 'MeasureSuggestion' });

export const SignCalendarQuery = z.object({ weeks: z.coerce.number().int().min(4).max(53).default(26) });

const week = {
  week: z.string(),
  monday: z.iso.date(),
  signs: z
    .object(
      Object.fromEntries(SIGNS.map((sign) => [sign, z.int()])) as Record<(typeof SIGNS)[number], z.ZodInt>,
    )
    .nullable()
    .describe('null: not answered, or not to be worked with.'),
  pulseConfirmed: z.boolean().describe('False: the pulse was filled in from sessions, and left so.'),
  stress: z.int().nullable(),
  sleepH: z.number().nullable().describe('Of a usual night, hours.'),
  stomachDays: z.int().nullable(),
  caffeineCups: z.number().nullable().describe('Of a usual day.'),
  alcoholGlasses: z.number().nullable().describe('Standard glasses in the week.'),
  ill: z.boolean().nullable(),
  newMedicine: z.boolean().nullable(),
  period: z.boolean().nullable(),
  sessions: z.int(),
  hours: z.number().describe('Moving.'),
  load: z.number().nullable().describe('Sum of the sessions’ training load; null: none has one.'),
  loadFrom: z
    .enum(['heart-rate', 'rpe'])
    .nullable()
    .describe('The scale of the load: what is of another scale is not in it.'),
  hotDays: z.int().describe('Days with a session in 26 °C or more.'),
  sweat: z
    .object({ lowL: z.number(), midL: z.number(), highL: z.number() })
    .nullable()
    .describe('Sum over the sessions’ likely ranges, litres; null: no estimate.'),
};

export const SignCalendarView = z
  .object({ items: z.array(z.object(week)).describe('Oldest first.') })
  .meta({ id: 'SignCalendar' });
export type SignCalendarView = z.output<typeof SignCalendarView>;
