import { z } from 'zod';
import { SPORTS } from '#src/kernel/sport';
import { CALIBRATION_GROUPS } from '#src/sweat/calibration';
import { EFFORT_BANDS } from '#src/sweat/effort-band';

/** 80 % of what is likely lies between p10 and p90. */
const range = { p10: z.number(), p90: z.number() };
const Times = z.object({ times: z.number(), ...range });
const Litres = z.object({ litres: z.number(), ...range });

const AirBand = z
  .object({
    fromC: z.number().nullable().describe('Air temperature from, °C; null: anything colder.'),
    toC: z.number().nullable().describe('And below, °C; null: anything warmer.'),
  })
  .meta({ id: 'AirBand' });

const effort = z
  .enum(EFFORT_BANDS)
  .describe(
    'Mean gross metabolic rate of the whole session: light: below 5 MET; easy: to 8.5; steady: to 12; hard: above.',
  );

export const SweatMapView = z
  .object({
    since: z.iso.datetime().describe('Sessions from here on are on the map.'),
    sessions: z.int().describe('Those on it; sessions in the water and without an estimate are not.'),
    air: z.array(AirBand).describe('Warmest first.'),
    efforts: z.array(effort).describe('Least first.'),
    cells: z
      .array(
        z.object({
          air: z.int().describe('Which of `air`.'),
          effort,
          sessions: z.int(),
          weighed: z.int().describe('Those of them with a weigh-in that taught.'),
          rateLPerH: z
            .object({ median: z.number(), ...range })
            .nullable()
            .describe(
              'What a session there costs an hour, by what is known now, L/h; null: never been there.',
            ),
        }),
      )
      .describe('Every cell, also those that are empty.'),
    fill: z
      .object({
        air: z.int().describe('Which of `air`.'),
        effort,
        why: z.enum(['never-done', 'never-weighed']),
        gain: z
          .number()
          .describe('Share of what is unknown of you that a weigh-in there would take away, 0 to 1.'),
      })
      .nullable()
      .describe('The cell where one weighed session would tell most; null: none is in reach.'),
  })
  .meta({ id: 'SweatMap' });
export type SweatMapView = z.output<typeof SweatMapView>;

export const FactorHistoryView = z
  .object({
    weighIns: z.int().describe('Those that taught.'),
    items: z
      .array(
        z.object({
          group: z.enum(CALIBRATION_GROUPS).describe('Sports that share one factor.'),
          sport: z.enum(SPORTS).describe('The one it is told for.'),
          sessions: z.int().describe('Of the latest hundred.'),
          points: z
            .array(
              Times.extend({
                at: z.iso
                  .datetime()
                  .nullable()
                  .describe('When the weighed session was; null: before any, as for people in general.'),
                sessionId: z.uuid().nullable(),
                weighIns: z.int().describe('Known by then.'),
                ownGroup: z.int().describe('Those of them of this group.'),
              }),
            )
            .describe('Oldest first.'),
          now: Times.describe('Today: weigh-ins count less as they age.'),
        }),
      )
      .describe('The group most often done first.'),
  })
  .meta({ id: 'FactorHistory', description: 'How you sweat against people like you, after each weigh-in.' });
export type FactorHistoryView = z.output<typeof FactorHistoryView>;

export const AccuracyView = z
  .object({
    fewest: z.int().describe('Below this many weigh-ins nothing is said of all of them.'),
    trials: z.int(),
    inside: z.int().describe('Measured litres inside the likely (80 %) range told before.'),
    expected: z.number().describe('As many were to be expected of ranges that are right.'),
    usual: z
      .object({ from: z.int(), to: z.int() })
      .describe('Right ranges hold so many; fewer, or more, less than one time in ten.'),
    coverage: z.enum(['too-few', 'as-promised', 'too-narrow', 'too-wide']),
    middle: z
      .object({
        times: z.number(),
        ...range,
        leaning: z
          .enum(['too-low', 'too-high', 'neither'])
          .describe('How the middle of what was foretold lay, as far as can be told.'),
      })
      .nullable()
      .describe('Measured over foretold, over all of them.'),
    halfWithin: z
      .number()
      .nullable()
      .describe('Half of the measured litres lay nearer to the middle than this share of it.'),
    items: z
      .array(
        z.object({
          sessionId: z.uuid(),
          sport: z.enum(SPORTS),
          startedAt: z.iso.datetime(),
          utcOffsetS: z.int().nullable(),
          weighInsBefore: z.int().describe('Weigh-ins known when it was foretold.'),
          foretold: Litres.describe('Skin sweat, litres, as told before the weighing.'),
          measured: Litres.describe('Skin sweat, litres, as weighed, with the error of the weighing.'),
          place: z
            .enum(['below', 'inside', 'above'])
            .describe('The measured litres against the foretold range.'),
          basis: z
            .enum(['kept', 'made-again'])
            .describe(
              'kept: the number of then; made-again: that one is gone, and what was known then was reckoned anew.',
            ),
        }),
      )
      .describe('The one told of last first.'),
  })
  .meta({ id: 'SweatAccuracy' });
export type AccuracyView = z.output<typeof AccuracyView>;

const heat = {
  day: z.iso.date(),
  heatDays: z.number().describe('Days of heat that still count that evening, 0 to 14.'),
  times: z
    .number()
    .describe('How much more you sweat for it, by the rule for people in general; 1: no more.'),
};

export const HeatStandingView = z
  .object({
    ...heat,
    insideFactor: z
      .boolean()
      .describe('Weigh-ins of this season hold it already, and it is not counted a second time.'),
    days: z.array(z.object({ ...heat, inHeat: z.boolean() })).describe('The last eight weeks, today last.'),
    ahead: z.array(z.object(heat)).describe('Without any more heat, after each of the next four weeks.'),
    sessions: z
      .array(
        z.object({
          sessionId: z.uuid(),
          sport: z.enum(SPORTS),
          startedAt: z.iso.datetime(),
          utcOffsetS: z.int().nullable(),
          airC: z.number().describe('°C.'),
          durationMin: z.number(),
        }),
      )
      .describe('Long and warm enough to count, newest first.'),
    sources: z
      .array(z.object({ key: z.string(), text: z.string(), href: z.string() }))
      .describe('What the rule rests on, by their keys in docs/science.md.'),
  })
  .meta({ id: 'HeatAcclimatisation' });
export type HeatStandingView = z.output<typeof HeatStandingView>;
