import type { Told } from '#simulators/weather/gaps';
import { meanRadiationWm2, skyAt, type SkyPlace } from '#simulators/weather/made-weather';

interface HourlyValue {
  unit: string;
  /** What must be known to tell it. */
  needs: Told;
  decimals: number;
  at: (place: SkyPlace, hour: Date) => number;
}

export type HourlyName =
  | 'temperature_2m'
  | 'relative_humidity_2m'
  | 'dew_point_2m'
  | 'surface_pressure'
  | 'pressure_msl'
  | 'cloud_cover'
  | 'wind_speed_10m'
  | 'wind_direction_10m'
  | 'shortwave_radiation'
  | 'shortwave_radiation_instant';

/** The hourly variables this stand-in tells, with the decimals of the real service. Wind is in m/s here. */
export const HOURLY: Record<HourlyName, HourlyValue> = {
  temperature_2m: { unit: '°C', needs: 'airC', decimals: 1, at: (place, hour) => skyAt(place, hour).airC },
  relative_humidity_2m: {
    ...{ unit: '%', needs: 'humidityPct', decimals: 0 },
    at: (place, hour) => skyAt(place, hour).humidityPct,
  },
  dew_point_2m: { unit: '°C', needs: 'humidityPct', decimals: 1, at: dewPointC },
  surface_pressure: {
    ...{ unit: 'hPa', needs: 'airC', decimals: 1 },
    at: (place, hour) => skyAt(place, hour).seaLevelHpa * Math.exp(-(place.altitudeM ?? 0) / 8434),
  },
  pressure_msl: {
    ...{ unit: 'hPa', needs: 'airC', decimals: 1 },
    at: (place, hour) => skyAt(place, hour).seaLevelHpa,
  },
  cloud_cover: {
    unit: '%',
    needs: 'radiationWm2',
    decimals: 0,
    at: (place, hour) => skyAt(place, hour).cloudPct,
  },
  wind_speed_10m: {
    unit: 'm/s',
    needs: 'windMs',
    decimals: 2,
    at: (place, hour) => skyAt(place, hour).windMs,
  },
  wind_direction_10m: {
    ...{ unit: '°', needs: 'windMs', decimals: 0 },
    at: (place, hour) => skyAt(place, hour).windFromDeg,
  },
  shortwave_radiation: { unit: 'W/m²', needs: 'radiationWm2', decimals: 1, at: meanRadiationWm2 },
  shortwave_radiation_instant: {
    ...{ unit: 'W/m²', needs: 'radiationWm2', decimals: 1 },
    at: (place, hour) => skyAt(place, hour).radiationWm2,
  },
};

/** Magnus’ formula, °C. */
export function dewPointC(place: SkyPlace, hour: Date): number {
  const { airC, humidityPct } = skyAt(place, hour);
  const gamma = Math.log(humidityPct / 100) + (17.625 * airC) / (243.04 + airC);
  return (243.04 * gamma) / (17.625 - gamma);
}
