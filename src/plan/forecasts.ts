import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '#src/kernel/clock';
import { Weather } from '#src/weather/weather';
import { stayAt } from '#src/weather/way';
import type { Cell } from '#src/weather/weather.port';

/** A day of the calendar at a place: what its clocks show. */
export interface DayThere {
  /** YYYY-MM-DD. */
  day: string;
  utcOffsetS: number;
  place: Cell;
}

/** Hours of the day in which it may be at its warmest: without one of them nobody knows how warm it gets. */
const WARM_H = { from: 10, to: 18 };

/** What the coming days are foretold to be like, as far as it has been asked for. */
@Injectable()
export class Forecasts {
  constructor(@Inject(Weather) private readonly weather: Weather) {}

  /** The warmest hour of a day, °C; null where nobody was asked or the athlete wants nobody to be. */
  async highestC(athleteId: string, { day, utcOffsetS, place }: DayThere): Promise<number | null> {
    const from = midnight(day, utcOffsetS);
    const along = await this.weather.on(athleteId, stayAt(place, from, new Date(from.getTime() + DAY_MS)));
    const hours = along?.spots[0]?.hours ?? [];
    const warm = hours.filter(({ at }) => {
      const hour = (at.getTime() - from.getTime()) / HOUR_MS;
      return hour >= WARM_H.from && hour <= WARM_H.to;
    });
    if (warm.length === 0 || warm.some(({ airC }) => airC === null)) return null;
    return Math.max(...hours.flatMap(({ airC }) => airC ?? []));
  }
}

/** When a day begins by clocks so far from UTC. */
export function midnight(day: string, utcOffsetS: number): Date {
  return new Date(Date.parse(day) - utcOffsetS * 1000);
}
