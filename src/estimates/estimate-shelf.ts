import { Inject, Injectable } from '@nestjs/common';
import { Between, In, LessThan, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Estimate } from '#src/estimates/estimate.entity';
import type { Missing } from '#src/estimates/estimate-view';
import { Outbox } from '#src/jobs/outbox';
import { SessionRecorded } from '#src/sessions/sessions.topics';
import type { HeartRateSession } from '#src/sweat/heart-rate-line';

/** The estimates, to read in. */
@Injectable()
export class EstimateShelf {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** The newest of a session, or why it has none yet. */
  async current(sessionId: string): Promise<Estimate | Missing> {
    return (await this.currentOf([sessionId])).get(sessionId)!;
  }

  /** The newest of each session, or why it has none yet. */
  async currentOf(sessionIds: string[]): Promise<Map<string, Estimate | Missing>> {
    const rows = await this.database.read(Estimate).findBy({ sessionId: In(sessionIds), current: true });
    const found = new Map(rows.map((row) => [row.sessionId, row]));
    const failed = await this.outbox.setAsideAmong(
      SessionRecorded,
      sessionIds.filter((id) => !found.has(id)),
    );
    return new Map(sessionIds.map((id) => [id, found.get(id) ?? (failed.has(id) ? 'failed' : 'waiting')]));
  }

  /** When the athlete trained long enough in the heat, between two moments, oldest first. */
  async heatBetween(athleteId: string, from: Date, to: Date): Promise<Date[]> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, startedAt: true },
      where: { athleteId, current: true, heatExposure: true, startedAt: Between(from, to) },
      order: { startedAt: 'ASC' },
    });
    return rows.map(({ startedAt }) => startedAt);
  }

  /** Heart rate beside metabolic power from the athlete's last `most` such sessions before a moment, newest first. */
  async heartRatePointsBefore(athleteId: string, moment: Date, most: number): Promise<HeartRateSession[]> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, heartRatePoints: true },
      where: { athleteId, current: true, teachesHeartRate: true, startedAt: LessThan(moment) },
      order: { startedAt: 'DESC' },
      take: most,
    });
    return rows.map(({ heartRatePoints }) => heartRatePoints ?? []);
  }

  /** Athletes with a current estimate of another version of the model. */
  async athletesBehind(modelVersion: string): Promise<string[]> {
    const rows = await this.database.read(Estimate).find({
      select: { id: true, athleteId: true },
      where: { current: true, modelVersion: Not(modelVersion) },
    });
    return [...new Set(rows.map(({ athleteId }) => athleteId))];
  }
}
