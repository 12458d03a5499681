import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { AthleteKnowledge, digestOf } from '#src/estimates/athlete-knowledge';
import { EstimateLog, type NewEstimate } from '#src/estimates/estimate-log';
import { KnowledgeMoved } from '#src/estimates/estimates.problems';
import { LessonLearned, ModelChanged } from '#src/estimates/estimates.topics';
import { Passes } from '#src/estimates/passes';
import { estimateRow, reckon } from '#src/estimates/reckon';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Problem } from '#src/kernel/problem';
import { ProfileChanged } from '#src/people/people.topics';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionRecorded, SessionRemoved } from '#src/sessions/sessions.topics';

/** An estimate and how to write it down; null once the session is gone. */
type Reckoning = { row: NewEstimate; write: (tx: Tx) => Promise<void> } | null;

/** Hears of sessions and writes down what they cost. */
@Injectable()
export class Estimator {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(AthleteKnowledge) private readonly knowledge: AthleteKnowledge,
    @Inject(EstimateLog) private readonly log: EstimateLog,
  ) {}

  private readonly passes = new Passes((athleteId) => this.passOver(athleteId));

  @Handles(SessionRecorded)
  async onSession({ sessionId }: Said<typeof SessionRecorded>, finish: Finish): Promise<void> {
    const reckoning = await this.reckoning(sessionId);
    if (!reckoning) return;
    const { row, write } = reckoning;
    const teaches = row.heatExposure || row.teachesHeartRate;
    await finish(async (tx) => {
      await write(tx);
      // Asked only now: a later session that was estimated meanwhile knew nothing of this one.
      if (teaches && (await this.isNotTheLatest(row))) await this.log.announceLesson(tx, row.athleteId);
    });
  }

  @Handles(ProfileChanged)
  async onProfile({ athleteId }: Said<typeof ProfileChanged>): Promise<void> {
    await this.estimateAgain(athleteId);
  }

  @Handles(LessonLearned)
  async onLesson({ athleteId }: Said<typeof LessonLearned>): Promise<void> {
    await this.estimateAgain(athleteId);
  }

  @Handles(ModelChanged)
  async onModel({ athleteId }: Said<typeof ModelChanged>): Promise<void> {
    await this.estimateAgain(athleteId);
  }

  @Handles(SessionRemoved)
  async onRemoval({ athleteId }: Said<typeof SessionRemoved>): Promise<void> {
    await this.estimateAgain(athleteId);
  }

  /** All of an athlete's sessions, oldest first, as each teaches the next. Safe to break off and begin anew. */
  estimateAgain(athleteId: string): Promise<void> {
    return this.passes.over(athleteId);
  }

  private async passOver(athleteId: string): Promise<void> {
    const failures: unknown[] = [];
    for (const sessionId of (await this.sessions.idsOf(athleteId)).reverse()) {
      // SQLite answers without ever letting go of the thread: let requests in between.
      await setImmediate();
      try {
        const reckoning = await this.reckoning(sessionId);
        if (reckoning && !(await this.log.has(reckoning.row)))
          await this.database.transaction(reckoning.write);
      } catch (error) {
        failures.push(error); // one damaged session must not keep the others from being seen anew
      }
    }
    const passing = failures.find((error) => error instanceof Problem && error.kind === 'transient');
    if (failures.length > 0) throw passing ?? failures[0];
  }

  /** Slow, so outside any transaction; the writing makes sure that it is still about what is known then. */
  private async reckoning(sessionId: string): Promise<Reckoning> {
    const found = await this.sessions.recording(sessionId);
    if (!found) return null;
    const { athleteId, recording } = found;
    const { startedAt } = recording;
    const known = await this.knowledge.on(athleteId, startedAt);
    const row = estimateRow(reckon(recording, known), { sessionId, athleteId, startedAt });
    const write = async (tx: Tx) => {
      const now = await this.knowledge.on(athleteId, startedAt);
      if (digestOf(now) !== digestOf(known)) throw new KnowledgeMoved();
      await this.log.write(tx, row);
    };
    return { row, write };
  }

  private async isNotTheLatest({ athleteId, startedAt }: NewEstimate): Promise<boolean> {
    const { rows } = await this.sessions.list(athleteId, { limit: 1 });
    return rows.some((latest) => latest.startedAt > startedAt);
  }
}
