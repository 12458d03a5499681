import { z } from 'zod';
import { CLOTHING_CLO, CLOTHING_NAMES, type Clothing } from '#src/estimates/clothing';
import { factsFrom } from '#src/estimates/facts';
import type { Knowledge } from '#src/estimates/session-input';
import { NOTHING_TOLD } from '#src/estimates/surroundings';
import { NEVER_WEIGHED } from '#src/estimates/factor-of';
import { windAtBodyMs } from '#src/sweat/environment';
import type { Condition, Sourced } from '#src/sweat/session-input';
import type { Say } from '#src/words/words';

/** A number as people write it, with a decimal point or comma; none as programs may: 0x46, 7e1. */
const PLAIN_NUMBER = /^\s*[+-]?\d+([.,]\d+)?\s*$/;

/** The flags of `svett estimate`, in the units their names tell. What does not fit is said in the words of `say`. */
export function estimateFlags(say: Say) {
  return flags(say).refine(
    ({ hrRest, hrMax }) => hrRest === undefined || hrMax === undefined || hrRest < hrMax,
    { path: ['hrRest'], error: say('cli.flag.below-hr-max') },
  );
}

/** The one of them that `svett import` has as well. */
export function massFlag(say: Say) {
  return flags(say).pick({ massKg: true });
}

function flags(say: Say) {
  const number = (from: number, to: number, unit: string) => {
    const error = say('cli.flag.number', { from, to, unit: say(`cli.unit.${unit}`) });
    return z
      .string()
      .transform((text) => (PLAIN_NUMBER.test(text) ? Number(text.replace(',', '.')) : NaN))
      .pipe(z.number({ error }).min(from, { error }).max(to, { error }));
  };
  return z.object({
    massKg: number(20, 350, 'kilograms').optional(),
    heightCm: number(90, 250, 'centimetres').optional(),
    sex: z.enum(['male', 'female'], { error: say('cli.flag.sex') }).optional(),
    age: number(5, 110, 'years').optional(),
    vo2max: number(10, 100, 'oxygen').optional(),
    hrRest: number(25, 120, 'beats').optional(),
    hrMax: number(90, 240, 'beats').optional(),
    airC: number(-45, 55, 'celsius').optional(),
    humidity: number(0, 100, 'per-cent').optional(),
    windMs: number(0, 40, 'wind').optional(),
    solarWm2: number(0, 1400, 'sun').optional(),
    clothing: z
      .union([z.enum(CLOTHING_NAMES as [Clothing, ...Clothing[]]), number(0, 3, 'clo')], {
        error: say('cli.flag.clothing', { kits: CLOTHING_NAMES.join(', ') }),
      })
      .optional(),
    indoor: z.boolean().optional(),
    acclimatised: z.boolean().optional(),
  });
}

type EstimateFlags = z.infer<ReturnType<typeof flags>>;

/** Somebody after two weeks of training in the heat. */
const ACCLIMATISED_DAYS = 14;

/** What the flags tell; the file and then defaults fill the rest. */
export function knowledgeFrom(flags: EstimateFlags): Knowledge {
  const told = <T>(value: T | undefined): Sourced<T> | null =>
    value === undefined ? null : { value, source: 'flag' };
  const clo = typeof flags.clothing === 'string' ? CLOTHING_CLO[flags.clothing] : flags.clothing;
  const weather = {
    ...NOTHING_TOLD,
    indoor: told(flags.indoor),
    airC: told(flags.airC),
    humidityPct: told(flags.humidity),
    solarWm2: told(flags.solarWm2),
  };
  const wind: Condition | null = told(flags.windMs);
  return {
    facts: factsFrom('flag', {
      massKg: flags.massKg ?? null,
      heightM: flags.heightCm === undefined ? null : flags.heightCm / 100,
      sex: flags.sex ?? null,
      ageYears: flags.age ?? null,
      vo2maxMlKgMin: flags.vo2max ?? null,
      restingHeartRateBpm: flags.hrRest ?? null,
      maxHeartRateBpm: flags.hrMax ?? null,
    }),
    lastResort: factsFrom('default', {}),
    heart: { reliable: true, line: null },
    // Outdoors the flag is the wind a forecast tells, ten metres up; indoors it is the air on the body.
    outdoors: {
      ...weather,
      windMs: wind && { ...wind, value: windAtBodyMs({ wind10Ms: wind.value, sheltered: false }) },
    },
    weather: null,
    deviceMinusAirC: [],
    indoors: { ...weather, windMs: wind },
    wornClo: told(clo),
    usualClo: null,
    heatDays: {
      value: flags.acclimatised ? ACCLIMATISED_DAYS : 0,
      source: flags.acclimatised ? 'flag' : 'default',
    },
    toldAt: null,
    calibration: NEVER_WEIGHED,
  };
}
