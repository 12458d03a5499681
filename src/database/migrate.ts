import type { DataSource } from 'typeorm';

/** Any number that no other program on the same PostgreSQL database is likely to lock. */
const MIGRATION_LOCK = 7_381_201;

/** Runs the migrations that have not run yet and tells their names. Processes that start together take turns on PostgreSQL. */
export async function migrate(writer: DataSource): Promise<string[]> {
  if (writer.options.type !== 'postgres') return migrateSqlite(writer);
  const lock = writer.createQueryRunner();
  await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    return named(await writer.runMigrations());
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
}

async function migrateSqlite(writer: DataSource): Promise<string[]> {
  const ran = named(await writer.runMigrations());
  await writer.query('PRAGMA busy_timeout = 0'); // from here on Transactions waits, without stopping the process
  return ran;
}

/** The statements that would make the tables what the entities say: none, as long as the migrations kept up. */
export async function drift(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

function named(ran: { name: string }[]): string[] {
  return ran.map(({ name }) => name);
}
