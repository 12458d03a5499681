import { expect, test } from '@jest/globals';
import { weatherServices } from '#integrations/weather';
import { Settings } from '#src/config/settings';

const names = (env: Record<string, string>) =>
  weatherServices(Settings.from(env).weather).all.map(({ name }) => name);

test('the services are asked in the operator’s order, each once; none is a choice too', () => {
  const CONTACT = 'club@example.org';
  expect(names({ CONTACT })).toEqual(['open-meteo', 'met-norway', 'smhi']);
  expect(names({ CONTACT, WEATHER_SERVICES: 'smhi, open-meteo,smhi' })).toEqual(['smhi', 'open-meteo']);
  expect(names({ CONTACT, WEATHER_SERVICES: 'none' })).toEqual([]);
});

test('MET Norway, who answers only those that can be written to, is left out until there is a contact', () => {
  expect(names({})).toEqual(['open-meteo', 'smhi']);
});

test('Open-Meteo has a host for each age of weather, others for customers, and one address on a server of one’s own', () => {
  const bases = (env: Record<string, string>) => {
    const { forecastBase, historicalBase, archiveBase } = Settings.from(env).weather.openMeteo;
    return [forecastBase, historicalBase, archiveBase];
  };
  expect(bases({})).toEqual([
    'https://api.open-meteo.com',
    'https://historical-forecast-api.open-meteo.com',
    'https://archive-api.open-meteo.com',
  ]);
  expect(bases({ OPEN_METEO_KEY: 'paid' })).toEqual([
    'https://customer-api.open-meteo.com',
    'https://customer-historical-forecast-api.open-meteo.com',
    'https://customer-archive-api.open-meteo.com',
  ]);
  const own = 'http://weather.local:8080';
  expect(bases({ OPEN_METEO_BASE: `${own}/`, OPEN_METEO_ARCHIVE_BASE: 'http://old.local' })).toEqual([
    own,
    own,
    'http://old.local',
  ]);
});

test('what cannot be is named together with what else is wrong, without its value', () => {
  const wrong = {
    WEATHER_SERVICES: 'open-meteo,wetter',
    SMHI_BASE: 'ftp://x',
    CONTACT: 'me\r\nX-Evil: 1',
    PORT: 'no',
  };
  expect(() => Settings.from(wrong)).toThrow(/PORT[^]*CONTACT[^]*WEATHER_SERVICES[^]*SMHI_BASE/);
  expect(() => Settings.from(wrong)).not.toThrow(/wetter|Evil/);
});
