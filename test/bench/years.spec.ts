import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { livedYears, type Outcome } from '../../bench/years/years.js';
import { silence } from '../support/silence.js';

jest.setTimeout(900_000);

async function threeWeeks(seed: number): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'svett-years-'));
  const people = { days: 21, athletes: 3, first: 0, seed, crashesPer100Days: 14 };
  const outcome = await livedYears({ ...people, folder, log: silence, tell: () => undefined });
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}

test('three weeks with crashes lose nothing, say nothing twice and wake nobody, and come out the same for a seed', async () => {
  const { seconds: _, ...first } = await threeWeeks(7);
  expect(first.findings).toEqual({ lost: [], doubled: [], capsBroken: [], quietHoursBroken: [] });
  expect(first.sessions).toBeGreaterThan(10);
  expect(first.crashes).toBeGreaterThan(0);
  const { seconds: __, ...second } = await threeWeeks(7);
  expect(second).toEqual(first);
});
