import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

/** One breach a line: the file that does it, what it imports, and the rule that must see it. */
const BREACHES: [file: string, imports: string, rule: string][] = [
  ['src/kernel/nosy.ts', '#src/database/rows', 'room-kernel'],
  ['src/kernel/with-package.ts', 'zod', 'pure-rooms'],
  ['src/config/nosy.ts', '#src/people/people.port', 'room-config'],
  ['src/config/with-package.ts', 'rxjs', 'config-is-small'],
  ['src/sweat/configured.ts', '#src/config/settings', 'room-sweat'],
  ['src/sweat/from-disk.ts', 'node:fs', 'pure-rooms'],
  ['src/database/nosy.ts', '#src/people/people.port', 'room-database'],
  ['src/door/nosy.ts', '#src/people/people.port', 'room-door'],
  ['src/words/nosy.ts', '#src/database/rows', 'room-words'],
  ['src/jobs/nosy.ts', '#src/sessions/sessions.port', 'room-jobs'],
  ['src/people/forward.ts', '#src/sessions/sessions.port', 'room-people'],
  ['src/sessions/forward.ts', '#src/estimates/estimates.port', 'room-sessions'],
  ['src/sessions/brand.ts', '#integrations/garmin/garmin', 'integrations-only-from-the-top'],
  ['src/estimates/to-the-page.ts', '#integrations/garmin/garmin', 'room-estimates'],
  ['src/estimates/with-typeorm.ts', 'typeorm', 'typeorm-in-its-place'],
  ['src/estimates/other-rows.ts', '#src/people/athlete.entity', 'entities-at-home'],
  ['src/estimates/with-scheduler.ts', '@nestjs/schedule', 'one-timetable'],
  ['src/estimates/barrel-user.ts', '#src/estimates/index', 'no-barrels'],
  ['src/estimates/shelf-user.ts', '#src/estimates/date-utils', 'no-shelves'],
  ['src/estimates/deep-user.ts', '#src/estimates/deeper/still', 'no-sub-rooms'],
  ['src/estimates/tested.ts', 'fast-check', 'only-what-is-installed'],
  ['src/estimates/lost.ts', '#src/estimates/nowhere', 'no-unresolvable'],
  ['src/estimates/ring-a.ts', '#src/estimates/ring-b', 'no-cycles'],
  ['integrations/garmin/nosy.ts', '#src/sessions/log', 'integrations-by-ports'],
  ['integrations/garmin/rival.ts', '#integrations/strava/strava', 'integrations-apart'],
  ['migrations/1-with-entity.ts', '#src/people/athlete.entity', 'history-stands-still'],
  ['web/src/nosy.ts', '../../src/kernel/clock', 'web-by-http'],
  ['src/estimates/page.ts', '../../web/src/page', 'server-without-page'],
];

/** What the breaches reach for, and a few neighbours that do nothing wrong. */
const INNOCENT: Record<string, string> = {
  'src/kernel/clock.ts': '',
  'src/config/settings.ts': `import 'zod'; import '#src/kernel/clock';`,
  'src/database/rows.ts': `import 'typeorm';`,
  'src/words/words.ts': `import '#src/config/settings';`,
  'src/door/validation.ts': `import '#src/words/words';`,
  'src/people/people.port.ts': `import '#src/door/validation';`,
  'src/people/athlete.entity.ts': `import 'typeorm';`,
  'src/sessions/sessions.port.ts': `import '#src/people/people.port';`,
  'src/sessions/session.entity.ts': `import '#src/people/athlete.entity';`,
  'src/sessions/log.ts': `import '#src/database/rows'; import '#src/jobs/outbox';`,
  'src/jobs/outbox.ts': `import '@nestjs/schedule';`,
  'src/estimates/estimates.port.ts': `import '#src/sweat/phs'; import '#src/sessions/log';`,
  'src/estimates/index.ts': '',
  'src/estimates/ring-b.ts': `import '#src/estimates/ring-a';`, // a ring is reported once, where it begins
  'src/estimates/date-utils.ts': '',
  'src/estimates/deeper/still.ts': '',
  'src/sweat/phs.ts': `import '#src/kernel/clock';`,
  'src/tables.ts': `import '#src/people/athlete.entity';`,
  'src/app.module.ts': `import '#integrations/garmin/garmin'; import '#src/tables';`,
  'integrations/garmin/garmin.ts': `import '#src/sessions/sessions.port'; import '#src/kernel/clock';`,
  'integrations/strava/strava.ts': '',
  'migrations/0-first.ts': `import 'typeorm'; import '#src/database/rows';`,
  'web/src/page.ts': '',
};

interface Violation {
  from: string;
  rule: { name: string };
}

const house = mkdtempSync(join(tmpdir(), 'svett-walls-'));
let violations: Violation[] = [];

beforeAll(() => {
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    cpSync(file, join(house, file));
  symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'));
  for (const [file, text] of Object.entries(INNOCENT)) put(file, text);
  for (const [file, imports] of BREACHES) put(file, `import '${imports}';`);
  violations = cruise('src', 'integrations', 'migrations', 'web');
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the walls of the house', () => {
  test.each(BREACHES)('%s may not import %s (%s)', (file, _imports, rule) => {
    expect(rulesBrokenBy(file)).toContain(rule);
  });

  test('whoever keeps to them is left in peace', () => {
    expect(Object.keys(INNOCENT).flatMap(rulesBrokenBy)).toEqual([]);
  });
});

function put(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), `${text}\nexport {};\n`);
}

function rulesBrokenBy(file: string): string[] {
  return violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);
}

/** Runs dependency-cruiser in the planted house; it ends with 1 when it finds something, which is what we want. */
function cruise(...folders: string[]): Violation[] {
  const script = join(process.cwd(), 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [script, ...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const report = execFileSync(process.execPath, args, { cwd: house, encoding: 'utf8', maxBuffer: 1 << 26 });
  return (JSON.parse(report) as { summary: { violations: Violation[] } }).summary.violations;
}
