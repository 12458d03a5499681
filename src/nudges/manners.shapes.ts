import { z } from 'zod';
import { THEMES } from '#src/advice/kinds';

const Time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like 21:30')
  .describe('HH:MM of the clock on the wall.');
const Weekday = z.int().min(1).max(7).describe('1 is Monday.');

const FocusTimeView = z
  .object({ weekdays: z.array(Weekday).min(1).max(7), from: Time, until: Time })
  .refine(({ from, until }) => from < until, {
    path: ['until'],
    error: 'let it end after it begins, on the same day',
  })
  .meta({ id: 'FocusTime' });

const manners = {
  quietFrom: Time,
  quietUntil: Time.describe('HH:MM. The same as `quietFrom`: no quiet hours.'),
  focusTimes: z.array(FocusTimeView).max(20).describe('No phone makes a sound in them either.'),
  numbersOnLockScreen: z.boolean(),
  checkInWeekday: Weekday,
  checkInTime: Time,
};

/** As they come home from another Svett, where anything may have become of the file. */
export const KeptManners = z.object(manners);

export const ThemeStateView = z.object({
  theme: z.enum(THEMES),
  muted: z.boolean(),
  until: z.iso.datetime().nullable().describe('null: for good, or not muted.'),
  backsOffUntil: z.iso
    .datetime()
    .nullable()
    .describe(
      'It holds back by itself until then, as you let several of its notes go by; null: it does not.',
    ),
});

export const NudgeMannersView = z
  .object({
    ...manners,
    pausedUntil: z.iso.datetime().nullable(),
    themes: z.array(ThemeStateView),
  })
  .meta({ id: 'NudgeManners' });
export type NudgeMannersView = z.output<typeof NudgeMannersView>;

/** What is left out stays. */
export const NudgeMannersChange = z.object(manners).partial().meta({ id: 'NudgeMannersChange' });

export const ThemeChange = z
  .object({
    muted: z.boolean(),
    until: z.iso.datetime().nullable().default(null).describe('null: until you say otherwise.'),
  })
  .meta({ id: 'ThemeChange' });
export const PauseChange = z
  .object({
    until: z.iso.datetime().nullable().describe('Nothing but cautions before then; null: no pause.'),
  })
  .meta({ id: 'PauseChange' });
