import type { Settings } from '#src/config/settings';
import { openWriter } from '#src/database/data-sources';
import { newId } from '#src/kernel/ids';
import { dialect } from './ground/dialect.js';

/** What waits in an installation for so many athletes: each has a next look, a nudge to come, and some that were said. */
export interface Waiting {
  athletes: number;
  /** None of it is due before then. */
  notBefore: Date;
}

const SAID_EACH = 3;
const DAYS_AHEAD = 14;
const ROWS_A_STATEMENT = 1_000;

/**
 * Writes it in one go, past the service: through it a hundred thousand people would take the better part of an hour. Answers
 * whose they are.
 */
export async function fill(settings: Settings, { athletes, notBefore }: Waiting): Promise<string[]> {
  const writer = await openWriter(settings, { tables: [], migrations: [] });
  const rows = writer.createQueryRunner();
  for (const statement of dialect.hurry) await rows.query(statement);
  const made = dialect.moment(new Date(+notBefore - 30 * 86_400_000));
  const ids: string[] = [];
  const tables = {
    'account (id, email, password_hash, role, language, units, time_zone, created_at)': [] as string[],
    'athlete (id, account_id, heart_rate_reliable, created_at)': [] as string[],
    'agenda (id, athlete_id, next_look_at)': [] as string[],
    'outbox (id, topic, key, payload, created_at, due_at, attempts, crashes, settled_at, outcome)':
      [] as string[],
  };
  const [accounts, people, agenda, facts] = Object.values(tables) as [string[], string[], string[], string[]];
  await rows.startTransaction();
  for (let n = 0; n < athletes; n += 1) {
    const [accountId, athleteId, nudgeId] = [newId(), newId(), newId()];
    const later = dialect.moment(new Date(+notBefore + ((n * 7_919) % (DAYS_AHEAD * 86_400)) * 1000));
    accounts.push(
      `('${accountId}', 'athlete-${n}@example.org', '-', 'athlete', 'en', 'metric', 'Europe/Stockholm', '${made}')`,
    );
    people.push(`('${athleteId}', '${accountId}', TRUE, '${made}')`);
    agenda.push(`('${newId()}', '${athleteId}', '${later}')`);
    const told = dialect.json({ nudgeId });
    const due = `'nudges.nudge-due', '${nudgeId}:${later}', ${told}, '${made}', '${later}'`;
    facts.push(`('${newId()}', ${due}, 0, 0, NULL, NULL)`);
    for (let i = 0; i < SAID_EACH; i += 1) facts.push(aSettledFact('nudges.nudge-due', made));
    ids.push(athleteId);
    if (accounts.length < ROWS_A_STATEMENT && n < athletes - 1) continue;
    for (const [table, values] of Object.entries(tables))
      await rows.query(`INSERT INTO ${table} VALUES ${values.splice(0).join(', ')}`);
  }
  await rows.commitTransaction();
  // One transaction of this size would stand in the log, where everything is looked for twice.
  for (const statement of dialect.tidy) await rows.query(statement);
  await rows.release();
  await writer.destroy();
  return ids;
}

/** Facts that were handled, and whose keys are still known. */
export async function fillOutbox(settings: Settings, facts: number): Promise<void> {
  const writer = await openWriter(settings, { tables: [], migrations: [] });
  const made = dialect.moment(new Date());
  for (let left = facts; left > 0; left -= ROWS_A_STATEMENT) {
    const values = Array.from({ length: Math.min(left, ROWS_A_STATEMENT) }, () =>
      aSettledFact('connect.notice-received', made),
    );
    await writer.query(
      `INSERT INTO outbox (id, topic, key, payload, created_at, due_at, attempts, crashes, settled_at, outcome) VALUES ${values.join(', ')}`,
    );
  }
  for (const statement of dialect.tidy) await writer.query(statement);
  await writer.destroy();
}

function aSettledFact(topic: string, at: string): string {
  const told = dialect.json({});
  return `('${newId()}', '${topic}', '${newId()}:${at}', ${told}, '${at}', '${at}', 1, 0, '${at}', 'done')`;
}
