import Sqlite from 'better-sqlite3';
import { DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';

/** People who have trained for a while, each on the same days. */
export interface Trained {
  athletes: number;
  /** One on every second day, the last one today. */
  sessionsEach: number;
  now: Date;
}

const EATEN_DAYS = 7;
const FOODS = ['almonds', 'milk', 'rye_crispbread'];
const WEIGHED_EVERY = 5;
const COMPARISON = { nonSweatKg: 0.1, durationMin: 90, rawL: 1.4, sport: 'run', indoor: false, airC: 18 };
const SPREAD = { metabolicSigma: 0.2, lnModelRatio: 0, otherSigma: 0 };

/**
 * Writes it in one go, past the service: through it a million sessions would take days. Day by day, so that what is one
 * athlete's lies as far apart as where it came in over the years. Answers whose they are.
 */
export function fillSquads(file: string, { athletes, sessionsEach, now }: Trained): string[] {
  const rows = new Sqlite(file);
  rows.pragma('synchronous = OFF');
  rows.pragma('cache_size = -400000');
  const ids = rows.transaction(() => people(rows, athletes, now))();
  for (let back = sessionsEach - 1; back >= 0; back -= 1) {
    const at = new Date(now.getTime() - 2 * back * DAY_MS - 3 * 3_600_000);
    rows.transaction(() => aDayOfSessions(rows, at, { isWeighed: back % WEIGHED_EVERY === 0 }))();
  }
  for (let back = EATEN_DAYS; back >= 0; back -= 1)
    rows.transaction(() => aDayOfFood(rows, new Date(now.getTime() - back * DAY_MS)))();
  rows.pragma('wal_checkpoint(TRUNCATE)');
  rows.close();
  return ids;
}

/** Every read that a board rests on, bare, as prepared statements along their indexes. */
export function bareReads(file: string, now: Date): (athleteIds: readonly string[]) => number {
  const rows = new Sqlite(file, { readonly: true });
  const [from, to] = [now.getTime() - 56 * DAY_MS, now.getTime() + DAY_MS].map((ms) => moment(new Date(ms)));
  const eatenFrom = day(new Date(now.getTime() - 8 * DAY_MS));
  const sql = {
    sessions:
      'SELECT id, started_at, shareable FROM session WHERE athlete_id = ? AND started_at BETWEEN ? AND ?',
    loads: `SELECT session_id, day, moving_min, trimp, session_rpe_load FROM session_load
            WHERE lineage = 'shareable' AND athlete_id = ? AND day BETWEEN ? AND ?`,
    losses: `SELECT session_id, loss_l, loss_sigma, magnesium_mg, magnesium_sigma FROM estimate
             WHERE athlete_id = ? AND lineage = 'shareable' AND current = 1 AND started_at BETWEEN ? AND ?`,
    food: 'SELECT day, food_id, portions, grams FROM food_entry WHERE athlete_id = ? AND day BETWEEN ? AND ?',
  };
  const ask = Object.fromEntries(Object.entries(sql).map(([name, text]) => [name, rows.prepare(text)]));
  return (athleteIds) => {
    let read = 0;
    for (const id of athleteIds) {
      read += ask['sessions']!.all(id, from, to).length + ask['losses']!.all(id, from, to).length;
      read += ask['loads']!.all(id, from!.slice(0, 10), to!.slice(0, 10)).length;
      read += ask['food']!.all(id, eatenFrom, to!.slice(0, 10)).length;
    }
    return read;
  };
}

function people(rows: Sqlite.Database, athletes: number, now: Date): string[] {
  const account = rows.prepare(
    `INSERT INTO account (id, email, password_hash, role, language, units, time_zone, created_at)
     VALUES (?, ?, '-', 'athlete', 'en', 'metric', 'Europe/Stockholm', ?)`,
  );
  const athlete = rows.prepare(
    `INSERT INTO athlete (id, account_id, heart_rate_reliable, birth_date, sex, created_at)
     VALUES (?, ?, 1, '1990-05-17', 'female', ?)`,
  );
  const mass = rows.prepare(`INSERT INTO mass (id, athlete_id, measured_on, mass_kg) VALUES (?, ?, ?, ?)`);
  return Array.from({ length: athletes }, (_, n) => {
    const [accountId, athleteId] = [newId(), idOf('00000000', n)];
    account.run(accountId, `athlete-${n}@example.org`, moment(now));
    athlete.run(athleteId, accountId, moment(now));
    mass.run(newId(), athleteId, '2026-01-01', 60 + (n % 30));
    return athleteId;
  });
}

function aDayOfSessions(rows: Sqlite.Database, at: Date, { isWeighed }: { isWeighed: boolean }): void {
  const told = { at: moment(at), day: day(at), tag: tagOf(at) };
  const session = `:tag || substr(athlete.id, 9)`;
  const id = (line: string) => `'${line}' || substr(:tag, 2) || substr(athlete.id, 9)`;
  const into = (table: string, values: Record<string, string>) =>
    rows
      .prepare(
        `INSERT INTO ${table} (${Object.keys(values).join(', ')})
         SELECT ${Object.values(values).join(', ')} FROM athlete`,
      )
      .run(told);
  const [json, list] = [`jsonb('{}')`, `jsonb('[]')`];
  into('session', {
    ...{ id: session, athlete_id: 'athlete.id', format: `'fit'`, sport: `'run'`, sport_raw: `'run'` },
    ...{ started_at: ':at', utc_offset_s: '7200', elapsed_s: '5400', timer_s: '5400', distance_m: '15000' },
    ...{ device_athlete: json, legs: list, pauses: list, notes: list, provenance: json },
    ...{ shareable: '1', frozen: '0', created_at: ':at' },
  });
  const whose = { session_id: session, athlete_id: 'athlete.id', started_at: ':at' };
  const comparison = `jsonb('${JSON.stringify({ ...COMPARISON, ...SPREAD })}')`;
  into('estimate', {
    ...{ id: id('e'), ...whose, lineage: `'shareable'`, model: `'svett'`, model_version: `'0'` },
    ...{
      input_revision: `'0'`,
      current: '1',
      frozen: '1',
      state: `'ready'`,
      loss_l: '1.4',
      loss_sigma: '0.33',
    },
    ...{ magnesium_mg: '4.2', magnesium_sigma: '0.8', raw_l: '1.4', heat_exposure: '0' },
    ...{ teaches_heart_rate: '0', comparison, result: json, made_at: ':at' },
  });
  for (const line of ['owner', 'shareable'])
    into('session_load', {
      ...{ id: id(line === 'owner' ? 'a' : 'b'), ...whose, lineage: `'${line}'`, day: ':day' },
      ...{ moving_min: '90', trimp: '80', minutes_at_threshold: '4', air_temperature_c: '18' },
      ...{ ineligible: list, notes: list, sources: list, version: `'0'`, digest: `'0'`, made_at: ':at' },
    });
  if (!isWeighed) return;
  into('weigh_in', {
    ...{ id: id('c'), session_id: session, athlete_id: 'athlete.id', pre_kg: '70', post_kg: '69.2' },
    ...{ drink_kg: '0.5', food_kg: '0', urine_kg: '0', stool_kg: '0', extra_min: '0', scale_step_kg: '0.1' },
    ...{ clothed: '0', towelled: '1', drink_estimated: '0', created_at: ':at', changed_at: ':at' },
  });
}

function aDayOfFood(rows: Sqlite.Database, at: Date): void {
  const told = { at: moment(at), day: day(at), tag: tagOf(at) };
  FOODS.forEach((food, n) => {
    const id = `'${n}' || substr(:tag, 2) || substr(athlete.id, 9)`;
    rows
      .prepare(
        `INSERT INTO food_entry (id, athlete_id, client_id, day, food_id, portions, created_at)
         SELECT ${id}, athlete.id, ${id}, :day, '${food}', 2, :at FROM athlete`,
      )
      .run(told);
  });
  rows
    .prepare(
      `INSERT INTO food_day (id, athlete_id, day, said_at)
       SELECT 'd' || substr(:tag, 2) || substr(athlete.id, 9), athlete.id, :day, :at FROM athlete`,
    )
    .run(told);
}

/** The first part of an id that day's rows have. */
function tagOf(at: Date): string {
  return `9${Math.floor(at.getTime() / DAY_MS)
    .toString(16)
    .padStart(7, '0')}`;
}

function idOf(first: string, n: number): string {
  return `${first}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** As SQLite holds one. */
function moment(at: Date): string {
  return at.toISOString().replace('T', ' ').slice(0, -1);
}
