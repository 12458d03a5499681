import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, REAL, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import { Team } from '#src/teams/team.entity';

export const SIDES = ['before', 'after'] as const;
export type Side = (typeof SIDES)[number];

/**
 * One weighing at a team's scale, as a coach entered it for an athlete. Two of them wait here for the session they lie
 * around; then the kilos are the athlete's own weigh-in, and are here no more.
 */
@Entity('station_weighing')
@Unique('station_weighing_client', ['teamId', 'clientId'])
@Index('station_weighing_day', ['teamId', 'day'])
@Index('station_weighing_athlete', ['athleteId'])
@Index('station_weighing_waiting', ['settledAt', 'at'])
@Index('station_weighing_at', ['at'])
export class StationWeighing {
  @PrimaryColumn('uuid')
  id: string;

  /** What the tablet calls it, so that the same sent again is the same. */
  @Column('varchar', { name: 'client_id', length: 36 })
  clientId: string;

  @ForeignKey(() => Team, { onDelete: 'CASCADE', name: 'station_weighing_team_fk' })
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'station_weighing_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** The account of the coach at the scale. It leads nowhere once that account is gone; null: nobody knows. */
  @Column('uuid', { name: 'entered_by', nullable: true })
  enteredBy: string | null;

  /** On the team's calendar. */
  @Column('varchar', { length: DAY_LENGTH })
  day: string;

  @Column('varchar', { length: 6 })
  side: Side;

  @Column({ type: TIME })
  at: Date;

  /** null: settled. */
  @Column({ name: 'mass_kg', type: REAL, nullable: true })
  massKg: number | null;

  /** Between the two weighings; null: nobody told. */
  @Column({ name: 'drink_kg', type: REAL, nullable: true })
  drinkKg: number | null;

  @Column('boolean')
  clothed: boolean;

  /** Whoever entered it was asked whether it is right. */
  @Column('boolean')
  sure: boolean;

  /** It became part of a weigh-in, or never will; null: it waits for its session. */
  @Column({ name: 'settled_at', type: TIME, nullable: true })
  settledAt: Date | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
