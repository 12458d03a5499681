import type { Book } from './book.js';
import { type DeliveryRow, endOf, HeldRows, type NudgeRow, timeOf } from './held-rows.js';
import { overlooked } from './look-audit.js';
import {
  type Heard,
  saidTooOften,
  saidTwice,
  soundsAtNight,
  soundsOf,
  soundsTooMany,
} from './phone-audit.js';
import { promisedOf } from './promises.js';
import { sessionsAmiss } from './session-audit.js';
import { wallTime } from './wall-clock.js';
import { saidAgainst, saidTooLate, soundsBeforeRaces, soundsOfSilent } from './wish-audit.js';
import { Wishes } from './wishes.js';
import { WordAudit } from './word-audit.js';

/** What is not as it should be, each in a sentence. */
export interface Findings {
  lost: string[];
  doubled: string[];
  capsBroken: string[];
  quietHoursBroken: string[];
}

/** Half a day later nothing may still wait for a moment that has come. */
const OVERDUE_MS = 12 * 3_600_000;
/** Compares what the service holds with the world's own book. It reads the rows by itself, past the service. */
export class Auditor {
  private readonly rows: HeldRows;
  /** Old ones are thrown away by the service: what was there is remembered here. */
  private readonly deliveries = new Map<string, DeliveryRow>();
  private readonly looks = new Set<string>();

  constructor(
    dataFolder: string,
    private readonly book: Book,
  ) {
    this.rows = new HeldRows(dataFolder);
  }

  close(): void {
    this.rows.close();
  }

  /** Writes down what will not be there for ever. */
  harvest(): void {
    for (const row of this.rows.deliveries()) this.deliveries.set(row.id, row);
    for (const key of this.rows.looks()) this.looks.add(key);
    this.rows.rememberAged();
  }

  /** Everything up to `now`. */
  audit(now: Date): Findings {
    this.harvest();
    const { book } = this;
    const findings: Findings = { lost: [], doubled: [], capsBroken: [], quietHoursBroken: [] };
    const nudges = this.rows.nudges();
    const sessions = sessionsAmiss(book, this.rows.sessions());
    const [heard, said, wishes] = [this.heard(nudges), this.said(nudges), new Wishes(book)];
    const zoneAt = book.zoneAt.bind(book);
    findings.lost.push(
      ...sessions.lost,
      ...this.stuck(now, nudges),
      ...this.unheard(nudges),
      ...overlooked(book, this.looks, now),
      ...this.words(wishes, nudges).lost(),
    );
    findings.doubled.push(...sessions.doubled, ...saidTwice(heard));
    const rang = soundsOf(heard);
    const unasked = rang.filter(({ round }) => round === 0);
    findings.quietHoursBroken.push(
      ...soundsAtNight(heard, zoneAt, wishes.quietAt.bind(wishes)),
      ...saidAgainst(said, wishes, 'said'),
      ...saidAgainst(unasked, wishes, 'rang'),
      ...saidTooLate(said, 'said'),
      ...saidTooLate(unasked, 'rang'),
      ...soundsBeforeRaces(rang, wishes, zoneAt),
    );
    findings.capsBroken.push(
      ...soundsTooMany(heard, zoneAt),
      ...soundsOfSilent(rang),
      ...saidTooOften(said, (kind) => promisedOf(kind).caps, zoneAt),
    );
    return findings;
  }

  sessionCount(): number {
    return this.rows.sessions().length;
  }

  /** Words that were said. */
  nudgeCount(): number {
    return this.rows.nudges().filter(({ state }) => state === 'spoken').length;
  }

  /** What came of it all, in words that hold no id: the same seed says the same. */
  history(): string[] {
    const sessions = this.rows
      .sessions()
      .map(
        ({ athlete, started, sport, timerS, elapsedS, estimates, loads }) =>
          `${this.numberOf(athlete)} ${started} ${sport} ${timerS} ${elapsedS} ${estimates} ${loads}`,
      );
    const nudges = this.rows
      .nudges()
      .map(({ athlete, kind, started, state, silentBecause, spokenAt, pushedAt }) => {
        const number = this.numberOf(athlete);
        const local = (moment: string | null) => moment && this.localTime(number, timeOf(moment));
        return [number, kind, started, state, silentBecause, local(spokenAt), local(pushedAt)].join(' ');
      });
    return [...sessions, ...nudges].toSorted();
  }

  private localTime(athlete: number, moment: Date): string {
    const { day, minutes } = wallTime(moment, this.book.zoneAt(athlete, moment));
    return `${day}+${minutes}`;
  }

  /** What the phones showed, with what the service's rows say it was. */
  private heard(all: readonly NudgeRow[]): (Heard & { theme: string; endedAt: Date | null })[] {
    const nudges = new Map(all.map((row) => [row.id, row]));
    return this.book.shown.flatMap(({ athlete, at, device, tag, delivery }) => {
      const row = delivery === null ? undefined : this.deliveries.get(delivery);
      const nudge = row && nudges.get(row.nudge);
      if (!row || !nudge) return [];
      const { kind, theme } = nudge;
      const promised = promisedOf(kind);
      const afterSession = promised.afterSession ? nudge.session : null;
      const { isCaution } = promised;
      const said = { nudge: nudge.id, round: row.round, kind, theme, afterSession, isCaution };
      return [{ athlete, at, device, tag, delivery: row.id, endedAt: endOf(nudge), ...said }];
    });
  }

  /** What somebody asked to hear again is their own wish. */
  private said(nudges: readonly NudgeRow[]) {
    return nudges
      .filter(({ state, timesSaid }) => state === 'spoken' && timesSaid <= 1)
      .map(({ athlete, kind, theme, spokenAt, ...of }) => ({
        ...{ athlete: this.numberOf(athlete), kind, theme, endedAt: endOf(of) },
        at: timeOf(spokenAt!),
      }));
  }

  private words(wishes: Wishes, nudges: readonly NudgeRow[]): WordAudit {
    const sessions = this.rows.sessions().map(({ id, athlete, started, leastL, mostL }) => ({
      ...{ id, athlete: this.numberOf(athlete), leastL, mostL },
      started: started.slice(0, 19),
    }));
    const thoughts = nudges.map(({ athlete, kind, session, state, silentBecause, spokenAt }) => ({
      ...{ athlete: this.numberOf(athlete), kind, session, state, silentBecause },
      spokenAt: spokenAt === null ? null : timeOf(spokenAt),
    }));
    return new WordAudit(this.book, wishes, { sessions, thoughts, rang: this.book.shown });
  }

  /** What no try could settle, and what still waits for a moment long past. */
  private stuck(now: Date, nudges: readonly NudgeRow[]): string[] {
    const late = (moment: string | null) => moment !== null && +now - +timeOf(moment) > OVERDUE_MS;
    return [
      ...this.rows.setAside().map(({ topic, reason }) => `${topic} set aside: ${reason}`),
      ...this.rows
        .unsettled()
        .filter(({ dueAt }) => late(dueAt))
        .map(({ topic, dueAt }) => `${topic} not carried, due ${dueAt}`),
      ...nudges
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
  private unheard(nudges: readonly NudgeRow[]): string[] {
    const shown = new Set(this.book.shown.map(({ delivery }) => delivery));
    const rows = [...this.deliveries.values()];
    const unseen = rows.filter(
      ({ id, state }) => ['sent', 'opened', 'acted'].includes(state) && !shown.has(id),
    );
    const sent = new Set(rows.map(({ nudge }) => nudge));
    const unsent = nudges.filter(({ id, pushedAt }) => pushedAt !== null && !sent.has(id));
    return [
      ...unseen.map(({ queuedAt }) => `sent, as the service says, and never shown: queued ${queuedAt}`),
      ...unsent.map(({ kind, pushedAt }) => `${kind} was for phones at ${pushedAt} and went to none`),
    ];
  }

  private numberOf(athleteId: string): number {
    return this.book.athletes.indexOf(athleteId);
  }
}
