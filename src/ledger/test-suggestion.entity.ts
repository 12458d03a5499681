import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { JSON_TEXT, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import type { Sign } from '#src/signs/sign-words';

/** That it was once suggested to somebody to measure, and what lay behind it. */
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

  /** Those that counted. */
  @Column({ type: JSON_TEXT })
  signs: Sign[];

  /** Circumstances that applied, by the name the list of them has. */
  @Column({ type: JSON_TEXT })
  factors: string[];

  /** Food had probably been low for four weeks. */
  @Column('boolean', { name: 'low_food' })
  lowFood: boolean;

  /** When the person said that it is not for them. */
  @Column({ name: 'dismissed_at', type: TIME, nullable: true })
  dismissedAt: Date | null;
}
