import { expect, test } from '@jest/globals';
import { OWN_TABLE } from '#src/cli/benchmark';
import type { Score } from '#src/sweat/benchmark';
import { run } from '../support/command-line.js';

async function scores(...flags: string[]): Promise<Score[]> {
  const { code, out, err } = await run(['benchmark', '--json', ...flags]);
  expect([code, err]).toEqual([0, '']);
  return (JSON.parse(out) as { models: Score[] }).models;
}

test('--json has a row for every model and group of rows, in the form that was promised', async () => {
  const models = await scores();
  for (const score of models) {
    expect(score).toEqual({
      name: expect.any(String),
      tier: expect.stringMatching(/^(A\+B|C|S)$/),
      setting: expect.stringMatching(/^(all|lab|outdoor)$/),
      fit: expect.stringMatching(/^(given|in-sample|leave-one-study-out)$/),
      n: expect.any(Number),
      biasLPerH: expect.any(Number),
      rmseLPerH: expect.any(Number),
      mapePct: expect.any(Number),
      within025Pct: expect.any(Number),
      inside80Pct: expect.any(Number),
    });
  }
  expect([...new Set(models.map(({ name }) => name))].sort()).toEqual(
    ['E2', 'PHS 2004', 'PHS 2023', 'Svett', 'constant', 'energy only'].sort(),
  );
});

test('on studies it has not seen, Svett is within 0.27 L/h and its bias within 0.08', async () => {
  const svett = (await scores()).find(
    ({ name, tier, setting, fit }) =>
      name === 'Svett' && tier === 'A+B' && setting === 'all' && fit === 'leave-one-study-out',
  )!;
  expect(svett.rmseLPerH).toBeLessThanOrEqual(0.27);
  expect(Math.abs(svett.biasLPerH)).toBeLessThanOrEqual(0.08);
});

test('a table of one’s own is scored as it is', async () => {
  const models = await scores('--rows', OWN_TABLE);
  expect(new Set(models.map(({ fit }) => fit))).toEqual(new Set(['given']));
});

test('as text it says what the table lacks; a table that is not there ends with 3 and a line', async () => {
  expect((await run(['benchmark'])).out).toContain('No outdoor cycling');
  const { code, err } = await run(['benchmark', '--rows', '/no/such/table.csv']);
  expect(code).toBe(3);
  expect(err).toMatch(/^[^\n]+\n$/);
});
