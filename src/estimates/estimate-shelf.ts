import { Inject, Injectable } from '@nestjs/common';
import { Between, In, IsNull, LessThan, MoreThanOrEqual, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { asMoment } from '#src/database/portable';
import type { Comparison } from '#src/estimates/comparison';
import { Estimate } from '#src/estimates/estimate.entity';
import type { Missing } from '#src/estimates/estimate-view';
import { Outbox } from '#src/jobs/outbox';
import { type Audience, type Lineage, lineageFor } from '#src/sessions/audience';
import { SessionRecorded } from '#src/sessions/sessions.topics';
import type { HeartRateSession } from '#src/sweat/heart-rate-line';

/** Who learns. */
export interface Learner {
  athleteId: string;
  /** The session that is reckoned: when it is told anew, what it taught before is not another session's lesson. */
  sessionId?: string;
}

/** Skin sweat of a session: median and spread of ln litres; null where nothing could be estimated. */
export interface SweatLost {
  sessionId: string;
  lossL: number | null;
  lossSigma: number | null;
}

/** A session long and warm enough to get used to heat. */
export interface HeatMet {
  sessionId: string;
  startedAt: Date;
}

/** A session as far as a weighing of it is concerned. */
export interface Compared {
  sessionId: string;
  startedAt: Date;
  comparison: Comparison;
}

/** What was once said of a session, and when. */
export interface SaidLoss {
  sessionId: string;
  madeAt: Date;
  lossL: number;
  lossSigma: number;
}

/** The estimates, to read in. What is shown is asked for by who sees it, what is learned by its lineage. */
@Injectable()
export class EstimateShelf {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** The newest of a session, or why it has none yet. */
  async current(audience: Audience, sessionId: string): Promise<Estimate | Missing> {
    return (await this.currentOf(audience, [sessionId])).get(sessionId)!;
  }

  /** The newest of each session, or why it has none yet. The owner sees what was made of everything, where there is such. */
  async currentOf(audience: Audience, sessionIds: string[]): Promise<Map<string, Estimate | Missing>> {
    const lineages: Lineage[] = audience === 'owner' ? ['shareable', 'owner'] : ['shareable'];
    const rows = await this.database
      .read(Estimate)
      .findBy({ sessionId: In(sessionIds), lineage: In(lineages), current: true });
    const best = rows.sort((a, b) => lineages.indexOf(a.lineage) - lineages.indexOf(b.lineage));
    const found = new Map(best.map((row) => [row.sessionId, row]));
    const failed = await this.outbox.setAsideAmong(
      SessionRecorded,
      sessionIds.filter((id) => !found.has(id)),
    );
    return new Map(sessionIds.map((id) => [id, found.get(id) ?? (failed.has(id) ? 'failed' : 'waiting')]));
  }

  /** When the athlete trained long enough in the heat, between two moments, oldest first. */
  async heatBetween(lineage: Lineage, learner: Learner, from: Date, to: Date): Promise<Date[]> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, startedAt: true },
      where: { ...lessonsFor(learner), lineage, heatExposure: true, startedAt: Between(from, to) },
      order: { startedAt: 'ASC' },
    });
    return rows.map(({ startedAt }) => startedAt);
  }

  /** Heart rate beside metabolic power from the athlete's last `most` such sessions before a moment, newest first. */
  async heartRatePointsBefore(
    lineage: Lineage,
    learner: Learner,
    moment: Date,
    most: number,
  ): Promise<HeartRateSession[]> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, heartRatePoints: true },
      where: { ...lessonsFor(learner), lineage, teachesHeartRate: true, startedAt: LessThan(moment) },
      order: { startedAt: 'DESC', sessionId: 'ASC' },
      take: most,
    });
    return rows.map(({ heartRatePoints }) => heartRatePoints ?? []);
  }

  /** How much warmer than the air one of the athlete's devices read in its last `most` such sessions, °C, newest first. */
  async deviceMinusAirBefore(
    lineage: Lineage,
    learner: Learner,
    { deviceKey, moment, most }: { deviceKey: string; moment: Date; most: number },
  ): Promise<number[]> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, deviceMinusAirC: true },
      where: { ...lessonsFor(learner), lineage, deviceKey, startedAt: LessThan(moment) },
      order: { startedAt: 'DESC', sessionId: 'ASC' },
      take: most,
    });
    return rows.flatMap(({ deviceMinusAirC }) => deviceMinusAirC ?? []);
  }

  /** What weighings of these sessions are compared with, where there is anything. */
  async comparisonsOf(
    lineage: Lineage,
    athleteId: string,
    sessionIds: string[],
  ): Promise<Map<string, Omit<Compared, 'sessionId'>>> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, sessionId: true, startedAt: true, comparison: true },
      where: { athleteId, lineage, current: true, sessionId: In(sessionIds), comparison: Not(IsNull()) },
    });
    return new Map(
      rows.map(({ sessionId, startedAt, comparison }) => [sessionId, { startedAt, comparison: comparison! }]),
    );
  }

  /** The same of all an athlete's sessions since a moment, oldest first. */
  async comparedSince(lineage: Lineage, athleteId: string, since: Date): Promise<Compared[]> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, sessionId: true, startedAt: true, comparison: true },
      where: {
        ...{ athleteId, lineage, current: true, comparison: Not(IsNull()) },
        startedAt: MoreThanOrEqual(since),
      },
      order: { startedAt: 'ASC', sessionId: 'ASC' },
    });
    return rows.map(({ sessionId, startedAt, comparison }) => ({
      ...{ sessionId, startedAt },
      comparison: comparison!,
    }));
  }

  /** All that was ever said of these sessions and is still kept, oldest first. */
  async allSaid(lineage: Lineage, sessionIds: string[]): Promise<SaidLoss[]> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, sessionId: true, madeAt: true, lossL: true, lossSigma: true },
      where: { sessionId: In(sessionIds), lineage, state: 'ready' },
      order: { madeAt: 'ASC' },
    });
    return rows.flatMap(({ sessionId, madeAt, lossL, lossSigma }) =>
      lossL === null || lossSigma === null ? [] : [{ sessionId, madeAt, lossL, lossSigma }],
    );
  }

  /** The same of sessions of several athletes, without when they were. */
  async comparisonsOfMany(lineage: Lineage, sessionIds: string[]): Promise<Map<string, Comparison>> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, sessionId: true, comparison: true },
      where: { lineage, current: true, sessionId: In(sessionIds), comparison: Not(IsNull()) },
    });
    return new Map(rows.map(({ sessionId, comparison }) => [sessionId, comparison!]));
  }

  /** What sessions of several athletes cost that began between two moments; one query along one index. */
  async lossesOfMany(
    audience: 'others',
    athleteIds: readonly string[],
    from: Date,
    to: Date,
  ): Promise<SweatLost[]> {
    if (athleteIds.length === 0) return [];
    const lineage = lineageFor(audience);
    return this.database
      .read(Estimate)
      .createQueryBuilder('row')
      .select('row.session_id', 'sessionId')
      .addSelect('row.loss_l', 'lossL')
      .addSelect('row.loss_sigma', 'lossSigma')
      .where('row.athlete_id IN (:...athleteIds) AND row.lineage = :lineage', { athleteIds, lineage })
      .andWhere('row.current = :current', { current: true })
      .andWhere('row.started_at BETWEEN :from AND :to', { from, to })
      .getRawMany<SweatLost>();
  }

  /** When each of several athletes trained long enough in the heat, as `heatBetween` answers of one; none has no entry. */
  async heatOfMany(
    lineage: Lineage,
    athleteIds: readonly string[],
    from: Date,
    to: Date,
  ): Promise<Map<string, HeatMet[]>> {
    const found = new Map<string, HeatMet[]>();
    if (athleteIds.length === 0) return found;
    const rows = await this.database
      .read(Estimate)
      .createQueryBuilder('row')
      .select('row.athlete_id', 'athleteId')
      .addSelect('row.session_id', 'sessionId')
      .addSelect('row.started_at', 'startedAt')
      .where('row.athlete_id IN (:...athleteIds) AND row.lineage = :lineage', { athleteIds, lineage })
      .andWhere('row.current = :yes AND row.heat_exposure = :yes', { yes: true })
      .andWhere('row.started_at BETWEEN :from AND :to', { from, to })
      .orderBy('row.athlete_id')
      .addOrderBy('row.started_at')
      .getRawMany<{ athleteId: string; sessionId: string; startedAt: Date | string }>();
    for (const { athleteId, sessionId, startedAt } of rows) {
      const met = { sessionId, startedAt: asMoment(startedAt) };
      found.set(athleteId, [...(found.get(athleteId) ?? []), met]);
    }
    return found;
  }

  /**
   * Athletes with a current estimate that can be made anew and is of another version of the model, or of a Svett that did
   * not keep yet what an estimate is before the person.
   */
  async athletesBehind(modelVersion: string): Promise<string[]> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, athleteId: true },
      where: [
        { current: true, frozen: false, modelVersion: Not(modelVersion) },
        { current: true, frozen: false, state: 'ready', raw: IsNull() },
      ],
    });
    return [...new Set(rows.map(({ athleteId }) => athleteId))];
  }
}

function lessonsFor({ athleteId, sessionId }: Learner) {
  return { athleteId, current: true, ...(sessionId !== undefined && { sessionId: Not(sessionId) }) };
}
