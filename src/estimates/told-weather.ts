import { clearSkyWm2, sunHeightSine, type Place } from '#src/estimates/sun';
import type { LegWeather } from '#src/estimates/leg-weather';
import type { Leg, Recording } from '#src/sessions/recording.port';
import { windAtBodyMs } from '#src/sweat/environment';
import type { Condition } from '#src/sweat/session-input';

/** One word for a whole workout, of a place and an hour nobody names: how far the air may be off, °C. [own] */
const AIR_SD_C = 2.5;

/** The weather a session's own source tells (Strava's export, Apple Health), as the calculator wants it. */
export function weatherTold({ weather, startedAt }: Recording, leg: Leg, place: Place | null): LegWeather {
  const said = (value: number | null): Condition | null =>
    value === null ? null : { value, source: 'file' };
  if (!weather) return { airC: null, humidityPct: null, windMs: null, solarWm2: null };
  const { airC, humidityPct, wind10mMs, cloudShare } = weather;
  const middle = new Date(startedAt.getTime() + (leg.startS + leg.elapsedS / 2) * 1000);
  return {
    airC: airC === null ? null : { value: airC, source: 'file', sd: AIR_SD_C },
    humidityPct: said(humidityPct),
    windMs: said(wind10mMs === null ? null : windAtBodyMs({ wind10Ms: wind10mMs, sheltered: false })),
    solarWm2: said(cloudShare === null || place === null ? null : sunThrough(cloudShare, middle, place)),
  };
}

/** Sun through a sky covered to this share. [KastenCzeplak1980] */
function sunThrough(cloudShare: number, at: Date, place: Place): number {
  return clearSkyWm2(sunHeightSine(at, place)) * (1 - 0.75 * cloudShare ** 3.4);
}
