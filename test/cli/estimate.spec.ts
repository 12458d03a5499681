import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aFitFile, type MadeFit } from '../support/activity-files.js';
import { run } from '../support/command-line.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svett-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
const aRun = (options: MadeFit = {}) => file('run.fit', aFitFile({ everyS: 5, ...options }));
const estimate = (path: string, ...flags: string[]) => run(['estimate', path, '--lang', 'en', ...flags]);

interface Input {
  name: string;
  value: unknown;
  source: string;
}
async function json(path: string, ...flags: string[]) {
  const { code, out, err } = await estimate(path, '--json', ...flags);
  expect([code, err]).toEqual([0, '']);
  // What JSON.parse gives is whatever was printed; the tests say what that must be.
  return JSON.parse(out) as Record<string, unknown> & { inputs: Input[]; sweat: Record<string, number> };
}
async function input(name: string, path: string, ...flags: string[]) {
  return (await json(path, ...flags)).inputs.find((one) => one.name === name);
}

describe('--json', () => {
  test('prints one object with everything that was promised', async () => {
    const told = await json(aRun({ sweatMl: 812, kcal: 700 }));
    expect(told).toMatchObject({
      model: { name: 'svett', version: expect.any(String) },
      sport: 'run',
      startedAt: '2026-06-01T06:00:00.000Z',
      durationS: 3600,
      legs: [expect.objectContaining({ sport: 'run', durationS: 3600 })],
      rateLPerH: told.sweat['litres'],
      massLossKg: expect.any(Number),
      quality: { grade: expect.stringMatching(/^[A-D]$/), reasons: expect.any(Array) },
      vendorEstimateMl: 812,
    });
    const keys = (value: unknown) => Object.keys(value as object).sort();
    expect(keys(told.sweat)).toEqual(['litres', 'p10', 'p2_5', 'p90', 'p97_5']);
    expect(keys(told['magnesium'])).toEqual(['mg', 'p10', 'p5', 'p90', 'p95']);
    expect(keys(told['sodium'])).toEqual(['mg', 'p10', 'p90']);
    expect((told['drivers'] as { driver: string; deltaL: number }[]).map(({ driver }) => driver)).toEqual([
      'effort',
      'air',
      'humidity',
      'sun',
      'wind',
      'clothing',
      'personal',
    ]);
    const { startL, steps } = told['waterfall'] as {
      startL: number;
      steps: { fromL: number; toL: number }[];
    };
    expect(steps[0]!.fromL).toBe(startL);
    expect(steps.at(-1)!.toL).toBe(told.sweat['litres']);
    for (const one of told.inputs) expect(keys(one)).toEqual(['name', 'source', 'unit', 'value']);
  });

  test('has every key where there is no estimate as well, null where nothing is known', async () => {
    const whole = await json(aRun());
    const none = await json(aRun({ minutes: 2 }));
    expect(Object.keys(none).sort()).toEqual(Object.keys(whole).sort());
    expect(none).toMatchObject({
      sport: 'run',
      durationS: 120,
      legs: [],
      sweat: null,
      rateLPerH: null,
      massLossKg: null,
      magnesium: null,
      sodium: null,
      quality: null,
      drivers: [],
      waterfall: null,
      inputs: [],
      vendorEstimateMl: null,
      abstained: ['too-short'],
    });
  });

  test('gives the same answer twice', async () => {
    expect(await json(aRun())).toEqual(await json(aRun()));
  });
});

describe('a flag beats the file, the file beats a default', () => {
  test('body mass and height', async () => {
    const path = aRun({ massKg: 82, heightM: 1.9 });
    expect(await input('mass', path)).toMatchObject({ value: 82, source: 'file' });
    expect(await input('mass', path, '--mass-kg', '64,5')).toMatchObject({ value: 64.5, source: 'flag' });
    expect(await input('height', path, '--height-cm', '170')).toMatchObject({ value: 1.7, source: 'flag' });
    expect(await input('height', aRun({ heightM: null }))).toMatchObject({ source: 'default' });
  });

  test('air temperature', async () => {
    const path = aRun({ temperature: 24 });
    expect(await input('air', path)).toMatchObject({ source: 'device' });
    expect(await input('air', path, '--air-c', '-3')).toMatchObject({ value: -3, source: 'flag' });
    expect(await input('air', aRun({ temperature: null }))).toMatchObject({ source: 'default' });
  });

  test('everything else that can be said', async () => {
    const path = aRun({ speed: null, from: null, altitude: null });
    const flags = ['--sex', 'female', '--age', '31', '--vo2max', '55', '--hr-rest', '45', '--hr-max', '190'];
    const weather = [
      '--humidity',
      '80',
      '--wind-ms',
      '2',
      '--solar-wm2',
      '400',
      '--clothing',
      'long_sleeves',
    ];
    const { inputs } = await json(path, ...flags, ...weather, '--no-indoor', '--acclimatised');
    const told = Object.fromEntries(inputs.map(({ name, value, source }) => [name, [value, source]]));
    expect(told).toMatchObject({
      sex: ['female', 'flag'],
      age: [31, 'flag'],
      vo2max: [55, 'flag'],
      hrRest: [45, 'flag'],
      hrMax: [190, 'flag'],
      humidity: [80, 'flag'],
      wind: [2 * 0.65, 'flag'], // ten metres up as forecasts tell it, and less at body height
      solar: [400, 'flag'],
      clothing: [0.5, 'flag'],
      indoor: [false, 'flag'],
      heatDays: [14, 'flag'],
    });
    expect(await input('wind', path, '--indoor', '--wind-ms', '2')).toMatchObject({ value: 2 });
    expect(await input('clothing', path, '--clothing', '0,4')).toMatchObject({ value: 0.4 });
  });

  test('more heat is more sweat', async () => {
    const litres = async (airC: string) => (await json(aRun(), '--air-c', airC)).sweat['litres']!;
    expect(await litres('32')).toBeGreaterThan((await litres('12')) * 1.5);
  });
});

describe('what it says to a person', () => {
  test('has the range, magnesium, a curve, the drivers and the grade', async () => {
    const { out } = await estimate(aRun({ sweatMl: 900 }), '--air-c', '26');
    expect(out).toMatch(/^Run(ning)?, 1 h 00 min: about \d\.\d L of sweat, likely \d\.\d to \d\.\d L\n/);
    expect(out).toMatch(/Magnesium in it: \d/);
    expect(out).toContain('own estimate: 0.9 L');
    expect(out).toMatch(/\n {2}[ ▁▂▃▄▅▆▇█]{60}\n/);
    expect(out).toMatch(/Air temperature +\+\d\.\d\d {2}\++ +\d+ °C against 20 °C/);
    expect(out).toContain('need not add up');
    expect(out).toMatch(/Data quality [A-D]: /);
    expect(out).not.toMatch(/NaN|undefined|\{|\}/);
  });

  test('in Swedish it has Swedish words and a decimal comma', async () => {
    const { out } = await run(['estimate', aRun(), '--lang', 'sv']);
    expect(out).toMatch(/: ungefär \d,\d L svett, troligen \d,\d till \d,\d L\n/);
    expect(out).toContain('Lufttemperatur');
    expect(out).not.toMatch(/\d\.\d L|likely|Sweat/);
  });

  test('a small loss is "under 0.2 L", not a number nobody can know', async () => {
    const path = aRun({ minutes: 6, speed: 1.2, heartRate: null });
    const { out } = await estimate(path, '--air-c', '5');
    expect(out).toMatch(/^Run(ning)?, 6 min: under 0\.2 L of sweat\n/);
    expect((await run(['estimate', path, '--air-c', '5', '--lang', 'sv'])).out).toContain('under 0,2 L');
  });

  test('magnesium has a decimal where there is little of it, and none where there is more', async () => {
    const ranges: string[] = [];
    for (const minutes of [20, 60, 180]) {
      const { out } = await estimate(aRun({ minutes }), '--air-c', '20');
      ranges.push(/Magnesium in it: (.*) mg, likely/.exec(out)![1]!);
    }
    for (const end of ranges.flatMap((range) => range.split(' to ')))
      expect(end).toMatch(/^([01]\.\d|[2-9]|\d{2,})$/);
    expect(ranges.some((range) => /^[01]\.\d to \d+$/.test(range))).toBe(true);
  });

  test('a triathlon has its legs, small ones as under 0.2 L too', async () => {
    const path = aRun({
      legs: [
        { sport: 'cycling', minutes: 40, power: 200, speed: 9 },
        { sport: 'transition', minutes: 2, power: null, speed: 1 },
        { sport: 'running', minutes: 25, power: null, speed: 3.2 },
      ],
    });
    const { out } = await estimate(path);
    const legs = out.slice(out.indexOf('\nLegs\n')).split('\n').slice(2, 5);
    expect(legs[0]).toMatch(/40 min +\d\.\d–\d\.\d L$/);
    expect(legs[1]).toMatch(/2 min +under 0\.2 L$/);
    expect(legs[2]).toMatch(/25 min +\d\.\d–\d\.\d L$/);
  });
});
