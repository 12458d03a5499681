import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openApi } from '#src/door/openapi';
import { allRows } from './all-rows.js';
import { aStage, type Stage } from './stage.js';
import { expected, visit } from './visits.js';

const rows = await allRows();

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
}, 120_000);
afterAll(() => stage.close());

test('every route has a row that says who may call it', () => {
  const told = new Set<string>(rows.map(({ route }) => route));
  const missing = stage.routes.filter((route) => !told.has(route)).map(whatToWrite);
  expect(missing).toEqual([]);
});

test('no row tells of a route that is gone, or twice of one', () => {
  const told = rows.map(({ route }) => route);
  expect(told.filter((route) => !stage.routes.includes(route))).toEqual([]);
  expect(told.filter((route, n) => told.indexOf(route) !== n)).toEqual([]);
});

test('every route of the API stands in its document', () => {
  const documented = Object.entries(openApi(stage.app).paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  const api = stage.routes.filter((route) => route.includes(' /api/'));
  expect(api.filter((route) => !documented.includes(route))).toEqual([]);
});

// Some twenty visitors come to each, and where a thing may be removed it is made anew for every one.
const PATIENCE_MS = 120_000;
test.each(rows)(
  '$route lets in: $letsIn',
  async (row) => {
    expect(await visit(stage, row)).toEqual(expected(row));
  },
  PATIENCE_MS,
);

function whatToWrite(route: string): string {
  const room = /\/api\/v1\/(\w+)/.exec(route)?.[1] ?? 'door';
  const who = route.includes('/:id') ? "letsIn: 'owner', thing: …" : "letsIn: 'signed-in'";
  return (
    `Nobody has said who may call ${route}: add a row to test/journeys/authorisation/<room>.rows.ts (that of ` +
    `“${room}”), such as { route: '${route}', ${who}, token: 'never' }; row.ts tells what can be said.`
  );
}
