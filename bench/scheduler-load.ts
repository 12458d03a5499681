import Sqlite from 'better-sqlite3';
import { newId } from '#src/kernel/ids';

/** What waits in an installation for so many athletes: each has a next look, a nudge to come, and some that were said. */
export interface Waiting {
  athletes: number;
  /** None of it is due before then. */
  notBefore: Date;
}

const SAID_EACH = 3;
const DAYS_AHEAD = 14;

/**
 * Writes it in one go, past the service: through it a hundred thousand people would take the better part of an hour. Answers
 * whose they are.
 */
export function fill(file: string, { athletes, notBefore }: Waiting): string[] {
  const rows = new Sqlite(file);
  rows.pragma('synchronous = OFF');
  const into = (table: string, columns: string) => {
    const names = columns.split(' ');
    const places = names.map((name) => (name === 'payload' ? 'jsonb(?)' : '?')).join(', ');
    return rows.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`);
  };
  const account = into('account', 'id email password_hash role language units time_zone created_at');
  const athlete = into('athlete', 'id account_id heart_rate_reliable created_at');
  const agenda = into('agenda', 'id athlete_id next_look_at');
  const fact = into('outbox', 'id topic key payload created_at due_at attempts crashes settled_at outcome');
  const made = moment(new Date(+notBefore - 30 * 86_400_000));
  const ids: string[] = [];
  rows.transaction(() => {
    for (let n = 0; n < athletes; n += 1) {
      const [accountId, athleteId, nudgeId] = [newId(), newId(), newId()];
      const later = moment(new Date(+notBefore + ((n * 7_919) % (DAYS_AHEAD * 86_400)) * 1000));
      account.run(
        accountId,
        `athlete-${n}@example.org`,
        '-',
        'athlete',
        'en',
        'metric',
        'Europe/Stockholm',
        made,
      );
      athlete.run(athleteId, accountId, 1, made);
      agenda.run(newId(), athleteId, later);
      const due = [
        'nudges.nudge-due',
        `${nudgeId}:${later}`,
        JSON.stringify({ nudgeId }),
        made,
        later,
      ] as const;
      fact.run(newId(), ...due, 0, 0, null, null);
      for (let i = 0; i < SAID_EACH; i += 1)
        fact.run(newId(), 'nudges.nudge-due', `${newId()}:${made}`, '{}', made, made, 1, 0, made, 'done');
      ids.push(athleteId);
    }
  })();
  // One transaction of this size would stand in the log, where everything is looked for twice.
  rows.pragma('wal_checkpoint(TRUNCATE)');
  rows.close();
  return ids;
}

/** As SQLite holds one. */
function moment(at: Date): string {
  return at.toISOString().replace('T', ' ').slice(0, -1);
}
