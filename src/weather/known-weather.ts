import { HOUR_MS } from '#src/kernel/clock';
import { plausible } from '#src/weather/plausible';
import type { SkyHour, SpotWeather } from '#src/weather/sky';
import { cellKey, cellsOf, type Way } from '#src/weather/way';
import {
  type Cell,
  WEATHER_VALUES,
  type WeatherAnswer,
  type WeatherHour,
  type WeatherQuestion,
  type WeatherService,
} from '#src/weather/weather.port';

/** What one service told of one hour in one cell, as it is kept. */
export interface ToldHour extends WeatherHour {
  service: string;
  cell: Cell;
  elevationM: number | null;
  /** When to ask again; null: final. */
  goodUntil: Date | null;
}

const NOTHING = { airC: null, humidityPct: null, wind10mMs: null, solarWm2: null };

/** Every hour of a question or a way. */
export function hoursOf({ from, to }: { from: Date; to: Date }): Date[] {
  const count = Math.floor((to.getTime() - from.getTime()) / HOUR_MS) + 1;
  return Array.from({ length: count }, (_, i) => new Date(from.getTime() + i * HOUR_MS));
}

/** All that has been told along one way, by services in their order of belief. */
export class KnownWeather {
  private readonly told = new Map<string, ToldHour>();

  constructor(
    private readonly way: Way,
    private readonly services: readonly WeatherService[],
    told: readonly ToldHour[],
  ) {
    for (const hour of told) this.told.set(keyOf(hour.service, hour.cell, hour.at), hour);
  }

  spots(): SpotWeather[] {
    const byCell = new Map(
      cellsOf(this.way.spots).map((cell) => [
        cellKey(cell),
        hoursOf(this.way).map((at) => this.together(cell, at)),
      ]),
    );
    return this.way.spots.map((spot) => ({ ...spot, hours: byCell.get(cellKey(spot.cell))! }));
  }

  /** What `service` may tell and nobody better has; null when it need not, or cannot, be asked. */
  questionFor(service: WeatherService, now: Date): WeatherQuestion | null {
    const open = cellsOf(this.way.spots).flatMap((cell) => {
      const hours = hoursOf(this.way).filter((at) => this.isOpen(service, cell, at, now));
      const [from, to] = [hours[0], hours.at(-1)];
      if (!from || !to || !service.covers({ cells: [cell], from, to }, now)) return [];
      return [{ cell, from, to }];
    });
    if (open.length === 0) return null;
    const earliest = Math.min(...open.map(({ from }) => from.getTime()));
    const latest = Math.max(...open.map(({ to }) => to.getTime()));
    return { cells: open.map(({ cell }) => cell), from: new Date(earliest), to: new Date(latest) };
  }

  /**
   * What to keep of answers. A forecaster leaves hours out once they are past: what it told of them stands. An hour it
   * never told is kept empty: it has been asked for.
   */
  answered(
    { name: service }: WeatherService,
    question: WeatherQuestion,
    answers: readonly WeatherAnswer[],
  ): ToldHour[] {
    return answers.flatMap(({ hours, elevationM, goodUntil }, i) => {
      const cell = question.cells[i]!;
      const byHour = new Map(hours.map((hour) => [hour.at.getTime(), plausible(hour)]));
      return hoursOf(question).map((at) => {
        const before = this.told.get(keyOf(service, cell, at)) ?? { ...NOTHING, at, elevationM };
        const now = byHour.get(at.getTime());
        return { ...before, ...(now && { ...now, elevationM }), service, cell, goodUntil };
      });
    });
  }

  /** When something of this may be told better than it was; null once all of it is final. */
  nextLook(now: Date): Date | null {
    const times = [...this.told.values()].flatMap(({ goodUntil }) => goodUntil?.getTime() ?? []);
    const coming = times.filter((time) => time > now.getTime());
    return coming.length > 0 ? new Date(Math.min(...coming)) : null;
  }

  private isOpen(service: WeatherService, cell: Cell, at: Date, now: Date): boolean {
    const fresh = (name: string) => {
      const hour = this.told.get(keyOf(name, cell, at));
      return hour && (hour.goodUntil === null || hour.goodUntil > now) ? hour : null;
    };
    if (fresh(service.name)) return false;
    const better = this.services.slice(0, this.services.indexOf(service)).map(({ name }) => fresh(name));
    return service.tells.some((value) => !better.some((hour) => hour && hour[value] !== null));
  }

  private together(cell: Cell, at: Date): SkyHour {
    const hour: SkyHour = { ...NOTHING, at, elevationM: null, tellers: {} };
    for (const { name } of this.services) {
      const told = this.told.get(keyOf(name, cell, at));
      for (const value of WEATHER_VALUES) {
        if (!told || told[value] === null || hour[value] !== null) continue;
        hour[value] = told[value];
        hour.tellers[value] = name;
        if (value === 'airC') hour.elevationM = told.elevationM;
      }
    }
    return hour;
  }
}

function keyOf(service: string, cell: Cell, at: Date): string {
  return `${service}/${cellKey(cell)}/${at.getTime()}`;
}
