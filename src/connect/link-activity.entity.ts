import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Link } from '#src/connect/link.entity';
import { TIME } from '#src/database/portable';

/** How an activity of a link stands here, so that it can be compared with how it stands at the brand. A week's worth. */
@Entity('link_activity')
export class LinkActivity {
  @ForeignKey(() => Link, { onDelete: 'CASCADE', name: 'link_activity_link_fk' })
  @PrimaryColumn('uuid', { name: 'link_id' })
  linkId: string;

  @PrimaryColumn('varchar', { name: 'external_id', length: 200 })
  externalId: string;

  /** Where the brand tells one activity in several pieces; else empty. */
  @PrimaryColumn('varchar', { length: 40 })
  part: string;

  /** null: gone at the brand, or nothing Svett could use. */
  @Column({ name: 'started_at', type: TIME, nullable: true })
  startedAt: Date | null;

  /** Of the state we hold, as the brand's list tells it; null: not known. */
  @Column('varchar', { length: 100, nullable: true })
  version: string | null;

  /** When we asked for it, or were told: an answer that was asked for earlier is not taken after it. */
  @Column({ name: 'as_of', type: TIME })
  asOf: Date;
}
