import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anApp, type TestApp } from '../support/app.js';
import { TestSquad } from '../support/a-squad.js';
import { heardQueries, planOf } from '../support/counted-queries.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

/** What an athlete gets more of with every year, and by which its rows of some days are found. */
const GROWING: Record<string, RegExp> = {
  session: /started_at[<>]|\(id=/,
  session_load: /day[<>]/,
  estimate: /started_at[<>]|\(session_id=/,
  weigh_in: /created_at[<>]/,
  food_entry: /day[<>]/,
  food_day: /day[<>]/,
  talk_word: /at[<>]/,
  // The first of a sorted index.
  mass: /\(athlete_id=\?\)/,
};

// On PostgreSQL its planner looks at how many rows there are, and reads the whole of small tables.
const onSqlite = process.env['DATABASE_URL'] ? test.skip : test;

onSqlite('a board reads along indexes, of each athlete no more than the days that are shown', async () => {
  const squad = await TestSquad.of(svett);
  const endedAt = new Date(Date.UTC(2026, 5, 14, 9));
  for (const name of 'AB') {
    const member = await squad.joined(name);
    await member.weighs(await member.trains({ endedAt }), { preKg: 72, postKg: 71, drinkKg: 0.5 });
    await member.eatsDaily({ almonds: 1 }, '2026-06-14', 2);
  }
  const hearing = heardQueries(svett.database);
  await squad.board('?days=28');
  const reached = new Set<string>();
  for (const query of hearing.stop()) {
    const plan = await planOf(svett.database, query);
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
    for (const [, table, alias] of query.sql.matchAll(/(?:FROM|JOIN) "(\w+)" "(\w+)"/g)) {
      const bounds = GROWING[table!];
      if (!bounds) continue;
      reached.add(table!);
      expect(plan.filter((step) => step.startsWith(`SEARCH ${alias} `))).toEqual([
        expect.stringMatching(bounds),
      ]);
      if (table === 'mass') expect(plan.join()).not.toContain('TEMP B-TREE');
    }
  }
  expect([...reached].sort()).toEqual(Object.keys(GROWING).sort());
});
