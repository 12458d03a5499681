import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** What an athlete can say yes or no to beside using Svett at all. */
export const PURPOSES = ['weather-lookups'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A yes or a no that was once said. Rows are only ever added; the one with the highest number holds. */
@Entity('consent')
@Unique('consent_once', ['athleteId', 'purpose', 'number'])
export class Consent {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'consent_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 40 })
  purpose: Purpose;

  /** Counts what this athlete has said of this purpose, from 1. */
  @Column('integer')
  number: number;

  /** Which wording was in front of them. */
  @Column('varchar', { name: 'text_version', length: 20 })
  textVersion: string;

  @Column('boolean')
  given: boolean;

  @Column({ type: TIME })
  at: Date;
}
