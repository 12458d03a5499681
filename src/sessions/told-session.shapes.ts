import { z } from 'zod';
import { SPORTS } from '#src/kernel/sport';
import { NewMass, Profile } from '#src/people/people.shapes';

/** A break between two sports is nothing anybody set out to do. */
const DONE = SPORTS.filter((sport) => sport !== 'transition');

/** null: not said. */
const Words = z.object({
  sport: z.enum(DONE).nullable().describe('What it was. Of a recording of several sports: all of it.'),
  indoor: z.boolean().nullable().describe('Under a roof.'),
  clothing: Profile.shape.usualClothing.describe('What was worn.'),
  airC: z.number().min(-40).max(50).nullable().describe('Air temperature, °C.'),
  humidityPct: z.number().min(0).max(100).nullable().describe('Relative humidity, %.'),
  windMs: z
    .number()
    .min(0)
    .max(30)
    .nullable()
    .describe('Wind at body height, m/s: about two thirds of what a forecast says. Indoors that of a fan.'),
  waterC: z.number().min(0).max(40).nullable().describe('Water temperature of a swim, °C.'),
  massKg: NewMass.shape.massKg
    .nullable()
    .describe('What you weighed that day, kg; holds for this session alone.'),
});

const { sport, indoor, clothing, airC, humidityPct, windMs, waterC, massKg } = Words.shape;

const form = {
  sport: sport.default(null),
  indoor: indoor.default(null),
  clothing: clothing.default(null),
  airC: airC.default(null),
  humidityPct: humidityPct.default(null),
  windMs: windMs.default(null),
  waterC: waterC.default(null),
  massKg: massKg.default(null),
};

export const ToldSessionForm = z
  // What cannot be told is named by us, and what was sent instead of it by nobody.
  .strictObject(form, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `tell only ${Object.keys(form).join(', ')}` : undefined,
  })
  .meta({
    id: 'ToldSessionForm',
    description: 'All you have to say of a session: what is left out or null is taken back.',
  });
export type ToldSessionForm = z.output<typeof ToldSessionForm>;

export const ToldSessionView = z
  .object({
    told: Words.describe('null where you said nothing.'),
    toldAt: z.iso.datetime().nullable().describe('When you last changed any of it; null: nothing is told.'),
    recorded: z
      .object({ sport: z.enum(SPORTS), indoor: z.boolean().nullable(), multisport: z.boolean() })
      .describe('What its sources say.'),
  })
  .meta({ id: 'ToldSession' });
export type ToldSessionView = z.output<typeof ToldSessionView>;
