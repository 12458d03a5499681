import { clearSkyWm2, sunHeightSine, type Place } from '#src/estimates/sun';

/** A stand-in for weather nobody told: how warm and bright it tends to be then and there. Spread 6 °C and more. */
export interface TypicalWeather {
  airC: number;
  humidityPct: number;
  windMs: number;
  solarWm2: number;
}

/** Share of a clear sky's sun that reaches the ground on an ordinary day. */
export const ORDINARY_SKY = 0.6;

/** Where neither place nor weather is known: a mild day. */
const ANYWHERE: TypicalWeather = { airC: 15, humidityPct: 60, windMs: 1.5, solarWm2: 200 };

/**
 * Typical weather by latitude and time of year: a zonal yearly mean falling with the square of latitude, and a
 * yearly swing growing with it, warmest four weeks after the solstice. A rough curve of our own, within ten degrees of
 * the Januaries and Julys of seven cities, and used only where no weather is known. [own]
 */
export function typicalWeather(at: Date, place: Place | null): TypicalWeather {
  if (!place) return ANYWHERE;
  const latitude = Math.min(70, Math.abs(place.latitudeDeg));
  const yearlyMeanC = 28 - 0.0062 * latitude * latitude;
  const swingC = 0.19 * latitude * Math.sign(place.latitudeDeg);
  const dayOfYear = (at.getTime() / 86_400_000 - 10_957) % 365.25;
  const season = Math.cos((2 * Math.PI * (dayOfYear - 201)) / 365.25);
  const solarWm2 = ORDINARY_SKY * clearSkyWm2(sunHeightSine(at, place));
  return { ...ANYWHERE, airC: yearlyMeanC + swingC * season, solarWm2 };
}
