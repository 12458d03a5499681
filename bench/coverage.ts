import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import Sqlite from 'better-sqlite3';
import { AppModule } from '#src/app.module';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Log } from '#src/door/log';
import { DAY_MS, dayOf } from '#src/kernel/clock';
import { daysAfter } from '#src/ledger/days';
import { Coverages } from '#src/ledger/coverages';
import { Accounts } from '#src/people/accounts';
import { letIn } from '../test/support/consenting.js';
import { aYear } from '../test/support/a-year.js';
import { inTurn, type Benchmark, type Samples } from './benchmark.js';

const SIZES = (process.env['SVETT_BENCH_ATHLETES'] ?? '1,10,100').split(',').map(Number);
const DAYS = 364;

/**
 * A year of sessions and food as need and intake week by week, through the service's own path: consents, profile,
 * circumstances, sessions' magnesium and load, food, the diet screen, every range. Beside the bare reads of the same rows
 * along the same indexes by better-sqlite3, of which nothing is reckoned. Among 1, 10 and 100 athletes with a year each;
 * the worst of the three counts.
 */
export const benchmark: Benchmark = {
  name: 'coverage',
  unit: 'years of coverage per second',
  peerName: 'bare indexed reads of the same rows, better-sqlite3',
  run: measured,
};

async function measured(rounds?: number): Promise<Samples> {
  const all: { samples: Samples; ratio: number }[] = [];
  for (const athletes of SIZES) {
    const samples = await among(athletes, rounds);
    const ratio = middle(samples.ours) / middle(samples.peer);
    process.stderr.write(
      `${athletes} athletes: ${middle(samples.ours).toFixed(0)} a second, bare reads ${middle(samples.peer).toFixed(0)}, ` +
        `ratio ${ratio.toFixed(2)}\n`,
    );
    all.push({ samples, ratio });
  }
  return all.toSorted((one, other) => one.ratio - other.ratio)[0]!.samples;
}

async function among(athletes: number, rounds?: number): Promise<Samples> {
  const folder = mkdtempSync(join(tmpdir(), 'svett-bench-'));
  const settings = Settings.from({ SVETT_DATA: folder, PORT: '0', LOG_LEVEL: 'error' });
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), {
    logger: new Log('error'),
    abortOnError: false,
  });
  const to = dayOf(new Date(Date.now() - DAY_MS));
  const from = daysAfter(to, 1 - DAYS);
  const ids: string[] = [];
  for (let i = 0; i < athletes; i++) ids.push(await anAthlete(app, i, from));
  const bare = new Sqlite(join(folder, 'svett.sqlite'), { readonly: true });
  try {
    const coverages = app.get(Coverages);
    const read = bareReads(bare, from, to);
    let [ours, peers] = [0, 0];
    return await inTurn(
      {
        ours: async () => {
          const { items } = await coverages.trend(
            { athleteId: ids[ours++ % athletes]!, by: 'cookie' },
            from,
            to,
            'week',
          );
          if (items.length < 52) throw new Error('The benchmark wants a year.');
        },
        peer: () => {
          if (read(ids[peers++ % athletes]!) < DAYS) throw new Error('The peer read too little.');
        },
      },
      { ...(rounds && { rounds }) },
    );
  } finally {
    bare.close();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function anAthlete(app: INestApplicationContext, i: number, from: string): Promise<string> {
  const { athleteId } = await app.get(Accounts).add({
    email: `athlete-${i}@example.org`,
    password: 'not a secret at all',
    role: 'athlete',
    language: 'en',
  });
  await letIn(app, athleteId);
  await aYear(app.get<Database>(Database), athleteId, { from, days: DAYS });
  return athleteId;
}

/** Every row that the year is made of; answers how many. */
function bareReads(db: Sqlite.Database, from: string, to: string): (athleteId: string) => number {
  const [begin, end] = [`${daysAfter(from, -1)} 10:00:00.000`, `${daysAfter(to, 1)} 12:00:00.000`];
  const byDay = (sql: string) => {
    const statement = db.prepare(sql);
    return (athleteId: string) => statement.all(athleteId, from, to);
  };
  const own = (sql: string) => {
    const statement = db.prepare(sql);
    return (athleteId: string) => statement.all(athleteId);
  };
  const estimates = db.prepare(
    'SELECT session_id, lineage, started_at, magnesium_mg, magnesium_sigma FROM estimate ' +
      'WHERE athlete_id = ? AND current = 1 AND started_at >= ? AND started_at < ?',
  );
  const statements = [
    (id: string) => estimates.all(id, begin, end),
    byDay(
      `SELECT session_id, day, minutes_at_threshold FROM session_load WHERE lineage = 'owner' AND athlete_id = ? AND day BETWEEN ? AND ?`,
    ),
    byDay(
      'SELECT day, food_id, own_food_id, portions, grams FROM food_entry WHERE athlete_id = ? AND day BETWEEN ? AND ?',
    ),
    byDay('SELECT day FROM food_day WHERE athlete_id = ? AND day BETWEEN ? AND ?'),
    own('SELECT * FROM own_food WHERE athlete_id = ?'),
    own('SELECT day, answers FROM diet_screen WHERE athlete_id = ? ORDER BY day DESC LIMIT 1'),
    own('SELECT part, told FROM circumstance WHERE athlete_id = ?'),
    own('SELECT authority FROM reference_choice WHERE athlete_id = ?'),
    own(
      'SELECT athlete.sex, athlete.birth_date, account.time_zone FROM athlete JOIN account ON account.id = athlete.account_id WHERE athlete.id = ?',
    ),
    own('SELECT purpose, number, given FROM consent WHERE athlete_id = ?'),
  ];
  return (athleteId) => statements.reduce((rows, statement) => rows + statement(athleteId).length, 0);
}

function middle(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}
