import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { belongsTo, columns, MAYBE } from '#src/database/portable';

/** What people eat: foods of their own, days, favourites, and how often they eat of each kind. */
export class Food1795392000050 implements MigrationInterface {
  readonly name = 'Food1795392000050';

  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await runner.createTable(
      new Table({
        name: 'own_food',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('name', 80),
          c.string('shelf', 20),
          c.real('magnesium_mg'),
          c.string('basis', 10),
          c.string('portion', 40, MAYBE),
          c.real('portion_g', MAYBE),
          c.flag('retired'),
          c.time('created_at'),
        ],
        foreignKeys: [belongsTo('own_food_athlete_fk', 'athlete_id', 'athlete')],
        indices: [{ name: 'own_food_athlete', columnNames: ['athlete_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'food_entry',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('client_id', 36),
          c.day('day'),
          c.string('food_id', 40, MAYBE),
          c.ref('own_food_id', MAYBE),
          c.real('portions', MAYBE),
          c.real('grams', MAYBE),
          c.time('created_at'),
        ],
        foreignKeys: [
          belongsTo('food_entry_athlete_fk', 'athlete_id', 'athlete'),
          belongsTo('food_entry_own_food_fk', 'own_food_id', 'own_food'),
        ],
        uniques: [{ name: 'food_entry_client', columnNames: ['athlete_id', 'client_id'] }],
        indices: [
          { name: 'food_entry_athlete_day', columnNames: ['athlete_id', 'day'] },
          { name: 'food_entry_own_food', columnNames: ['own_food_id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'food_day',
        columns: [c.id(), c.ref('athlete_id'), c.day('day'), c.time('said_at')],
        foreignKeys: [belongsTo('food_day_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'food_day_athlete_day', columnNames: ['athlete_id', 'day'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'favourite_food',
        columns: [
          c.id(),
          c.ref('athlete_id'),
          c.string('food_id', 40, MAYBE),
          c.ref('own_food_id', MAYBE),
          c.time('created_at'),
        ],
        foreignKeys: [
          belongsTo('favourite_food_athlete_fk', 'athlete_id', 'athlete'),
          belongsTo('favourite_food_own_food_fk', 'own_food_id', 'own_food'),
        ],
        uniques: [
          { name: 'favourite_food_table', columnNames: ['athlete_id', 'food_id'] },
          { name: 'favourite_food_own', columnNames: ['athlete_id', 'own_food_id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'diet_screen',
        columns: [c.id(), c.ref('athlete_id'), c.day('day'), c.json('answers')],
        foreignKeys: [belongsTo('diet_screen_athlete_fk', 'athlete_id', 'athlete')],
        uniques: [{ name: 'diet_screen_athlete_day', columnNames: ['athlete_id', 'day'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['diet_screen', 'favourite_food', 'food_day', 'food_entry', 'own_food'])
      await runner.dropTable(table);
  }
}
