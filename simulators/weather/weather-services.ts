import { Simulator, type SimulatorOptions } from '#simulators/simulator';
import { type Gap, Gaps } from '#simulators/weather/gaps';
import { serveMetNorway } from '#simulators/weather/met-norway';
import { type OpenMeteoOptions, serveOpenMeteo } from '#simulators/weather/open-meteo';
import { serveSmhi } from '#simulators/weather/smhi';

export type WeatherOptions = SimulatorOptions & OpenMeteoOptions;

/** Stands in for a service’s real address (`https://api.met.no`), by the name of the service. */
export interface WeatherAddresses {
  /** Forecast and archive on one host, as on a server of one’s own. */
  openMeteo: string;
  openMeteoForecast: string;
  openMeteoHistoricalForecast: string;
  openMeteoArchive: string;
  metNorway: string;
  smhi: string;
}

/** Open-Meteo, MET Norway and SMHI on one server, telling of one made sky (made-weather.ts). */
export class WeatherSimulator extends Simulator {
  private readonly gaps = new Gaps();

  constructor(options: WeatherOptions = {}) {
    super(options);
    serveOpenMeteo(this, this.gaps, options);
    serveMetNorway(this, this.gaps);
    serveSmhi(this, this.gaps);
    this.app.post<{ Body: { from: string; to: string } & Omit<Gap, 'from' | 'to'> }>(
      '/__sim/lose',
      async ({ body }, reply) => {
        this.lose({ ...body, from: new Date(body.from), to: new Date(body.to) });
        return reply.code(204).send();
      },
    );
    this.app.post('/__sim/find-again', async (_, reply) => {
      this.findAgain();
      return reply.code(204).send();
    });
  }

  get addresses(): WeatherAddresses {
    return {
      openMeteo: this.url,
      openMeteoForecast: `${this.url}/api.open-meteo.com`,
      openMeteoHistoricalForecast: `${this.url}/historical-forecast-api.open-meteo.com`,
      openMeteoArchive: `${this.url}/archive-api.open-meteo.com`,
      metNorway: `${this.url}/api.met.no`,
      smhi: `${this.url}/opendata-download-metfcst.smhi.se`,
    };
  }

  /** The settings with which Svett talks to these stand-ins. */
  get environment(): Record<string, string> {
    return {
      OPEN_METEO_BASE: this.addresses.openMeteoForecast,
      OPEN_METEO_HISTORICAL_BASE: this.addresses.openMeteoHistoricalForecast,
      OPEN_METEO_ARCHIVE_BASE: this.addresses.openMeteoArchive,
      MET_NORWAY_BASE: this.addresses.metNorway,
      SMHI_BASE: this.addresses.smhi,
    };
  }

  /** From now on the services do not know these hours, or these values of them. */
  lose(gap: Gap): void {
    this.gaps.add(gap);
  }

  findAgain(): void {
    this.gaps.clear();
  }
}

export async function startWeather(options: WeatherOptions = {}): Promise<WeatherSimulator> {
  const weather = new WeatherSimulator(options);
  await weather.listen();
  return weather;
}
