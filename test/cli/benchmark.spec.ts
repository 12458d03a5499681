import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { benchmarkReport, benchmarkText, OWN_TABLE } from '#src/cli/benchmark';
import { benchmarkTable, TableNotUsable } from '#src/cli/benchmark-table';
import type { Benchmark, Score } from '#src/sweat/benchmark';
import { wordsIn } from '#src/words/words';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svett-benchmark-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function score({ models }: Benchmark, wanted: Partial<Score>): Score {
  const found = models.filter((s) =>
    Object.entries(wanted).every(([key, value]) => s[key as keyof Score] === value),
  );
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe('on the project’s own table', () => {
  const report = benchmarkReport();

  test('Svett foretells a study it has not seen within 0.27 L/h, and without much bias', () => {
    const svett = score(report, { name: 'Svett', tier: 'A+B', setting: 'all', fit: 'leave-one-study-out' });

    expect(svett.n).toBe(20);
    expect(svett.rmseLPerH).toBeLessThanOrEqual(0.27);
    expect(Math.abs(svett.biasLPerH)).toBeLessThanOrEqual(0.08);
    expect(svett.inside80Pct).toBeGreaterThanOrEqual(75);
  });

  test('and does better than either of its halves, than energy alone and than a constant', () => {
    const rmse = (wanted: Partial<Score>) =>
      score(report, { tier: 'A+B', setting: 'all', ...wanted }).rmseLPerH;
    const svett = rmse({ name: 'Svett', fit: 'leave-one-study-out' });

    for (const name of ['PHS 2004', 'PHS 2023', 'energy only']) {
      expect(svett).toBeLessThan(rmse({ name, fit: 'given' }));
    }
    for (const name of ['E2', 'constant'])
      expect(svett).toBeLessThan(rmse({ name, fit: 'leave-one-study-out' }));
  });

  test('every row is scored; swimming by Svett’s own rule; the standard says nothing of water', () => {
    expect(report.skipped).toEqual([]);
    expect(score(report, { name: 'Svett', tier: 'S', setting: 'all' }).n).toBe(4);
    expect(report.models.some(({ name, tier }) => name === 'PHS 2023' && tier === 'S')).toBe(false);
  });

  test('lab and outdoor rows make up the whole', () => {
    const n = (setting: Score['setting']) => score(report, { name: 'PHS 2023', tier: 'A+B', setting }).n;
    expect(n('lab') + n('outdoor')).toBe(n('all'));
  });

  test('it says what the table cannot tell', () => {
    const lacks = report.lacks.join('\n');
    expect(lacks).toContain('from 5 studies');
    expect(lacks).toContain('No outdoor cycling');
    expect(lacks).toContain('Few women: 7 of 27');
  });

  test('as text it is a table with a line for each score', () => {
    const lines = benchmarkText(report, wordsIn('en')).split('\n');
    expect(lines[0]).toMatch(/^model +tier +setting +fit +n +bias L\/h/);
    expect(lines.filter((line) => line.startsWith('Svett'))).toHaveLength(
      report.models.filter(({ name }) => name === 'Svett').length,
    );
  });
});

describe('on somebody else’s file', () => {
  test('rows are scored as they are, without refitting', () => {
    const report = benchmarkReport({ rowsFile: OWN_TABLE });
    expect(new Set(report.models.map(({ fit }) => fit))).toEqual(new Set(['given']));
  });

  test('blank cells and odd rows cost that row only, with a reason', () => {
    const [head, first] = readFileSync(OWN_TABLE, 'utf8').split('\n') as [string, string];
    const file = join(folder, 'odd.csv');
    const blank = first.replace(',77.0,', ',,').replace(/^1,/, 'no-mass,');
    const absurd = first.replace(',640.0,', ',64e9,').replace(/^1,/, 'absurd,');
    const norm = first.replace(',A,', ',N,').replace(/^1,/, 'norm,');
    writeFileSync(file, `\uFEFF${head}\r\n${first}\r\n${blank}\r\n\r\n${absurd}\r\n${norm}\r\nonly,this`);

    const report = benchmarkReport({ rowsFile: file });

    expect(score(report, { name: 'Svett', tier: 'A+B', setting: 'all' }).n).toBe(1);
    expect(Object.fromEntries(report.skipped.map(({ id, reason }) => [id, reason]))).toEqual({
      'no-mass': 'used_mass_kg is blank',
      absurd: 'used_metabolic_W must be a number from 30 to 4000',
      norm: 'only the tiers A, B, C, S are scored',
      only: 'only the tiers A, B, C, S are scored',
    });
    expect(benchmarkText(report, wordsIn('en'))).toContain('used_mass_kg is blank (no-mass)');
  });

  test('Svett reckons with acclimatisation, and with how hard matches are played', () => {
    const [head, first] = readFileSync(OWN_TABLE, 'utf8').split('\n') as [string, string];
    const bias = (line: string, name: string) => {
      const file = join(folder, 'one.csv');
      writeFileSync(file, `${head}\n${line}\n`);
      return score(benchmarkReport({ rowsFile: file }), { name, setting: 'all' }).biasLPerH;
    };
    const acclimatised = first.replace(',1,,25.4', ',1,1,25.4');
    const match = first.replace(',running,', ',soccer_match,');

    expect(bias(acclimatised, 'Svett')).toBeGreaterThan(bias(first, 'Svett') + 0.05);
    expect(bias(match, 'Svett')).toBeGreaterThan(bias(first, 'Svett') + 0.1);
    expect(bias(match, 'E2')).toBe(bias(first, 'E2'));
  });

  test('a swimmer’s water may stand in a note', () => {
    const { rows } = benchmarkTable(
      'study,sport,tier,sweat_rate_L_h_mean,notes\nMasters,swimming,S,0.76,"WATER temp 27 C, threshold"\n',
    );
    expect(rows[0]).toMatchObject({ sport: 'swim', waterC: 27, observedLPerH: 0.76, air: null });
  });

  test('a sport nobody knows is another sport, also where it is called as JavaScript calls things', () => {
    const { rows } = benchmarkTable(
      'study,sport,tier,sweat_rate_L_h_mean,used_mass_kg,used_height_m,used_metabolic_W,used_duration_min,ta_C,used_tr_C,used_rh_pct,used_air_ms,used_clo\n' +
        'Odd,constructor,A,0.8,70,1.75,600,60,20,20,50,1,0.3\n',
    );
    expect(rows[0]!.sport).toBe('other');
  });

  test.each([
    ['', 'No row'],
    ['a,b\n1,2\n', 'lacks the columns study, sport, tier'],
    ['study,sport,tier\nx,running,A\n', 'used_mass_kg is blank'],
    ['"never closed\n', 'not a table'],
  ])('%j is refused in words', (csv, words) => {
    expect(() => benchmarkTable(csv)).toThrow(TableNotUsable);
    expect(() => benchmarkTable(csv)).toThrow(words);
  });

  test('so is what is not there, or is no file', () => {
    for (const rowsFile of [join(folder, 'nowhere.csv'), folder, '/dev/zero', 'a\0b', ''])
      expect(() => benchmarkReport({ rowsFile })).toThrow(TableNotUsable);
  });
});
