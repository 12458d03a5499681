import type { SpotWeather } from '#src/weather/sky';

export interface SkyWishes {
  /** Each a constant, or a function of whole hours since `from`; null for what nobody knows. */
  airC?: number | null | ((hour: number) => number | null);
  humidityPct?: number | null | ((hour: number) => number | null);
  wind10mMs?: number | null | ((hour: number) => number | null);
  solarWm2?: number | null | ((hour: number) => number | null);
  elevationM?: number | null;
  /** The first hour, and how many. */
  from?: Date;
  hours?: number;
}

/** The sky over one place as a service tells it: 20 °C, 60 %, 4 m/s and 500 W/m² all morning unless wished otherwise. */
export function aSky(wishes: SkyWishes = {}): SpotWeather {
  const { from = new Date('2026-06-20T08:00:00Z'), hours = 6, elevationM = null } = wishes;
  const at = (wish: SkyWishes['airC'], usual: number, hour: number) =>
    wish === undefined ? usual : typeof wish === 'function' ? wish(hour) : wish;
  return {
    at: from,
    cell: { latitudeDeg: 59.33, longitudeDeg: 18.07 },
    hours: Array.from({ length: hours }, (_, hour) => ({
      at: new Date(from.getTime() + hour * 3_600_000),
      airC: at(wishes.airC, 20, hour),
      humidityPct: at(wishes.humidityPct, 60, hour),
      wind10mMs: at(wishes.wind10mMs, 4, hour),
      solarWm2: at(wishes.solarWm2, 500, hour),
      elevationM,
      tellers: {},
    })),
  };
}
