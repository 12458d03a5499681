import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';

/** How often something was tried of late that must not be tried for ever. Whose and from where, only a keyed hash knows. */
@Entity('attempt')
@Index('attempt_until', ['until'])
export class Attempt {
  @PrimaryColumn('varchar', { length: 64 })
  mark: string;

  @Column('integer')
  count: number;

  /** The first of them. */
  @Column({ type: TIME })
  since: Date;

  /** Forgotten then. */
  @Column({ type: TIME })
  until: Date;
}
