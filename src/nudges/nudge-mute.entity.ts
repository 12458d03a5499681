import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Theme } from '#src/advice/kinds';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** A theme that somebody does not want to hear of, or that holds back as they did not care for it. */
@Entity('nudge_mute')
@Unique('nudge_mute_theme', ['athleteId', 'theme', 'mutedBy'])
export class NudgeMute {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'nudge_mute_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 20 })
  theme: Theme;

  /** `back-off`: by itself, as several words of it were not cared for. */
  @Column('varchar', { name: 'muted_by', length: 10 })
  mutedBy: 'person' | 'back-off';

  @Column({ type: TIME })
  since: Date;

  /** null: until the person says otherwise. */
  @Column({ type: TIME, nullable: true })
  until: Date | null;
}
