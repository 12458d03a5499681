import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, TIME } from '#src/database/portable';
import type { Sport } from '#src/kernel/sport';
import { Athlete } from '#src/people/athlete.entity';
import { PLANNED_NAME_LENGTH } from '#src/plan/planned-session.entity';
import type { Effort } from '#src/sweat/intent';
import { Team } from '#src/teams/team.entity';

/** A session a team means to do, as one of its coaches entered it. It tells of nobody. */
@Entity('team_plan')
@Unique('team_plan_client', ['teamId', 'clientId'])
@Index('team_plan_day', ['teamId', 'day'])
@Index('team_plan_teller', ['placeToldBy'])
export class TeamPlan {
  /** Also what calendars know it by. */
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Team, { onDelete: 'CASCADE', name: 'team_plan_team_fk' })
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  /** What whoever sent it calls it, so that the same sent again is the same. */
  @Column('varchar', { name: 'client_id', length: 36 })
  clientId: string;

  @Column('varchar', { length: PLANNED_NAME_LENGTH })
  name: string;

  @Column('varchar', { length: 20 })
  sport: Sport;

  @Column({ name: 'starts_at', type: TIME })
  startsAt: Date;

  /** Seconds to add to UTC for the clock on the wall there and then. */
  @Column('integer', { name: 'utc_offset_s' })
  utcOffsetS: number;

  /** The day on that wall, YYYY-MM-DD. */
  @Column('varchar', { length: DAY_LENGTH })
  day: string;

  @Column('integer', { name: 'duration_s' })
  durationS: number;

  @Column('varchar', { length: 10, nullable: true })
  effort: Effort | null;

  /** null: as the sport usually is. */
  @Column('boolean', { nullable: true })
  indoors: boolean | null;

  /** Hundredths of a degree: no closer than a weather service is told. Both or neither. */
  @Column('integer', { name: 'latitude_centi_deg', nullable: true })
  latitudeCentiDeg: number | null;

  @Column('integer', { name: 'longitude_centi_deg', nullable: true })
  longitudeCentiDeg: number | null;

  /** The coach, as an athlete, who said where it is to be: by their yes a weather service is asked. null: nobody, or gone. */
  @ForeignKey(() => Athlete, { onDelete: 'SET NULL', name: 'team_plan_teller_fk' })
  @Column('uuid', { name: 'place_told_by', nullable: true })
  placeToldBy: string | null;

  /** How often it was changed: calendars take the higher one. */
  @Column('integer')
  sequence: number;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  @Column({ name: 'changed_at', type: TIME })
  changedAt: Date;
}
