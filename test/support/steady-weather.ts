import {
  WEATHER_VALUES,
  type WeatherAnswer,
  type WeatherQuestion,
  WeatherService,
  WeatherServices,
} from '#src/weather/weather.port';

/** A weather service that tells the same air everywhere and always, final at once; or is silent for a while. */
export class SteadyWeather extends WeatherService {
  readonly name = 'steady';
  readonly tells = WEATHER_VALUES;
  readonly attribution = { text: 'Steady weather', url: 'https://weather.example/' };
  /** As it was asked, oldest first. */
  readonly asked: WeatherQuestion[] = [];
  airC: number | null = 22;

  covers(): boolean {
    return true;
  }

  hours(question: WeatherQuestion): Promise<WeatherAnswer[]> {
    this.asked.push(question);
    const hours: Date[] = [];
    for (let at = question.from.getTime(); at <= question.to.getTime(); at += 3_600_000)
      hours.push(new Date(at));
    const values = { airC: this.airC, humidityPct: 55, wind10mMs: 4, solarWm2: 600 };
    const answer = { hours: hours.map((at) => ({ at, ...values })), elevationM: 20, goodUntil: null };
    return Promise.resolve(question.cells.map(() => answer));
  }

  alone(): WeatherServices {
    return { all: [this] };
  }
}
