import { MetNorway } from '#integrations/met-norway/met-norway';
import { OpenMeteo } from '#integrations/open-meteo/open-meteo';
import { Smhi } from '#integrations/smhi/smhi';
import type { WeatherSettings } from '#src/config/weather-settings';
import type { WeatherService, WeatherServices } from '#src/weather/weather.port';

/** Those the operator wants, in their order. MET Norway answers only who can be written to. */
export function weatherServices({
  services,
  contact,
  openMeteo,
  metNorway,
  smhi,
}: WeatherSettings): WeatherServices {
  const known: Record<WeatherSettings['services'][number], () => WeatherService | null> = {
    'open-meteo': () => new OpenMeteo(openMeteo, contact),
    'met-norway': () => (contact === null ? null : new MetNorway(metNorway, contact)),
    smhi: () => new Smhi(smhi, contact),
  };
  return { all: services.map((name) => known[name]()).filter((service) => service !== null) };
}
