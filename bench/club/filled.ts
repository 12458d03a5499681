import type { QueryRunner } from 'typeorm';
import type { Settings } from '#src/config/settings';
import { openWriter } from '#src/database/data-sources';
import { DAY_MS, dayOf } from '#src/kernel/clock';
import { aRecording } from '../../test/support/a-recording.js';
import { dialect } from '../ground/dialect.js';

/** People who have trained for a while, each on the same days. */
export interface Trained {
  athletes: number;
  /** One on every second day, the last one today. */
  sessionsEach: number;
  now: Date;
  /** With the sources that tell of each session. They are as the years have left them: nobody reckons them anew at a start. */
  whole?: boolean;
}

const EATEN_DAYS = 7;
const FOODS = ['almonds', 'milk', 'rye_crispbread'];
const WEIGHED_EVERY = 5;
const HOT_EVERY = 6;
const COMPARISON = { nonSweatKg: 0.1, durationMin: 90, rawL: 1.4, sport: 'run', indoor: false, airC: 18 };
const SPREAD = { metabolicSigma: 0.2, lnModelRatio: 0, otherSigma: 0 };

/** What there is a million of. */
const LARGE = ['session', 'estimate', 'session_load', 'weigh_in', 'session_source'];

/**
 * Writes it in one go, past the service: through it a million sessions would take days. Day by day, so that the rows of one
 * athlete lie as far apart as where they came in over the years; indexes that are no constraint are made when all of it is
 * there, as every day would otherwise touch all of their pages. Answers whose they are.
 */
export async function fillSquads(
  settings: Settings,
  { athletes, sessionsEach, now, whole = false }: Trained,
): Promise<string[]> {
  const writer = await openWriter(settings, { tables: [], migrations: [] });
  const rows = writer.createQueryRunner();
  for (const statement of dialect.hurry) await rows.query(statement);
  const ids = await people(rows, athletes, now);
  const large = await rows.getTables(LARGE);
  const indices = large.map((table) => ({ table, its: [...table.indices] }));
  for (const { table, its } of indices) await rows.dropIndices(table, its);
  for (let back = sessionsEach - 1; back >= 0; back -= 1) {
    const at = new Date(now.getTime() - 2 * back * DAY_MS - 3 * 3_600_000);
    await rows.startTransaction();
    await new Day(rows, at).ofSessions({
      isWeighed: back % WEIGHED_EVERY === 0,
      isHot: back % HOT_EVERY === 0,
      whole,
    });
    await rows.commitTransaction();
  }
  for (let back = EATEN_DAYS; back >= 0; back -= 1)
    await new Day(rows, new Date(now.getTime() - back * DAY_MS)).ofFood();
  for (const { table, its } of indices) await rows.createIndices(table, its);
  for (const statement of dialect.tidy) await rows.query(statement);
  await rows.release();
  await writer.destroy();
  return ids;
}

async function people(rows: QueryRunner, athletes: number, now: Date): Promise<string[]> {
  const at = dialect.moment(now);
  const all = Array.from({ length: athletes }, (_, n) => [idOf('10000000', n), idOf('00000000', n)] as const);
  const into = (table: string, columns: string, of: (accountId: string, id: string) => string) =>
    rows.query(`INSERT INTO ${table} (${columns}) VALUES ${all.map((ids) => `(${of(...ids)})`).join(', ')}`);
  await into(
    'account',
    'id, email, password_hash, role, language, units, time_zone, created_at',
    (id) => `'${id}', '${id}@example.org', '-', 'athlete', 'en', 'metric', 'Europe/Stockholm', '${at}'`,
  );
  await into(
    'athlete',
    'id, account_id, heart_rate_reliable, birth_date, sex, created_at',
    (accountId, id) => `'${id}', '${accountId}', TRUE, '1990-05-17', 'female', '${at}'`,
  );
  return all.map(([, id]) => id);
}

/** What everybody did on one day, each table's rows in one statement. */
class Day {
  private readonly at: string;
  private readonly day: string;

  constructor(
    private readonly rows: QueryRunner,
    private readonly moment: Date,
  ) {
    this.at = `'${dialect.moment(moment)}'`;
    this.day = `'${dayOf(moment)}'`;
  }

  async ofSessions({
    isWeighed,
    isHot,
    whole,
  }: {
    isWeighed: boolean;
    isHot: boolean;
    whole: boolean;
  }): Promise<void> {
    const { at, day } = this;
    const [session, empty, list] = [this.id('9'), dialect.json({}), dialect.json([])];
    await this.into('session', {
      ...{ id: session, athlete_id: 'athlete.id', format: `'fit'`, sport: `'run'`, sport_raw: `'run'` },
      ...{ started_at: at, utc_offset_s: '7200', elapsed_s: '5400', timer_s: '5400', distance_m: '15000' },
      ...{ device_athlete: empty, legs: list, pauses: list, notes: list, provenance: empty },
      ...{ shareable: 'TRUE', frozen: whole ? 'TRUE' : 'FALSE', created_at: at },
    });
    if (whole) await this.ofSources(session);
    const whose = { session_id: session, athlete_id: 'athlete.id', started_at: at };
    await this.into('estimate', {
      ...{ id: this.id('e'), ...whose, lineage: `'shareable'`, model: `'svett'`, model_version: `'0'` },
      ...{ input_revision: `'0'`, current: 'TRUE', frozen: 'TRUE', state: `'ready'` },
      ...{ loss_l: '1.4', loss_sigma: '0.33', magnesium_mg: '4.2', magnesium_sigma: '0.8', raw_l: '1.4' },
      ...{ heat_exposure: isHot ? 'TRUE' : 'FALSE', teaches_heart_rate: 'FALSE', result: empty, made_at: at },
      comparison: dialect.json({ ...COMPARISON, ...SPREAD }),
    });
    for (const [first, lineage] of [
      ['a', 'owner'],
      ['b', 'shareable'],
    ] as const)
      await this.into('session_load', {
        ...{ id: this.id(first), ...whose, lineage: `'${lineage}'`, day },
        ...{ moving_min: '90', trimp: '80', minutes_at_threshold: '4', air_temperature_c: '18' },
        ...{ ineligible: list, notes: list, sources: list, version: `'0'`, digest: `'0'`, made_at: at },
      });
    if (!isWeighed) return;
    await this.into('weigh_in', {
      ...{ id: this.id('c'), session_id: session, athlete_id: 'athlete.id', pre_kg: '70', post_kg: '69.2' },
      ...{
        drink_kg: '0.5',
        food_kg: '0',
        urine_kg: '0',
        stool_kg: '0',
        extra_min: '0',
        scale_step_kg: '0.1',
      },
      ...{ clothed: 'FALSE', towelled: 'TRUE', drink_estimated: 'FALSE', created_at: at, changed_at: at },
    });
    await this.into('mass', { id: this.id('f'), athlete_id: 'athlete.id', measured_on: day, mass_kg: '70' });
  }

  /** Of each session one, without its curves: no list reads them. */
  private async ofSources(session: string): Promise<void> {
    const { streams: _, ...recording } = aRecording({ startedAt: this.moment, minutes: 90, everyS: 60 });
    await this.into('session_source', {
      ...{ id: this.id('8'), session_id: session, athlete_id: 'athlete.id', source: `'file'`, part: `''` },
      ...{
        external_id: `'${this.moment.getTime()}'`,
        shareable: 'TRUE',
        started_at: this.at,
        elapsed_s: '5400',
      },
      ...{ digest: `'0'`, recording: dialect.json(recording), place_rounding_deg: '0', derived: `'keep'` },
      received_at: this.at,
    });
  }

  async ofFood(): Promise<void> {
    const { at, day } = this;
    for (const [n, food] of FOODS.entries()) {
      const id = this.id(String(n));
      const what = { food_id: `'${food}'`, portions: '2', created_at: at };
      await this.into('food_entry', { id, athlete_id: 'athlete.id', client_id: id, day, ...what });
    }
    await this.into('food_day', { id: this.id('d'), athlete_id: 'athlete.id', day, said_at: at });
  }

  private into(table: string, values: Record<string, string>): Promise<unknown> {
    const [columns, values_] = [Object.keys(values), Object.values(values)].map((all) => all.join(', '));
    return this.rows.query(`INSERT INTO ${table} (${columns}) SELECT ${values_} FROM athlete`);
  }

  /** The day is in the first part of the id, the athlete in the rest. */
  private id(first: string): string {
    const day = Math.floor(this.moment.getTime() / DAY_MS)
      .toString(16)
      .padStart(7, '0');
    return dialect.id(`'${first}${day}' || substr(CAST(athlete.id AS text), 9)`);
  }
}

function idOf(first: string, n: number): string {
  return `${first}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}
