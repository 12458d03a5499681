import { type Clothing, CLOTHING_CLO } from '#src/estimates/clothing';
import type { Knowledge } from '#src/estimates/session-input';
import type { Told } from '#src/estimates/surroundings';
import type { ToldWords } from '#src/sessions/told-words';
import type { Condition, Sourced } from '#src/sweat/session-input';

/** How far somebody's word on the air may be off, °C: read off a thermometer or a forecast, and rounded. [own] */
const AIR_SD_C = 1;

/**
 * What is known with the athlete's word on this very session before all else: before the weather service, the device, the
 * profile and its room. It holds under a roof as in the open.
 */
export function asTold(known: Knowledge, told: ToldWords | null): Knowledge {
  if (!told) return known;
  const around = (usual: Told): Told => ({
    indoor: said(told.indoor) ?? usual.indoor,
    airC: saidOfAir(told.airC) ?? usual.airC,
    humidityPct: said(told.humidityPct) ?? usual.humidityPct,
    windMs: said(told.windMs) ?? usual.windMs,
    solarWm2: usual.solarWm2,
    waterC: said(told.waterC) ?? usual.waterC,
  });
  return {
    ...known,
    facts: { ...known.facts, massKg: said(told.massKg) ?? known.facts.massKg },
    outdoors: around(known.outdoors),
    indoors: around(known.indoors),
    wornClo: saidOfKit(told.clothing) ?? known.wornClo,
    toldAt: told.toldAt.toISOString(),
  };
}

/** What is worn, or meant to be, in clo, by the athlete's word. */
export function saidOfKit(clothing: Clothing | null): Sourced | null {
  return said(clothing && CLOTHING_CLO[clothing]);
}

function said<T>(value: T | null): Sourced<T> | null {
  return value === null ? null : { value, source: 'told' };
}

function saidOfAir(value: number | null): Condition | null {
  return value === null ? null : { value, source: 'told', sd: AIR_SD_C };
}
