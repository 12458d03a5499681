import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Link } from '#src/connect/link.entity';
import { DAY_LENGTH, REAL } from '#src/database/portable';

/** A day's sweat loss as it stands in the athlete's diary at the brand, written there by us. */
@Entity('link_diary')
export class LinkDiary {
  @ForeignKey(() => Link, { onDelete: 'CASCADE', name: 'link_diary_link_fk' })
  @PrimaryColumn('uuid', { name: 'link_id' })
  linkId: string;

  @PrimaryColumn('varchar', { length: DAY_LENGTH })
  day: string;

  @Column({ name: 'low_l', type: REAL })
  lowL: number;

  @Column({ name: 'high_l', type: REAL })
  highL: number;
}
