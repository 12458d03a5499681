import { WEATHER_VALUES, type WeatherHour, type WeatherValue } from '#src/weather/weather.port';

/** Nothing outside of this has been weather where people train; a service that says so is wrong, not surprising. */
const RANGES: Record<WeatherValue, { from: number; to: number }> = {
  airC: { from: -60, to: 60 },
  humidityPct: { from: 0, to: 100 },
  wind10mMs: { from: 0, to: 60 },
  solarWm2: { from: 0, to: 1_500 },
};
/** Models overshoot a bound a little: 101 % humidity is air that is full, -0.3 W/m² is night. */
const OVERSHOOT: Record<WeatherValue, number> = { airC: 0, humidityPct: 5, wind10mMs: 0, solarWm2: 10 };

/** The hour with what cannot be taken out, and what is a little beyond its bounds brought back to them. */
export function plausible(hour: WeatherHour): WeatherHour {
  const values = WEATHER_VALUES.map((name) => [name, within(name, hour[name])]);
  return { ...hour, ...(Object.fromEntries(values) as Record<WeatherValue, number | null>) };
}

function within(name: WeatherValue, value: number | null): number | null {
  const { from, to } = RANGES[name];
  const slack = OVERSHOOT[name];
  if (value === null || !(value >= from - slack && value <= to + slack)) return null;
  return Math.min(to, Math.max(from, value));
}
