import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import { CALLED_LENGTH } from '#src/teams/team-coach.entity';
import { Team } from '#src/teams/team.entity';
import type { Language } from '#src/words/words';

/** A guardian was asked whether a minor may share with a team, and what they said by that link. What holds stands in `ShareSaid`. */
@Entity('guardian_word')
@Index('guardian_word_athlete', ['athleteId', 'teamId', 'askedAt'])
@Index('guardian_word_team', ['teamId'])
export class GuardianWord {
  /** The link that is handed to the guardian is derived from it. */
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'guardian_word_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @ForeignKey(() => Team, { onDelete: 'CASCADE', name: 'guardian_word_team_fk' })
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  /** The guardian’s, as the athlete wrote it: coaches see it, and know whom they may ask. */
  @Column('varchar', { length: CALLED_LENGTH })
  name: string;

  @Column({ name: 'asked_at', type: TIME })
  askedAt: Date;

  /** Until when the question may be answered; a yes can be taken back for ever. */
  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;

  @Column('boolean', { nullable: true })
  given: boolean | null;

  @Column({ name: 'said_at', type: TIME, nullable: true })
  saidAt: Date | null;

  @Column('varchar', { name: 'text_sha256', length: 64, nullable: true })
  textSha256: string | null;

  @Column('varchar', { length: 2 })
  language: Language;
}
