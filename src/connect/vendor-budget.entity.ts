import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';

/** How much of one of a brand's request limits the current window has left. Shared by all athletes and processes. */
@Entity('vendor_budget')
export class VendorBudget {
  @PrimaryColumn('varchar', { length: 40 })
  brand: string;

  /** The brand's own name for the counter; empty: the brand as a whole. */
  @PrimaryColumn('varchar', { length: 40 })
  counter: string;

  @Column({ name: 'window_start', type: TIME })
  windowStart: Date;

  /** As the last answer told, or as the capabilities claim. */
  @Column('integer')
  most: number;

  @Column('integer')
  used: number;

  /** Nobody asks the brand anything until then. */
  @Column({ name: 'closed_until', type: TIME, nullable: true })
  closedUntil: Date | null;

  /** Why not: a problem's code. */
  @Column('varchar', { name: 'closed_for', length: 80, nullable: true })
  closedFor: string | null;
}
