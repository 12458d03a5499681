import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exitCodeOf } from '#src/cli/exit-code';
import { wordsIn } from '#src/words/words';
import { aFitFile, aGpxFile, aTcxFile, type MadeFit } from '../support/activity-files.js';
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
/** A file of any size that takes up no room on the disk. */
function hollow(name: string, bytes: number): string {
  const path = file(name, new Uint8Array());
  truncateSync(path, bytes);
  return path;
}
const aRun = (options: MadeFit = {}) => file('run.fit', aFitFile({ everyS: 5, ...options }));
const estimate = (path: string, ...flags: string[]) => run(['estimate', path, '--lang', 'en', ...flags]);

describe('how it ends', () => {
  test('0 with an estimate, whatever the format, also gzipped', async () => {
    const gpx = file('run.gpx', aGpxFile({ everyS: 5 }));
    const tcx = file('run.tcx.gz', gzipSync(aTcxFile({ everyS: 5 })));
    for (const path of [aRun(), gpx, tcx]) {
      const { code, out, err } = await estimate(path, '--mass-kg', '70');
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('L of sweat, likely');
    }
  });

  test('2 without any body mass, saying on one line what to give', async () => {
    const { code, out, err } = await estimate(aRun({ massKg: null }));
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      'Svett needs a body mass, and the file tells none: give it in kilograms, like --mass-kg 70.\n',
    );
    const swedish = await run(['estimate', aRun({ massKg: null }), '--lang', 'sv']);
    expect([swedish.code, swedish.err]).toEqual([2, expect.stringMatching(/kroppsvikt.*--mass-kg/)]);
    expect((await estimate(aRun({ massKg: null }), '--json')).code).toBe(2);
  });

  test.each<[string[], string]>([
    [['--mass-kg', 'seventy'], '--mass-kg must be a number of kilograms from 20 to 350'],
    [['--mass-kg', '7000'], '--mass-kg must be a number of kilograms from 20 to 350'],
    [['--mass-kg', ''], '--mass-kg must be'],
    [['--air-c', 'NaN'], '--air-c must be a number of °C from -45 to 55'],
    [['--humidity', '101'], '--humidity must be a number of per cent from 0 to 100'],
    [['--clothing', 'armour'], '--clothing must be one of shorts, running_kit'],
    [['--clothing', ''], '--clothing must be one of'],
    [['--solar-wm2', 'Infinity', '--wind-ms', '-3'], '--wind-ms must be'],
    [['--sex', 'M'], '--sex must be male or female\n'],
    [['--mass-kg', '0x46'], '--mass-kg must be a number of kilograms'],
    [['--mass-kg', '7e1'], '--mass-kg must be a number of kilograms'],
    [['--mass-kg', '70,5,2'], '--mass-kg must be a number of kilograms'],
    [['--hr-rest', '120', '--hr-max', '90'], '--hr-rest must be below --hr-max'],
    [['--hr-rest', '100', '--hr-max', '100'], '--hr-rest must be below --hr-max'],
  ])('2 with a flag that makes no sense: %j', async (flags, words) => {
    const { code, out, err } = await estimate(aRun(), ...flags);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err).toMatch(/^[^\n]+\n$/);
  });

  test.each<[string[], string]>([
    [['estimate'], "missing required argument 'file'"],
    [['estimate', 'x.fit', '--colour', 'red'], "unknown option '--colour'"],
    [['guess', 'x.fit'], "unknown command 'guess'"],
    [['estimate', 'x.fit', '--lang', 'xx'], 'Allowed choices are en, sv.'],
    [['import', 'x.fit', '--lang', 'xx'], 'Allowed choices are en, sv.'],
    [['user', 'add'], "required option '--birth-date <day>' not specified"],
    [['token', 'add'], "required option '--user <email>' not specified"],
  ])('2 when it was called wrongly: %j', async (args, words) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  test.each<[string, () => string]>([
    ['that is not there', () => join(folder, 'nowhere.fit')],
    ['that is a folder', () => folder],
    ['that is a device without an end', () => '/dev/zero'],
    ['that is larger than any workout', () => hollow('huge.fit', 3 * 1024 ** 3)],
    ['that is empty', () => file('empty.fit', new Uint8Array())],
    ['of something else', () => file('letter.txt', Buffer.from('Dear all,\n\nno sweat.\n'))],
    ['of XML named after a part of JavaScript', () => file('odd.gpx', Buffer.from('<constructor/>'))],
    ['of settings, not of an activity', () => file('settings.fit', aFitFile({ fileType: 2 }))],
    ['of a route without times', () => file('route.gpx', aGpxFile({ noTime: true }))],
  ])('3 for a file %s, with the reason on one line', async (_, path) => {
    const { code, out, err } = await estimate(path(), '--mass-kg', '70');
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^[^\n]{15,}\n$/);
  });

  test('a file too large is turned away in the reader’s own words', async () => {
    const { err } = await estimate(hollow('huge.fit', 20 * 1024 ** 2 + 1));
    expect(err).toMatch(/^The file is larger than 20 MiB/);
  });

  test('0 where there is no estimate for another reason, and the reason is told', async () => {
    const { code, out } = await estimate(aRun({ minutes: 2 }));
    expect(code).toBe(0);
    expect(out).toBe(
      'No estimate for this session.\n  Shorter than three minutes: too little to say anything.\n',
    );
  });

  test.each([[{ reason: 'none' }], [undefined], ['a bare word']])(
    '1 with words of our own where %j was thrown, which is no error',
    (thrown) => {
      expect(exitCodeOf(thrown, wordsIn('en'))).toEqual({
        code: 1,
        line: expect.stringContaining('Please report'),
      });
    },
  );

  test('0 for help, and for its version', async () => {
    for (const flag of ['--help', '--version']) {
      const { code, out, err } = await run([flag]);
      expect([code, err]).toEqual([0, '']);
      expect(out.length).toBeGreaterThan(4);
    }
  });
});
