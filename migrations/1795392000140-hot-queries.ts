import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** What was found by reading a table from end to end (test/database/hot-queries.spec.ts). */
const INDICES = [
  { table: 'sign_in', name: 'sign_in_account', columnNames: ['account_id'] },
  { table: 'session_file', name: 'session_file_athlete', columnNames: ['athlete_id'] },
  { table: 'guardian_word', name: 'guardian_word_team', columnNames: ['team_id'] },
  {
    ...{ table: 'favourite_food', name: 'favourite_food_own_food', columnNames: ['own_food_id'] },
    where: 'own_food_id IS NOT NULL',
  },
  { table: 'task', name: 'task_ended', columnNames: ['kind', 'ended_at'] },
  { table: 'station_weighing', name: 'station_weighing_at', columnNames: ['at'] },
  { table: 'own_weighing', name: 'own_weighing_before', columnNames: ['before_at'] },
  {
    ...{ table: 'delivery', name: 'delivery_queued', columnNames: ['expires_at'] },
    where: "state = 'queued'",
  },
  {
    ...{ table: 'weather_hour', name: 'weather_hour_coarse', columnNames: ['fetched_at'] },
    where: 'latitude_centi_deg % 10 = 0 AND longitude_centi_deg % 10 = 0',
  },
];

export class HotQueries1795392000140 implements MigrationInterface {
  readonly name = 'HotQueries1795392000140';

  async up(runner: QueryRunner): Promise<void> {
    for (const { table, ...index } of INDICES) await runner.createIndex(table, new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, name } of INDICES) await runner.dropIndex(table, name);
  }
}
