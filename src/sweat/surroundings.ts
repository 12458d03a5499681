import { airOverSkinMs, radiantC, vapourKPa } from '#src/sweat/environment';
import { checkSeries, type Range } from '#src/sweat/ranges';
import { combined, type Series } from '#src/sweat/series';
import { sportFacts } from '#src/sweat/sport-facts';
import type { Sport } from '#src/kernel/sport';

/** Weather as it is told, for one leg. */
export interface Weather {
  airC: Series;
  humidityPct: Series;
  /** Wind at body height, or a fan, m/s. */
  windMs: Series;
  /** Sun reaching the athlete, W/m² on level ground. */
  solarWm2: Series;
  /** The athlete's own, m/s; counts for nothing indoors, where treadmill and trainer stand still. */
  ownSpeedMs: Series;
}

/** Air and sun as the skin meets them, minute by minute. */
export interface Surroundings {
  airC: Series;
  radiantC: Series;
  vapourKPa: Series;
  airMs: Series;
}

const RANGES: Record<keyof Weather, Range> = {
  airC: { from: -60, to: 60, unit: '°C' },
  humidityPct: { from: 0, to: 100, unit: '%' },
  windMs: { from: 0, to: 60, unit: 'm/s' },
  solarWm2: { from: 0, to: 1500, unit: 'W/m²' },
  ownSpeedMs: { from: 0, to: 50, unit: 'm/s' },
};

/** @throws CannotEstimate for weather that is no number or out of this world, or of another number of minutes. */
export function surroundingsOf(
  weather: Weather,
  sport: Sport,
  indoor: boolean,
  minutes: number,
): Surroundings {
  for (const name of Object.keys(RANGES) as (keyof Weather)[]) {
    checkSeries(name, weather[name], minutes, RANGES[name]);
  }
  const { limbMs } = sportFacts(sport);
  const { airC } = weather;
  return {
    airC,
    radiantC: combined(airC, weather.solarWm2, minutes, (air, solarWm2) => radiantC({ airC: air, solarWm2 })),
    vapourKPa: combined(airC, weather.humidityPct, minutes, (air, humidityPct) =>
      vapourKPa({ airC: air, humidityPct }),
    ),
    airMs: combined(weather.windMs, indoor ? 0 : weather.ownSpeedMs, minutes, (windMs, ownSpeedMs) =>
      airOverSkinMs({ windMs, ownSpeedMs, limbMs }),
    ),
  };
}
