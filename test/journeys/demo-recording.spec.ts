import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { TodayView } from '../../src/today/today.shapes.js';
import type { Recording } from '../../web/src/demo/recording.js';
import { anApp, type TestApp } from '../support/app.js';

/** What the made athlete is answered, held against the API as it is now: whoever changes it records anew. */

const text = readFileSync(join(import.meta.dirname, '../../web/src/demo/recording.json'), 'utf8');
const recording = JSON.parse(text) as Recording;
const BIGGEST_BYTES = 300_000;

interface Document {
  paths: Record<
    string,
    { get?: { responses: Record<string, { content?: Record<string, { schema: object }> }> } }
  >;
  components: { schemas: Record<string, object> };
}
let svett: TestApp;
let document: Document;
beforeAll(async () => {
  svett = await anApp();
  document = (await svett.browser().get('/openapi.json')).json();
});
afterAll(() => svett.close());

/** The schema by which this path answers; undefined: there is no such route any more. */
function shapeOf(path: string): z.ZodType | undefined {
  const fits = (one: string) => new RegExp(`^${one.replace(/[{][^}]+[}]/g, '[^/]+')}$`).test(path);
  // One that is named goes before one with something open in it.
  const route = path in document.paths ? path : Object.keys(document.paths).find(fits);
  const answers = route === undefined ? undefined : document.paths[route]!.get?.responses['200'];
  const schema = answers?.content?.['application/json']?.schema;
  if (schema === undefined) return undefined;
  const whole = asJsonSchema({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0]);
}

/** OpenAPI 3.0 says `nullable` and keeps its schemas elsewhere. */
function asJsonSchema(told: unknown): unknown {
  if (Array.isArray(told)) return told.map(asJsonSchema);
  if (typeof told === 'string') return told.replace('#/components/schemas/', '#/$defs/');
  if (typeof told !== 'object' || told === null) return told;
  const { nullable, ...others } = told as { nullable?: unknown };
  const schema = Object.fromEntries(Object.entries(others).map(([key, one]) => [key, asJsonSchema(one)]));
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

const faultsIn = (answers: Record<string, unknown>) =>
  Object.entries(answers).flatMap(([asked, said]) => {
    const shape = shapeOf(asked.split('?')[0]!);
    if (shape === undefined) return [`${asked}: no such route`];
    const { error } = shape.safeParse(said);
    return error ? [`${asked}: ${z.prettifyError(error).slice(0, 300)}`] : [];
  });

test.each(['answers', 'sv'] as const)(
  'every recorded answer is one the API could give today; if not: npm run demo:record (%s)',
  (part) => {
    expect(faultsIn(recording[part])).toEqual([]);
  },
);

test('the pages one looks around in have their answers', () => {
  const paths = Object.keys(recording.answers).map((asked) => asked.split('?')[0]!);
  const there = (path: RegExp) => paths.filter((one) => path.test(one)).length;
  expect(there(/\/sessions$/)).toBeGreaterThan(0);
  expect(there(/\/sessions\/[^/]+\/streams$/)).toBeGreaterThan(2);
  expect(there(/\/coverage$/)).toBeGreaterThan(0);
  expect(there(/\/planned-sessions/)).toBeGreaterThan(0);
  expect(there(/\/sweat-factor$/)).toBeGreaterThan(0);
  for (const path of ['weighings', 'sweat-map', 'inbox', 'links', 'sign-ins', 'consents'])
    expect(paths).toContain(`/api/v1/${path}`);
});

test('her day has all its parts, in both languages', () => {
  for (const part of ['answers', 'sv'] as const) {
    const today = recording[part]['/api/v1/today'] as TodayView;
    expect(today.last?.estimate.sweat).not.toBeNull();
    const daysAgo =
      (Date.parse(recording.recordedAt) - Date.parse(today.last!.session.startedAt)) / 86_400_000;
    expect(daysAgo).toBeLessThan(1.5);
    expect(today.now.length).toBeGreaterThan(0);
    expect(today.week?.coverage).not.toBeNull();
    expect(today.next?.expected.sweatL).not.toBeNull();
  }
  const { trials } = recording.answers['/api/v1/sweat-accuracy'] as { trials: number };
  expect(trials).toBeGreaterThanOrEqual(5);
});

test('it is small, and of nobody who exists', () => {
  expect(Buffer.byteLength(text)).toBeLessThan(BIGGEST_BYTES);
  const addresses = text.match(/[\w.+-]+@[\w.-]+/g) ?? [];
  expect(addresses.filter((address) => !address.endsWith('@example.org'))).toEqual([]);
  expect(text).not.toMatch(/svett_pat_|token=/);
});
