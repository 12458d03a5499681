import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner, Table } from 'typeorm';
import type { Schema } from '#src/database/data-sources';
import { columns } from '#src/database/portable';

/** One half of a pair of entries that only ever make sense together. */
@Entity('coin')
export class Coin {
  @PrimaryColumn('varchar', { length: 40 })
  id: string;

  @Column('varchar', { length: 20 })
  pair: string;
}

class CoinTable1795392000000 implements MigrationInterface {
  readonly name = 'CoinTable1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({ name: 'coin', columns: [c.string('id', 40, { isPrimary: true }), c.string('pair', 20)] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('coin');
  }
}

/** A database small enough to count every row in. */
export const countingHouse: Schema = { tables: [Coin], migrations: [CoinTable1795392000000] };
