import { z } from 'zod';

const SERVICES = ['open-meteo', 'met-norway', 'smhi'] as const;
type ServiceName = (typeof SERVICES)[number];

const address = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
  .transform((url) => url.replace(/\/+$/, ''));
const services = z
  .string()
  .transform((list) => (list.trim() === 'none' ? [] : list.split(',').map((name) => name.trim())))
  .pipe(z.array(z.enum(SERVICES, { error: `must be none, or some of ${SERVICES.join(', ')}` })));

export const WeatherEnv = z.object({
  CONTACT: z
    .string()
    .regex(/^[\x21-\x7e]{3,200}$/, 'must be a mail address or a web address')
    .optional(),
  WEATHER_SERVICES: services.default([...SERVICES]),
  OPEN_METEO_BASE: address.optional(),
  OPEN_METEO_HISTORICAL_BASE: address.optional(),
  OPEN_METEO_ARCHIVE_BASE: address.optional(),
  OPEN_METEO_KEY: z.string().optional(),
  MET_NORWAY_BASE: address.default('https://api.met.no'),
  SMHI_BASE: address.default('https://opendata-download-metfcst.smhi.se'),
});
type WeatherEnv = z.output<typeof WeatherEnv>;

export interface WeatherSettings {
  /** In the order they are believed; empty: no weather. */
  services: ServiceName[];
  /** How the people behind a service reach this installation's operator; null: not at all. */
  contact: string | null;
  openMeteo: {
    forecastBase: string;
    historicalBase: string;
    archiveBase: string;
    /** Of a paying customer; null: the free service, which is for non-commercial use. */
    key: string | null;
  };
  metNorway: { base: string };
  smhi: { base: string };
}

/** Open-Meteo's hosts, and what they are called for those who pay. */
const CUSTOMERS = {
  api: 'customer-api',
  'historical-forecast-api': 'customer-historical-forecast-api',
  'archive-api': 'customer-archive-api',
} as const;

export function weatherSettings(env: WeatherEnv): WeatherSettings {
  const key = env.OPEN_METEO_KEY ?? null;
  // A server of one's own has all of them at one address; Open-Meteo itself has a host for each, and for customers others.
  const base = (host: keyof typeof CUSTOMERS, given?: string) =>
    given ?? env.OPEN_METEO_BASE ?? `https://${key === null ? host : CUSTOMERS[host]}.open-meteo.com`;
  return {
    services: [...new Set(env.WEATHER_SERVICES)],
    contact: env.CONTACT ?? null,
    openMeteo: {
      forecastBase: base('api'),
      historicalBase: base('historical-forecast-api', env.OPEN_METEO_HISTORICAL_BASE),
      archiveBase: base('archive-api', env.OPEN_METEO_ARCHIVE_BASE),
      key,
    },
    metNorway: { base: env.MET_NORWAY_BASE },
    smhi: { base: env.SMHI_BASE },
  };
}
