import type { DataSource } from 'typeorm';
import type { Settings } from '#src/config/settings';
import { readerOf } from '#src/database/data-sources';
import { DAY_MS, dayOf } from '#src/kernel/clock';
import { dialect } from '../ground/dialect.js';

/** The rows that a board rests on, bare: four statements, each along one index. */
export class BareReads {
  private constructor(
    private readonly rows: DataSource,
    private readonly now: Date,
  ) {}

  static async open(settings: Settings, now: Date): Promise<BareReads> {
    return new BareReads(await readerOf(settings, { tables: [], migrations: [] }).initialize(), now);
  }

  /** How many rows there were. */
  async of(athleteIds: readonly string[]): Promise<number> {
    let read = 0;
    for (const statement of this.statements(athleteIds))
      read += (await this.rows.query<unknown[]>(statement)).length;
    return read;
  }

  close(): Promise<void> {
    return this.rows.destroy();
  }

  private statements(athleteIds: readonly string[]): string[] {
    const since = (days: number) => new Date(this.now.getTime() - days * DAY_MS);
    const [from, to] = [since(56), since(-1)];
    const whose = `athlete_id IN (${athleteIds.map((id) => `'${id}'`).join(', ')})`;
    const between = (column: string, write: (at: Date) => string, first = from) =>
      `${column} BETWEEN '${write(first)}' AND '${write(to)}'`;
    const began = between('started_at', dialect.moment);
    return [
      `SELECT id, athlete_id, started_at, shareable FROM session WHERE ${whose} AND ${began}`,
      `SELECT athlete_id, session_id, day, moving_min, trimp, session_rpe_load FROM session_load
       WHERE ${whose} AND lineage = 'shareable' AND ${between('day', dayOf)}`,
      `SELECT athlete_id, session_id, loss_l, loss_sigma, magnesium_mg, magnesium_sigma FROM estimate
       WHERE ${whose} AND lineage = 'shareable' AND current = TRUE AND ${began}`,
      `SELECT athlete_id, day, food_id, portions, grams FROM food_entry
       WHERE ${whose} AND ${between('day', dayOf, since(28))}`,
    ];
  }
}
