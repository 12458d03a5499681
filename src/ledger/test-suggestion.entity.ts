import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** That it was once suggested to somebody to measure. What lies behind it is worked out when it is shown, and not kept. */
@Entity('test_suggestion')
@Index('test_suggestion_athlete', ['athleteId', 'madeAt'])
export class TestSuggestion {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'test_suggestion_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column({ name: 'made_at', type: TIME })
  madeAt: Date;

  /** When the person said that it is not for them. */
  @Column({ name: 'dismissed_at', type: TIME, nullable: true })
  dismissedAt: Date | null;
}
