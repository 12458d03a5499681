import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** Sessions that teams mean to do. */
export class TeamPlans1795392000093 implements MigrationInterface {
  readonly name = 'TeamPlans1795392000093';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'team_plan',
        columns: [
          c.id(),
          c.ref('team_id'),
          c.string('client_id', 36),
          c.string('name', 120),
          c.string('sport', 20),
          c.time('starts_at'),
          c.integer('utc_offset_s'),
          c.day('day'),
          c.integer('duration_s'),
          c.string('effort', 10, MAYBE),
          c.flag('indoors', MAYBE),
          c.integer('latitude_centi_deg', MAYBE),
          c.integer('longitude_centi_deg', MAYBE),
          c.ref('place_told_by', MAYBE),
          c.integer('sequence'),
          c.time('created_at'),
          c.time('changed_at'),
        ],
        foreignKeys: [
          belongsTo('team_plan_team_fk', 'team_id', 'team'),
          { ...belongsTo('team_plan_teller_fk', 'place_told_by', 'athlete'), onDelete: 'SET NULL' },
        ],
        uniques: [{ name: 'team_plan_client', columnNames: ['team_id', 'client_id'] }],
        indices: [
          { name: 'team_plan_day', columnNames: ['team_id', 'day'] },
          { name: 'team_plan_teller', columnNames: ['place_told_by'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('team_plan');
  }
}
