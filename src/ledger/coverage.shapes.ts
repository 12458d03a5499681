import { z } from 'zod';
import { COVERAGE_REASONS, COVERAGE_STATES } from '#src/magnesium/coverage';
import { AUTHORITIES } from '#src/magnesium/reference-intake';

const Day = z.iso.date();

export const MgPerDay = z
  .object({ mg: z.number(), p10: z.number(), p90: z.number(), p5: z.number(), p95: z.number() })
  .meta({ id: 'MgPerDay', description: 'Magnesium to eat or eaten, mg a day: median, 80 % and 90 % range.' });
export type MgPerDay = z.output<typeof MgPerDay>;

const Share = z
  .object({ share: z.number(), p10: z.number(), p90: z.number(), p5: z.number(), p95: z.number() })
  .meta({
    id: 'CoverageShare',
    description: 'Intake over need; 1 is all of it. Median, 80 % and 90 % range.',
  });

export const Authority = z.enum(AUTHORITIES);

export const Reference = z.object({ authority: Authority, lowMg: z.number(), highMg: z.number() }).meta({
  id: 'ReferenceIntake',
  description:
    'mg a day for everybody like you; a range where sex or age is not told. A token is told it without pregnancy and breastfeeding.',
});

export const ReferenceForm = z.object({ authority: Authority }).meta({ id: 'ReferenceForm' });

const needs = {
  everyday: Reference,
  need: MgPerDay.describe('Everyday need with what sessions and coffee add, mg a day.'),
  needCapped: z
    .boolean()
    .describe('The range was cut where nothing dearer is believed unless measured, at a fifth more.'),
  sessionsPart: MgPerDay.describe(
    'Of the need: what sessions add by sweat and on hard days by urine, cut with the need.',
  ),
  sweatPart: MgPerDay.describe(
    'Of the sessions’ part: what sweat adds. Its middle and the urine’s add up to it.',
  ),
  urinePart: MgPerDay.describe('Of the sessions’ part: what urine adds on days with hard intervals.'),
  coffeePart: MgPerDay.describe('Of the need: what caffeine adds; through a token, by what was noted alone.'),
  intake: MgPerDay.nullable().describe('Eaten, mg a day; null: nothing noted, nothing asked.'),
  loggedDays: z.int().describe('Days noted as whole.'),
  withSweatTest: z
    .boolean()
    .describe(
      'What sessions add is reckoned with a laboratory’s test of your own sweat, and not cut. Never so through a token.',
    ),
};

export const CoverageWindow = z.object({ days: z.enum(['7', '28']).default('7').transform(Number) });

export const CoverageView = z
  .object({
    days: z.int(),
    from: Day,
    to: Day,
    state: z.enum(COVERAGE_STATES),
    why: z.enum(COVERAGE_REASONS),
    neededDays: z.int().describe('Whole days that must be noted before anything can be said.'),
    sessions: z.int(),
    sessionsWithoutEstimate: z.int(),
    intakeFrom: z.enum(['log', 'log-and-screen', 'screen', 'log-and-guess', 'nothing']),
    coverage: Share.nullable(),
    ...needs,
  })
  .meta({ id: 'Coverage', description: 'How food met the need of some days. It is no balance of the body.' });
export type CoverageView = z.output<typeof CoverageView>;

export const TrendSpan = z.object({ from: Day, to: Day, by: z.enum(['day', 'week']).default('week') });

export const TrendView = z
  .object({
    by: z.enum(['day', 'week']),
    items: z.array(z.object({ from: Day, to: Day, sessions: z.int(), ...needs })),
  })
  .meta({ id: 'CoverageTrend', description: 'Day by day or ISO week by week, oldest first.' });
export type TrendView = z.output<typeof TrendView>;
