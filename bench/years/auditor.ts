import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { KIND_FACTS } from '#src/advice/kind-facts';
import type { Kind } from '#src/advice/kinds';
import type { Book } from './book.js';
import { type Heard, saidTooOften, saidTwice, soundsAtNight, soundsTooMany } from './phone-audit.js';
import { type SessionRow, sessionsAmiss } from './session-audit.js';
import { dayAfter, wallTime } from './wall-clock.js';

/** What is not as it should be, each in a sentence. */
export interface Findings {
  lost: string[];
  doubled: string[];
  capsBroken: string[];
  quietHoursBroken: string[];
}

interface NudgeRow {
  id: string;
  athlete: string;
  kind: Kind;
  session: string | null;
  started: string | null;
  state: string;
  silentBecause: string | null;
  dueAt: string;
  pushAt: string | null;
  spokenAt: string | null;
  pushedAt: string | null;
  timesSaid: number;
}

interface DeliveryRow {
  id: string;
  nudge: string;
  athlete: string;
  round: number;
  state: string;
  queuedAt: string;
}

/** Half a day later nothing may still wait for a moment that has come. */
const OVERDUE_MS = 12 * 3_600_000;
/** Around a journey, a lapse or a start a look may fall between two calendars. */
const BESIDE_DAYS = 2;

/** Compares what the service holds with the world's own book. It reads the rows by itself, past the service. */
export class Auditor {
  private readonly rows: Sqlite.Database;
  /** Old ones are thrown away by the service: what was there is remembered here. */
  private readonly deliveries = new Map<string, DeliveryRow>();
  private readonly looks = new Set<string>();

  constructor(
    dataFolder: string,
    private readonly book: Book,
  ) {
    this.rows = new Sqlite(join(dataFolder, 'svett.sqlite'), { readonly: true });
  }

  close(): void {
    this.rows.close();
  }

  /** Writes down what will not be there for ever. */
  harvest(): void {
    const deliveries = this.rows.prepare(
      'SELECT id, message_id AS nudge, athlete_id AS athlete, round, state, queued_at AS queuedAt FROM delivery',
    );
    for (const row of deliveries.all() as DeliveryRow[]) this.deliveries.set(row.id, row);
    const looks = this.rows.prepare(
      "SELECT key FROM outbox WHERE topic = 'nudges.look-due' AND outcome = 'done'",
    );
    for (const key of looks.pluck().all() as string[]) this.looks.add(key);
  }

  /** Everything up to `now`. */
  audit(now: Date): Findings {
    this.harvest();
    const { book } = this;
    const findings: Findings = { lost: [], doubled: [], capsBroken: [], quietHoursBroken: [] };
    const sessions = sessionsAmiss(book, this.sessions());
    const heard = this.heard();
    const zoneAt = book.zoneAt.bind(book);
    findings.lost.push(...sessions.lost, ...this.stuck(now), ...this.unheard(), ...this.overlooked(now));
    findings.doubled.push(...sessions.doubled, ...saidTwice(heard));
    findings.quietHoursBroken.push(...soundsAtNight(heard, zoneAt));
    findings.capsBroken.push(...soundsTooMany(heard, zoneAt), ...saidTooOften(this.said(), capsOf, zoneAt));
    return findings;
  }

  sessionCount(): number {
    return this.sessions().length;
  }

  /** Words that were said. */
  nudgeCount(): number {
    return this.nudges().filter(({ state }) => state === 'spoken').length;
  }

  /** What came of it all, in words that hold no id: the same seed says the same. */
  history(): string[] {
    const sessions = this.sessions().map(
      ({ athlete, started, sport, timerS, elapsedS, estimates, loads }) =>
        `${this.numberOf(athlete)} ${started} ${sport} ${timerS} ${elapsedS} ${estimates} ${loads}`,
    );
    const nudges = this.nudges().map(
      ({ athlete, kind, started, state, silentBecause, spokenAt, pushedAt }) => {
        const number = this.numberOf(athlete);
        const local = (moment: string | null) => moment && this.localTime(number, timeOf(moment));
        return [number, kind, started, state, silentBecause, local(spokenAt), local(pushedAt)].join(' ');
      },
    );
    return [...sessions, ...nudges].toSorted();
  }

  private localTime(athlete: number, moment: Date): string {
    const { day, minutes } = wallTime(moment, this.book.zoneAt(athlete, moment));
    return `${day}+${minutes}`;
  }

  /** What the phones showed, with what the service's rows say it was. */
  private heard(): Heard[] {
    const nudges = new Map(this.nudges().map((row) => [row.id, row]));
    return this.book.shown.flatMap(({ athlete, at, device, tag, delivery }) => {
      const row = delivery === null ? undefined : this.deliveries.get(delivery);
      const nudge = row && nudges.get(row.nudge);
      if (!row || !nudge) return [];
      const { isCaution, followsSession } = KIND_FACTS[nudge.kind];
      const afterSession = followsSession ? nudge.session : null;
      const said = { nudge: nudge.id, round: row.round, kind: nudge.kind, afterSession, isCaution };
      return [{ athlete, at, device, tag, delivery: row.id, ...said }];
    });
  }

  /** What somebody asked to hear again is their own wish. */
  private said() {
    return this.nudges()
      .filter(({ state, timesSaid }) => state === 'spoken' && timesSaid <= 1)
      .map(({ athlete, kind, spokenAt }) => ({
        athlete: this.numberOf(athlete),
        kind,
        at: timeOf(spokenAt!),
      }));
  }

  /** What no try could settle, and what still waits for a moment long past. */
  private stuck(now: Date): string[] {
    const aside = this.rows.prepare("SELECT topic, reason FROM outbox WHERE outcome = 'set-aside'");
    const late = (moment: string | null) => moment !== null && +now - +timeOf(moment) > OVERDUE_MS;
    const facts = this.rows.prepare('SELECT topic, due_at AS dueAt FROM outbox WHERE settled_at IS NULL');
    return [
      ...(aside.all() as { topic: string; reason: string }[]).map(
        ({ topic, reason }) => `${topic} set aside: ${reason}`,
      ),
      ...(facts.all() as { topic: string; dueAt: string }[])
        .filter(({ dueAt }) => late(dueAt))
        .map(({ topic, dueAt }) => `${topic} not carried, due ${dueAt}`),
      ...this.nudges()
        .filter(({ state, dueAt, pushAt }) =>
          late(state === 'waiting' ? dueAt : state === 'spoken' ? pushAt : null),
        )
        .map(({ kind, dueAt }) => `${kind} still waits, due ${dueAt}`),
      ...[...this.deliveries.values()]
        .filter(({ state, queuedAt }) => state === 'queued' && late(queuedAt))
        .map(({ queuedAt }) => `a delivery still waits, queued ${queuedAt}`),
    ];
  }

  /** Sent, as the service says, and no phone has seen it; or meant for phones, and sent to none. */
  private unheard(): string[] {
    const shown = new Set(this.book.shown.map(({ delivery }) => delivery));
    const rows = [...this.deliveries.values()];
    const unseen = rows.filter(
      ({ id, state }) => ['sent', 'opened', 'acted'].includes(state) && !shown.has(id),
    );
    const sent = new Set(rows.map(({ nudge }) => nudge));
    const unsent = this.nudges().filter(({ id, pushedAt }) => pushedAt !== null && !sent.has(id));
    return [
      ...unseen.map(({ queuedAt }) => `sent, as the service says, and never shown: queued ${queuedAt}`),
      ...unsent.map(({ kind, pushedAt }) => `${kind} was for phones at ${pushedAt} and went to none`),
    ];
  }

  /** Mornings and afternoons at which nobody looked whether there is something to say. */
  private overlooked(now: Date): string[] {
    const { athletes, zones, lapses, births } = this.book;
    return athletes.flatMap((athleteId, athlete) => {
      const own = <T extends { athlete: number }>(all: readonly T[]) =>
        all.filter((one) => one.athlete === athlete);
      const turns = [
        ...own(zones).map(({ from }) => from),
        ...own(lapses).flatMap(({ from, to }) => [from, to ?? now]),
        ...births,
      ].map((moment) => moment.toISOString().slice(0, 10));
      const away = new Set(
        turns.flatMap((day) =>
          Array.from({ length: 2 * BESIDE_DAYS + 1 }, (_, i) => dayAfter(day, i - BESIDE_DAYS)),
        ),
      );
      for (const { from, to } of own(lapses))
        for (let at = from; at < (to ?? now); at = new Date(+at + 86_400_000))
          away.add(at.toISOString().slice(0, 10));
      const missed: string[] = [];
      const last = dayAfter(now.toISOString().slice(0, 10), -1);
      for (let day = this.book.begunOn(); day < last; day = dayAfter(day, 1))
        for (const slot of ['morning', 'afternoon'])
          if (!away.has(day) && !this.looks.has(`${athleteId}:${day}:${slot}`))
            missed.push(`${athlete}: nobody looked in the ${slot} of ${day}`);
      return missed;
    });
  }

  private sessions(): SessionRow[] {
    return this.rows
      .prepare(
        `SELECT id, athlete_id AS athlete, started_at AS started, timer_s AS timerS, elapsed_s AS elapsedS, sport,
           (SELECT count(*) FROM estimate WHERE session_id = session.id AND current = 1) AS estimates,
           (SELECT count(DISTINCT lineage) FROM estimate WHERE session_id = session.id AND current = 1) AS lineages,
           (SELECT count(*) FROM session_load WHERE session_id = session.id) AS loads
         FROM session ORDER BY started_at, sport`,
      )
      .all() as SessionRow[];
  }

  private nudges(): NudgeRow[] {
    return this.rows
      .prepare(
        `SELECT nudge.id, nudge.athlete_id AS athlete, kind, session_id AS session, session.started_at AS started, state,
           silent_because AS silentBecause, due_at AS dueAt, push_at AS pushAt, spoken_at AS spokenAt,
           pushed_at AS pushedAt, times_said AS timesSaid
         FROM nudge LEFT JOIN session ON session.id = nudge.session_id`,
      )
      .all() as NudgeRow[];
  }

  private numberOf(athleteId: string): number {
    return this.book.athletes.indexOf(athleteId);
  }
}

/** By days; those of a session are kept by a unique key. */
function capsOf(kind: string): { most: number; inDays: number }[] {
  return KIND_FACTS[kind as Kind].caps.filter((cap) => 'inDays' in cap);
}

/** As SQLite holds a moment. */
function timeOf(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`);
}
