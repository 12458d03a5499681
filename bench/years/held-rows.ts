import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { SessionRow } from './session-audit.js';

export interface NudgeRow {
  id: string;
  athlete: string;
  kind: string;
  theme: string;
  session: string | null;
  started: string | null;
  elapsedS: number | null;
  state: string;
  silentBecause: string | null;
  dueAt: string;
  pushAt: string | null;
  spokenAt: string | null;
  pushedAt: string | null;
  timesSaid: number;
}

export interface DeliveryRow {
  id: string;
  nudge: string;
  athlete: string;
  round: number;
  state: string;
  queuedAt: string;
}

/** What the service holds, read past it. */
export class HeldRows {
  private readonly rows: Sqlite.Database;
  private readonly aged = new Map<string, NudgeRow>();

  constructor(dataFolder: string) {
    this.rows = new Sqlite(join(dataFolder, 'svett.sqlite'), { readonly: true });
  }

  close(): void {
    this.rows.close();
  }

  deliveries(): DeliveryRow[] {
    return this.all(
      'SELECT id, message_id AS nudge, athlete_id AS athlete, round, state, queued_at AS queuedAt FROM delivery',
    );
  }

  looks(): string[] {
    return this.all<{ key: string }>(
      "SELECT key FROM outbox WHERE topic = 'nudges.look-due' AND outcome = 'done'",
    ).map(({ key }) => key);
  }

  setAside(): { topic: string; reason: string }[] {
    return this.all("SELECT topic, reason FROM outbox WHERE outcome = 'set-aside'");
  }

  unsettled(): { topic: string; dueAt: string }[] {
    return this.all('SELECT topic, due_at AS dueAt FROM outbox WHERE settled_at IS NULL');
  }

  /** With the least and the most sweat that any of its estimates ever told, of those that are kept. */
  sessions(): SessionRow[] {
    return this.all(
      `SELECT id, athlete_id AS athlete, started_at AS started, timer_s AS timerS, elapsed_s AS elapsedS, sport,
         (SELECT count(*) FROM estimate WHERE session_id = session.id AND current = 1) AS estimates,
         (SELECT count(DISTINCT lineage) FROM estimate WHERE session_id = session.id AND current = 1) AS lineages,
         (SELECT min(loss_l) FROM estimate WHERE session_id = session.id) AS leastL,
         (SELECT max(loss_l) FROM estimate WHERE session_id = session.id) AS mostL,
         (SELECT count(*) FROM session_load WHERE session_id = session.id AND lineage = 'owner') AS loads,
         (SELECT group_concat(DISTINCT source) FROM session_source WHERE session_id = session.id) AS brands
       FROM session ORDER BY started_at, sport`,
    );
  }

  /** Those that have been thrown away since among them, as far as they were remembered. */
  nudges(): NudgeRow[] {
    const held = this.nudgesWhere('true');
    const ids = new Set(held.map(({ id }) => id));
    return [...this.aged.values()].filter(({ id }) => !ids.has(id)).concat(held);
  }

  /** Words are thrown away after more than a year; long before that nothing happens to them any more. */
  rememberAged(): void {
    const old = "nudge.created_at < datetime((SELECT max(created_at) FROM nudge), '-380 days')";
    for (const row of this.nudgesWhere(old)) this.aged.set(row.id, row);
  }

  private nudgesWhere(which: string): NudgeRow[] {
    return this.all(
      `SELECT nudge.id, nudge.athlete_id AS athlete, kind, theme, session_id AS session, session.started_at AS started,
         session.elapsed_s AS elapsedS, state, silent_because AS silentBecause, due_at AS dueAt, push_at AS pushAt, spoken_at AS spokenAt,
         pushed_at AS pushedAt, times_said AS timesSaid
       FROM nudge LEFT JOIN session ON session.id = nudge.session_id
       WHERE ${which}`,
    );
  }

  private all<Row>(sql: string): Row[] {
    return this.rows.prepare(sql).all() as Row[];
  }
}

/** As SQLite holds a moment. */
export function timeOf(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`);
}

/** When the session ended that a word is of; null: it is of none. */
export function endOf({ started, elapsedS }: Pick<NudgeRow, 'started' | 'elapsedS'>): Date | null {
  return started === null ? null : new Date(+timeOf(started) + (elapsedS ?? 0) * 1000);
}
