import { Inject, Injectable } from '@nestjs/common';
import { Between, In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { KnownWeather, type ToldHour } from '#src/weather/known-weather';
import { cellKey, cellsOf, type Way } from '#src/weather/way';
import { KeptHour } from '#src/weather/weather-hour.entity';
import { type Cell, WeatherServices } from '#src/weather/weather.port';

/** Rows put down at once: far below what a statement may carry. */
const ROWS_AT_ONCE = 500;

/** What services have told, by service, cell and hour; shared by everybody and telling of nobody. */
@Injectable()
export class WeatherCache {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WeatherServices) private readonly services: WeatherServices,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async known(way: Way): Promise<KnownWeather> {
    const cells = new Map(cellsOf(way.spots).map((cell) => [cellKey(cell), cell]));
    const centi = [...cells.values()].map(centiDeg);
    // A box around the cells and then the cells themselves: two columns cannot be asked for in pairs.
    const rows = await this.database.read(KeptHour).findBy({
      // Those of services that are asked no more count for nothing; without them the key does not lead to the place.
      service: In(this.services.all.map(({ name }) => name)),
      latitudeCentiDeg: In([...new Set(centi.map(({ latitudeCentiDeg }) => latitudeCentiDeg))]),
      longitudeCentiDeg: In([...new Set(centi.map(({ longitudeCentiDeg }) => longitudeCentiDeg))]),
      hour: Between(way.from, way.to),
    });
    const told = rows.flatMap(({ latitudeCentiDeg, longitudeCentiDeg, hour: at, ...row }) => {
      const here = { latitudeDeg: latitudeCentiDeg / 100, longitudeDeg: longitudeCentiDeg / 100 };
      const cell = cells.get(cellKey(here));
      return cell ? [{ ...row, at, cell }] : [];
    });
    return new KnownWeather(way, this.services.all, told);
  }

  /** The later word counts, but it has been here since the first. */
  async keep(told: readonly ToldHour[]): Promise<void> {
    const fetchedAt = this.clock.now();
    // In one order everywhere: two who write the same rows in different orders would wait for each other for ever.
    const rows = told
      .map(({ cell, at: hour, ...values }) => ({ ...values, ...centiDeg(cell), hour, fetchedAt }))
      .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    await this.database.transaction(async (tx) => {
      for (let i = 0; i < rows.length; i += ROWS_AT_ONCE)
        await tx
          .createQueryBuilder()
          .insert()
          .into(KeptHour)
          .values(rows.slice(i, i + ROWS_AT_ONCE))
          .orUpdate(TOLD, KEY)
          .updateEntity(false)
          .execute();
    });
  }
}

const KEY = ['service', 'latitude_centi_deg', 'longitude_centi_deg', 'hour'];
const TOLD = ['air_c', 'humidity_pct', 'wind_10m_ms', 'solar_wm2', 'elevation_m', 'good_until'];

function orderOf({
  latitudeCentiDeg,
  longitudeCentiDeg,
  hour,
}: Pick<KeptHour, 'latitudeCentiDeg' | 'longitudeCentiDeg' | 'hour'>): string {
  return `${latitudeCentiDeg}/${longitudeCentiDeg}/${hour.getTime()}`;
}

function centiDeg({ latitudeDeg, longitudeDeg }: Cell) {
  return {
    latitudeCentiDeg: Math.round(latitudeDeg * 100),
    longitudeCentiDeg: Math.round(longitudeDeg * 100),
  };
}
