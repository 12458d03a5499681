import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { connectors } from '#integrations/connectors';
import { coverageTable, termsTable } from '#src/cli/connector-tables';
import { Settings } from '#src/config/settings';
import { SystemClock } from '#src/kernel/clock';

const { all } = connectors(Settings.from({}), { derive: () => '' }, new SystemClock());
const page = readFileSync('docs/connectors.md', 'utf8');

test.each([
  ['coverage', coverageTable(all)],
  ['terms', termsTable(all)],
])('the table of %s is what the connectors say; `npm run docs:connectors` draws it anew', (name, table) => {
  const [, drawn] =
    new RegExp(`<!-- ${name}: [^>]*begin -->\n\n([^]*?)\n\n<!-- ${name}: end -->`).exec(page) ?? [];
  expect(drawn).toBe(table);
});

test('every field and stream that a connector claims has a row', () => {
  const rows = coverageTable(all).split('\n').length - 2;
  const claimed = new Set(
    all.flatMap(({ coverage }) => [
      ...coverage.fields,
      ...coverage.streams.map((channel) => `each ${channel}`),
    ]),
  );
  const marked = coverageTable(all)
    .split('\n')
    .filter((row) => row.includes('●') && !/^\| (body mass|takes |tells )/.test(row));
  expect(marked).toHaveLength(claimed.size);
  expect(rows).toBeGreaterThan(claimed.size);
});

test('what an operator sets stricter shows in the terms', () => {
  const strict = Settings.from({ STRAVA_RAW_TTL_DAYS: '2', STRAVA_DERIVED: 'purge' });
  const table = termsTable(connectors(strict, { derive: () => '' }, new SystemClock()).all);
  expect(table).toMatch(/\| raw data is kept +\| 2 days /);
  expect(table).toMatch(/\| results after that +\| go with it /);
});
