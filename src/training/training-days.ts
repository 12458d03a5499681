import { Inject, Injectable } from '@nestjs/common';
import { Between } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { SessionLoadRow } from '#src/training/session-load.entity';

/** What one session asked of its athlete; null where it could not be told. */
export interface SessionLoad {
  sessionId: string;
  day: string;
  startedAt: Date;
  movingMin: number;
  /** Training impulse by heart rate. */
  trimp: number | null;
  /** How hard it felt times its minutes: another scale, whose numbers are not to be added to the other's. */
  sessionRpeLoad: number | null;
  /** The better of the two, and which one it is. */
  load: number | null;
  loadFrom: 'heart-rate' | 'rpe' | null;
  minutesAtThreshold: number | null;
  airTemperatureC: number | null;
}

/** An athlete's sessions as load, to read in. */
@Injectable()
export class TrainingDays {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Both days included, oldest first. One query whatever the range. */
  async between(athleteId: string, from: string, to: string): Promise<SessionLoad[]> {
    const rows = await this.database
      .read(SessionLoadRow)
      .find({ where: { athleteId, day: Between(from, to) }, order: { startedAt: 'ASC' } });
    return rows.map(asLoad);
  }

  /** null where none has been made yet. */
  async ofSession(athleteId: string, sessionId: string): Promise<SessionLoadRow | null> {
    return this.database.read(SessionLoadRow).findOneBy({ athleteId, sessionId });
  }
}

export function asLoad(row: SessionLoadRow): SessionLoad {
  const { sessionId, day, startedAt, movingMin, trimp, minutesAtThreshold, airTemperatureC } = row;
  return {
    sessionId,
    day,
    startedAt,
    movingMin,
    trimp,
    sessionRpeLoad: row.sessionRpeLoad,
    load: trimp ?? row.sessionRpeLoad,
    loadFrom: trimp !== null ? 'heart-rate' : row.sessionRpeLoad !== null ? 'rpe' : null,
    minutesAtThreshold,
    airTemperatureC,
  };
}
