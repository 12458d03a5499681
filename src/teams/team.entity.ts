import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';
import { TIME_ZONE_LENGTH } from '#src/people/preferences';

export const TEAM_NAME_LENGTH = 80;

/** People who train together, and those who coach them. */
@Entity('team')
export class Team {
  @PrimaryColumn('uuid')
  id: string;

  @Column('varchar', { length: TEAM_NAME_LENGTH })
  name: string;

  /** An IANA name: whose days the board tells. */
  @Column('varchar', { name: 'time_zone', length: TIME_ZONE_LENGTH })
  timeZone: string;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  /** When somebody last came, left, or began or ended to share: figures of all of them rest for a while after it. */
  @Column({ name: 'roster_changed_at', type: TIME })
  rosterChangedAt: Date;

  /** How many were in it then; whoever is missing since has erased their account. null: nobody has come yet. */
  @Column('integer', { name: 'roster_size', nullable: true })
  rosterSize: number | null;
}
