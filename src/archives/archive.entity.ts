import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import type { ArchiveKind } from '#src/archives/archive.port';

/** An export of another service that an athlete handed in, and how far it has been taken in. */
@Entity('archive')
@Index('archive_athlete', ['athleteId', 'createdAt'])
export class Archive {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'archive_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** What the athlete sees of it go on: state, steps done, and how it ended. */
  @Column('uuid', { name: 'task_id' })
  taskId: string;

  @Column('varchar', { length: 40 })
  kind: ArchiveKind;

  /** As the athlete named it. */
  @Column('varchar', { length: 255 })
  name: string;

  @Column('varchar', { length: 64 })
  sha256: string;

  /** In the folder of what came in; null: the file lies where the command was shown it, and stays there. */
  @Column('varchar', { name: 'file_name', length: 64, nullable: true })
  fileName: string | null;

  /** Entries dealt with, from the first on. */
  @Column('integer')
  position: number;

  /** Files in it that hold no workout; null before it has been looked through. */
  @Column('integer', { name: 'passed_over', nullable: true })
  passedOver: number | null;

  /** How many days' body masses it told. */
  @Column('integer')
  masses: number;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
