import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { withoutItsData } from '#src/estimates/estimate-view';
import { Estimate } from '#src/estimates/estimate.entity';
import { AthleteReckoned, LessonLearned, SessionReckoned } from '#src/estimates/estimates.topics';
import { Relearning } from '#src/estimates/relearning';
import type { KeptRaw } from '#src/estimates/kept-raw';
import { Outbox } from '#src/jobs/outbox';
import { Clock, DAY_MS, HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { Lineage } from '#src/sessions/audience';
import { WeatherWanted } from '#src/weather/weather.topics';

export type NewEstimate = Omit<Estimate, 'id' | 'current' | 'frozen' | 'madeAt'>;

/** A current estimate of which enough is kept to make it anew for another personal factor. */
export type Remakeable = Estimate & { raw: KeptRaw };

/** One session, or all of an athlete's, in one lineage. */
export type Whose = { lineage: Lineage } & ({ sessionId: string } | { athleteId: string });

/** Lessons of a whole import are drawn once a minute, not once a file. */
const LESSON_ROUND_MS = 60_000;
/** What came later than this, or was changed so long after, has all sessions seen anew. */
const RECENT_DAYS = 14;
/** Time for a transaction begun in a round to be committed before the round is looked at. */
const ROUND_MARGIN_MS = 5_000;

/** Writes estimates down: each set of inputs once, the newest of a session and lineage current. */
@Injectable()
export class EstimateLog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Relearning) private readonly relearning: Relearning,
  ) {}

  /** Answers from when on it teaches sessions other than what it taught before; null: the same. */
  async write(tx: Tx, estimate: NewEstimate, { dataChanged = false } = {}): Promise<Date | null> {
    const { sessionId, lineage, athleteId } = estimate;
    const before = await this.currentIn(tx, sessionId, lineage);
    if (!isDeepStrictEqual(before?.comparison ?? null, estimate.comparison))
      await this.relearning.wantIfWeighed(tx, athleteId, [sessionId]);
    const lessons = [lessonsOf(before), lessonsOf(estimate)];
    if (before) await tx.update(Estimate, before.id, { current: false, ...withoutData(before) });
    await this.put(tx, estimate);
    // What was made of data that changed or went must not outlive it, nor anything the owner alone may see.
    if (dataChanged || lineage === 'owner') await tx.delete(Estimate, { sessionId, lineage, current: false });
    return isDeepStrictEqual(lessons[0], lessons[1]) ? null : earliest(lessons);
  }

  /** What of these sessions can be made anew for another personal factor, in both lineages. */
  async remakeable(sessionIds: string[]): Promise<Remakeable[]> {
    const rows = await this.database
      .read(Estimate)
      .createQueryBuilder('row')
      .addSelect('row.raw')
      .where({ sessionId: In(sessionIds), current: true, frozen: false, raw: Not(IsNull()) })
      .orderBy('row.startedAt', 'DESC')
      .getMany();
    return rows as Remakeable[];
  }

  /** The estimate takes the place of an older one, unless another has meanwhile: that one knows more. */
  async remake(tx: Tx, old: Estimate, estimate: NewEstimate): Promise<void> {
    const { sessionId, lineage } = old;
    await takeTurns(tx, `estimate:${sessionId}`);
    const standing = { id: old.id, current: true, inputRevision: old.inputRevision };
    const { affected } = await tx.update(Estimate, standing, { current: false, ...withoutData(old) });
    if (!affected) return;
    await this.put(tx, estimate);
    if (lineage === 'owner') await tx.delete(Estimate, { sessionId, lineage, current: false });
  }

  /** Whether the current estimate of the session answers just these inputs, and nothing else is to be kept of it. */
  has(estimate: NewEstimate): Promise<boolean> {
    return this.database.read(Estimate).existsBy({ ...sameInputs(estimate), current: true, frozen: false });
  }

  /**
   * What a session of a lineage was made of is gone: its numbers stay, what they were made of goes, and so do the older
   * ones. Answers from when on other sessions had learned from it; null: none had.
   */
  async freeze(tx: Tx, sessionId: string, lineage: Lineage): Promise<Date | null> {
    const current = await this.currentIn(tx, sessionId, lineage);
    await tx.delete(Estimate, { sessionId, lineage, current: false });
    if (!current || current.frozen) return null;
    await tx.update(Estimate, current.id, { frozen: true, ...withoutData(current) });
    return current.teachesHeartRate || current.deviceKey !== null ? current.startedAt : null;
  }

  /** Nothing of this lineage is left of a session, or of all of an athlete's. Answers as `freeze` does. */
  async forget(tx: Tx, rows: Whose): Promise<Date | null> {
    const taught = await tx.findBy(Estimate, { ...rows, current: true });
    await tx.delete(Estimate, rows);
    const compared = taught.filter(({ comparison }) => comparison !== null);
    const ids = compared.map(({ sessionId }) => sessionId);
    if (compared[0]) await this.relearning.wantIfWeighed(tx, compared[0].athleteId, ids);
    return earliest(taught);
  }

  /** Whether there is any such estimate, old or current. */
  holds(rows: Whose & { frozen?: boolean }): Promise<boolean> {
    return this.database.read(Estimate).existsBy(rows);
  }

  /** Whether any session of the athlete's that came after this moment has been reckoned. */
  holdsAnyAfter(moment: Date, athleteId: string): Promise<boolean> {
    return this.database.read(Estimate).existsBy({ athleteId, startedAt: MoreThan(moment) });
  }

  /** Weather that may be had was not there: at most once an hour for the same data. */
  async askForWeather(
    tx: Tx,
    asked: { sessionId: string; lineage: Lineage },
    revision: string,
  ): Promise<void> {
    const hour = Math.floor(this.clock.now().getTime() / HOUR_MS);
    const key = `${asked.sessionId}:${asked.lineage}:${revision}:${hour}`;
    await this.outbox.put(tx, WeatherWanted, asked, { key });
  }

  /** A session taught something that those of this athlete that began after `since` were reckoned without; null: any may have been. */
  async announceLesson(tx: Tx, athleteId: string, since: Date | null = null): Promise<void> {
    const now = this.clock.now().getTime();
    const round = Math.floor(now / LESSON_ROUND_MS);
    const dueAt = new Date((round + 1) * LESSON_ROUND_MS + ROUND_MARGIN_MS);
    // Two in a round at most: a ride that came late touches the days since, and need not have years looked through.
    const recent = new Date((Math.floor(now / DAY_MS) - RECENT_DAYS) * DAY_MS);
    const isRecent = since !== null && since >= recent;
    const payload = { athleteId, since: isRecent ? recent.toISOString() : null };
    const key = `${athleteId}:${round}:${isRecent ? 'recent' : 'all'}`;
    await this.outbox.put(tx, LessonLearned, payload, { key, dueAt });
  }

  /** Each is a fact of its own: inputs can go back to what they were. */
  announceReckoned(tx: Tx, sessionId: string): Promise<void> {
    return this.outbox.put(tx, SessionReckoned, { sessionId }, { key: newId() });
  }

  announceSeenAnew(tx: Tx, athleteId: string): Promise<void> {
    return this.outbox.put(tx, AthleteReckoned, { athleteId }, { key: newId() });
  }

  /** Inputs can go back to what they were (a mistyped weight put right): then the old row is current again. */
  private async put(tx: Tx, estimate: NewEstimate): Promise<void> {
    const again = { ...estimate, current: true, frozen: false };
    const { affected } = await tx.update(Estimate, sameInputs(estimate), again);
    if (!affected) await tx.insert(Estimate, { ...again, id: newId(), madeAt: this.clock.now() });
  }

  private async currentIn(tx: Tx, sessionId: string, lineage: Lineage): Promise<Estimate | null> {
    await takeTurns(tx, `estimate:${sessionId}`);
    return tx.findOneBy(Estimate, { sessionId, lineage, current: true });
  }
}

/** What sessions after it are reckoned with, and when it was learned; null where it teaches nothing. */
function lessonsOf(estimate: NewEstimate | null) {
  if (!estimate) return null;
  const { startedAt, heatExposure, heartRatePoints, deviceKey, deviceMinusAirC } = estimate;
  const teaches = heatExposure || heartRatePoints !== null || deviceKey !== null;
  return teaches ? { startedAt, heatExposure, heartRatePoints, deviceKey, deviceMinusAirC } : null;
}

function earliest(lessons: readonly ({ startedAt: Date } | null)[]): Date | null {
  const moments = lessons.flatMap((lesson) => (lesson ? [lesson.startedAt.getTime()] : []));
  return moments.length > 0 ? new Date(Math.min(...moments)) : null;
}

/** What stays of an estimate that is old or frozen: its numbers. */
function withoutData({ result }: Estimate) {
  return {
    result: withoutItsData(result),
    teachesHeartRate: false,
    heartRatePoints: null,
    deviceKey: null,
    deviceMinusAirC: null,
    raw: null,
  };
}

function sameInputs({ sessionId, lineage, model, modelVersion, inputRevision }: NewEstimate) {
  return { sessionId, lineage, model, modelVersion, inputRevision };
}
