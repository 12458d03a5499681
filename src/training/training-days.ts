import { Inject, Injectable } from '@nestjs/common';
import { Between } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { lineageFor } from '#src/sessions/audience';
import { ToldEfforts } from '#src/sessions/told-efforts';
import { SessionLoadRow } from '#src/training/session-load.entity';
import { sessionRpeLoad } from '#src/training/trimp';

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
  /** Nobody told the highest heart rate, and it was reckoned from age: threshold and load are estimates then. */
  isMaxFromAge: boolean;
  airTemperatureC: number | null;
}

/** What of a session's load others may see. */
export type SharedLoad = Pick<SessionLoad, 'sessionId' | 'day' | 'movingMin' | 'trimp' | 'sessionRpeLoad'>;

/** A session's load, and what was assumed and found out on the way. */
export type MadeLoad = SessionLoad & Pick<SessionLoadRow, 'notes' | 'efficiency' | 'ineligible'>;

/** An athlete's sessions as load, to read in. */
@Injectable()
export class TrainingDays {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ToldEfforts) private readonly efforts: ToldEfforts,
  ) {}

  /** Both days included, oldest first. Two queries whatever the range. */
  async between(athleteId: string, from: string, to: string): Promise<SessionLoad[]> {
    const rows = await this.database
      .read(SessionLoadRow)
      .find({ where: { athleteId, lineage: 'owner', day: Between(from, to) }, order: { startedAt: 'ASC' } });
    const told = await this.efforts.of(
      athleteId,
      rows.map(({ sessionId }) => sessionId),
    );
    return rows.map((row) => asLoad(row, told.get(row.sessionId) ?? null));
  }

  /**
   * Of several athletes, as others may see them: nothing of what the athlete told of the effort here, which is for them
   * alone. Both days included, oldest first; one query along one index, however many there are.
   */
  async ofMany(
    audience: 'others',
    athleteIds: readonly string[],
    from: string,
    to: string,
  ): Promise<Map<string, SharedLoad[]>> {
    const found = new Map<string, SharedLoad[]>(athleteIds.map((athleteId) => [athleteId, []]));
    if (athleteIds.length === 0) return found;
    const rows = await this.database
      .read(SessionLoadRow)
      .createQueryBuilder('row')
      .select('row.athlete_id', 'athleteId')
      .addSelect('row.session_id', 'sessionId')
      .addSelect('row.day', 'day')
      .addSelect('row.moving_min', 'movingMin')
      .addSelect('row.trimp', 'trimp')
      .addSelect('row.session_rpe_load', 'sessionRpeLoad')
      .where('row.lineage = :lineage', { lineage: lineageFor(audience) })
      .andWhere('row.athlete_id IN (:...athleteIds)', { athleteIds })
      .andWhere('row.day BETWEEN :from AND :to', { from, to })
      // As they stand in the index: nothing is left to sort.
      .orderBy('row.athlete_id')
      .addOrderBy('row.day')
      .getRawMany<SharedLoad & { athleteId: string }>();
    for (const { athleteId, ...load } of rows) found.get(athleteId)!.push(load);
    return found;
  }

  /** With what it was made of; null where none has been made yet. */
  async ofSession(athleteId: string, sessionId: string): Promise<MadeLoad | null> {
    const [row, told] = await Promise.all([
      this.database.read(SessionLoadRow).findOneBy({ athleteId, sessionId, lineage: 'owner' }),
      this.efforts.of(athleteId, [sessionId]),
    ]);
    if (!row) return null;
    const { notes, efficiency, ineligible } = row;
    return { ...asLoad(row, told.get(sessionId) ?? null), notes, efficiency, ineligible };
  }
}

/** What the athlete told of the effort, here, comes before what a recording says of it. */
function asLoad(row: SessionLoadRow, told: number | null): SessionLoad {
  const byFeel = sessionRpeLoad(told, row.movingMin) ?? row.sessionRpeLoad;
  const { sessionId, day, startedAt, movingMin, trimp, minutesAtThreshold, airTemperatureC } = row;
  return {
    sessionId,
    day,
    startedAt,
    movingMin,
    trimp,
    sessionRpeLoad: byFeel,
    load: trimp ?? byFeel,
    loadFrom: trimp !== null ? 'heart-rate' : byFeel !== null ? 'rpe' : null,
    minutesAtThreshold,
    isMaxFromAge: row.notes.includes('max-from-age'),
    airTemperatureC,
  };
}
