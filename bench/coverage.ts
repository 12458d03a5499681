import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { Database } from '#src/database/database';
import { Log } from '#src/log/log';
import { DAY_MS, dayOf } from '#src/kernel/clock';
import { daysAfter } from '#src/ledger/days';
import { Coverages } from '#src/ledger/coverages';
import { Accounts } from '#src/people/accounts';
import { letIn } from '../test/support/consenting.js';
import { aYear } from '../test/support/a-year.js';
import { inTurn, type Benchmark, type Samples } from './benchmark.js';
import { type BareRows, bareRows } from './ground/bare-rows.js';
import { dialect } from './ground/dialect.js';
import { inFolder, newSettings } from './ground/installation.js';

const SIZES = (process.env['SVETT_BENCH_ATHLETES'] ?? '1,10,100').split(',').map(Number);
const DAYS = 364;

/**
 * A year of sessions and food as need and intake week by week, through the service's own path: consents, profile,
 * circumstances, sessions' magnesium and load, food, the diet screen, every range. Beside the bare reads of the same rows
 * along the same indexes, of which nothing is reckoned. Among 1, 10 and 100 athletes with a year each;
 * the worst of the three counts.
 */
export const benchmark: Benchmark = {
  name: 'coverage',
  unit: 'years of coverage per second',
  peerName: 'bare indexed reads of the same rows',
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

function among(athletes: number, rounds?: number): Promise<Samples> {
  return inFolder((folder) => amongIn(folder, athletes, rounds));
}

async function amongIn(folder: string, athletes: number, rounds?: number): Promise<Samples> {
  const settings = await newSettings(`years_${athletes}`, folder);
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), {
    logger: new Log('error'),
    abortOnError: false,
  });
  const to = dayOf(new Date(Date.now() - DAY_MS));
  const from = daysAfter(to, 1 - DAYS);
  const ids: string[] = [];
  for (let i = 0; i < athletes; i++) ids.push(await anAthlete(app, i, from));
  const bare = await bareRows(settings);
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
        peer: async () => {
          if ((await read(ids[peers++ % athletes]!)) < DAYS) throw new Error('The peer read too little.');
        },
      },
      { ...(rounds && { rounds }) },
    );
  } finally {
    await bare.close();
    await app.close();
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
function bareReads(db: BareRows, from: string, to: string): (athleteId: string) => Promise<number> {
  const moment = (day: string, hour: number) => dialect.moment(new Date(`${day}T${hour}:00:00Z`));
  const [begin, end] = [moment(daysAfter(from, -1), 10), moment(daysAfter(to, 1), 12)];
  const byDay = (sql: string) => {
    const statement = db.prepare(sql);
    return (athleteId: string) => statement(athleteId, from, to);
  };
  const own = (sql: string) => {
    const statement = db.prepare(sql);
    return (athleteId: string) => statement(athleteId);
  };
  const estimates = db.prepare(
    'SELECT session_id, lineage, started_at, magnesium_mg, magnesium_sigma FROM estimate ' +
      'WHERE athlete_id = ? AND current = TRUE AND started_at >= ? AND started_at < ?',
  );
  const statements = [
    (id: string) => estimates(id, begin, end),
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
  return async (athleteId) => {
    let rows = 0;
    for (const statement of statements) rows += (await statement(athleteId)).length;
    return rows;
  };
}

function middle(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}
