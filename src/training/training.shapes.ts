import { z } from 'zod';
import { INELIGIBLE } from '#src/training/efficiency';
import { UNTOLD } from '#src/training/pulse-trend';

const Day = z.iso.date();
/** So many days at most are asked for at once. */
const MOST_DAYS = 400;

export const LoadQuery = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000, {
    error: `give a last day that is the first one or up to ${MOST_DAYS} days later`,
    path: ['to'],
  });

const load = {
  sessionId: z.uuid(),
  day: Day.describe('On the athlete’s own calendar.'),
  startedAt: z.iso.datetime(),
  movingMin: z.number(),
  trimp: z.number().nullable().describe('Training impulse by heart rate; null: too little heart rate.'),
  sessionRpeLoad: z
    .number()
    .nullable()
    .describe('How hard it felt, 0 to 10, times its minutes: another scale than TRIMP.'),
  load: z.number().nullable().describe('The better of the two.'),
  loadFrom: z.enum(['heart-rate', 'rpe']).nullable().describe('Which of the two `load` is; null: neither.'),
  minutesAtThreshold: z
    .number()
    .nullable()
    .describe('At 90 % of the highest heart rate or above, or on a bicycle at the power held for an hour.'),
  airTemperatureC: z.number().nullable().describe('Measured or told; null where it is only what is usual.'),
};

export const TrainingLoad = z.object({ items: z.array(z.object(load)) }).meta({ id: 'TrainingLoad' });
export type TrainingLoad = z.output<typeof TrainingLoad>;

export const SessionLoadView = z
  .object({
    load: z
      .object({
        ...load,
        notes: z
          .array(z.enum(['max-from-age', 'rest-assumed', 'sex-unknown', 'heart-rate-average']))
          .describe('What was assumed rather than told.'),
        efficiency: z
          .object({
            kind: z.enum(['power', 'pace']),
            work: z.number().describe('Watts; of a run, metres a minute as on the level.'),
            meanHeartRateBpm: z.number(),
            factor: z.number().describe('Work for each heartbeat.'),
            decouplingPct: z.number().describe('How much less of it in the second half.'),
            airC: z.number(),
            minutes: z.number(),
          })
          .nullable(),
        ineligible: z.array(z.enum(INELIGIBLE)).describe('Why it says nothing of efficiency.'),
      })
      .nullable()
      .describe('null: not made yet.'),
  })
  .meta({ id: 'SessionLoad' });
export type SessionLoadView = z.output<typeof SessionLoadView>;

/** Of the whole session, 0 to 10, halves allowed as some devices have them. [Foster2001] */
const Rpe = z.number().min(0).max(10).multipleOf(0.5);

export const EffortForm = z
  .object({ rpe: Rpe.describe('How hard the whole session felt: 0 is rest, 10 as hard as can be.') })
  .meta({ id: 'EffortForm' });

export const SessionEffort = z
  .object({
    told: z.number().nullable().describe('What you told here; it comes before what a recording says.'),
    recorded: z.number().nullable().describe('What the recording says; null: nothing.'),
  })
  .meta({ id: 'SessionEffort', description: 'How hard a session felt, 0 to 10.' });

export const PulseTrendView = z
  .object({
    state: z.enum(['raised', 'usual', 'cannot-tell']),
    why: z.enum(UNTOLD).nullable().describe('Why it cannot be told; null where it can.'),
    kind: z.enum(['power', 'pace']).nullable().describe('Rides by power, or runs by pace.'),
    deltaBpm: z
      .object({ low: z.number(), mid: z.number(), high: z.number() })
      .nullable()
      .describe('Heartbeats a minute above what the same work took before: median and likely range (80 %).'),
    efficiencyPct: z.number().nullable().describe('Work for each heartbeat against before, %.'),
    sessions: z.object({ recent: z.int(), before: z.int() }),
    recentDays: z.int().describe('The days of the recent sessions; those before are of the 28 before these.'),
  })
  .meta({ id: 'PulseTrend', description: 'A raised pulse has many causes, and by itself starts nothing.' });
