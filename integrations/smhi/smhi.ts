import { z } from 'zod';
import { WeatherHttp } from '#integrations/http/weather-http';
import { HOUR_MS } from '#src/kernel/clock';
import {
  type Cell,
  type WeatherAnswer,
  type WeatherQuestion,
  WeatherService,
} from '#src/weather/weather.port';

/** SMHI's word for a value it does not have. */
const MISSING = 9999;

const value = z
  .number()
  .nullish()
  .transform((told) => (told === MISSING ? null : (told ?? null)));
const Forecast = z.object({
  timeSeries: z.array(
    z.object({
      time: z.iso.datetime(),
      data: z.object({ air_temperature: value, relative_humidity: value, wind_speed: value }),
    }),
  ),
});

/** Hours ahead that are forecast hour by hour. */
const HOURLY_H = 48;
/** A box around the Nordic area; near its corners the service answers 404. */
const NORTH = { southDeg: 52.5, northDeg: 71, westDeg: 2, eastDeg: 38 };

/** SMHI's point forecast (snow1g): the Nordic area, the hour that is and those ahead, without radiation. */
export class Smhi extends WeatherService {
  readonly name = 'smhi';
  readonly attribution = {
    text: 'Weather data by SMHI (CC BY 4.0)',
    url: 'https://www.smhi.se/data/oppna-data',
  };
  readonly tells = ['airC', 'humidityPct', 'wind10mMs'] as const;
  private readonly http: WeatherHttp;

  constructor(
    private readonly settings: { base: string },
    contact: string | null,
  ) {
    super();
    this.http = new WeatherHttp(this.name, contact);
  }

  covers({ cells, from, to }: WeatherQuestion, now: Date): boolean {
    const thisHour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
    const inTime = to.getTime() >= thisHour && from.getTime() <= now.getTime() + HOURLY_H * HOUR_MS;
    return inTime && cells.every(isInTheNorth);
  }

  async hours({ cells, from, to }: WeatherQuestion, now: Date): Promise<WeatherAnswer[]> {
    const goodUntil = new Date(now.getTime() + HOUR_MS); // a new forecast is out each hour
    const answers: WeatherAnswer[] = [];
    for (const cell of cells) {
      const hours = (await this.forecast(cell)).filter(({ at }) => at >= from && at <= to);
      answers.push({ hours, elevationM: null, goodUntil });
    }
    return answers;
  }

  private async forecast({ latitudeDeg, longitudeDeg }: Cell): Promise<WeatherAnswer['hours']> {
    const point = `lon/${longitudeDeg}/lat/${latitudeDeg}`;
    const answer = await this.http.get({
      url: `${this.settings.base}/api/category/snow1g/version/1/geotype/point/${point}/data.json`,
      alsoFine: [400, 404], // outside of its area, which is no box
    });
    if (!answer.isFine) return [];
    return this.http.understood(Forecast, answer).timeSeries.map(({ time, data }) => ({
      at: new Date(time),
      airC: data.air_temperature,
      humidityPct: data.relative_humidity,
      wind10mMs: data.wind_speed,
      solarWm2: null,
    }));
  }
}

function isInTheNorth({ latitudeDeg, longitudeDeg }: Cell): boolean {
  const { southDeg, northDeg, westDeg, eastDeg } = NORTH;
  const inLatitude = latitudeDeg >= southDeg && latitudeDeg <= northDeg;
  return inLatitude && longitudeDeg >= westDeg && longitudeDeg <= eastDeg;
}
