import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { SessionFile } from '#src/sessions/session-file.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { aFitFile } from '../support/fit-file.js';

interface Page {
  items: { startedAt: string }[];
  next: string | null;
}

let svett: TestApp;
let ada: Browser;
let bo: Browser;
let sessionId: string;
const run = { name: 'run.fit', bytes: aFitFile({ minutes: 45 }) };

beforeAll(async () => {
  svett = await anApp();
  ada = await svett.operator();
  bo = await svett.athlete('bo@example.org');
  sessionId = (await ada.upload(run)).json().items[0].sessionId as string;
  await svett.work();
});
afterAll(() => svett.close());

describe('how hard it felt', () => {
  const place = () => `/api/v1/sessions/${sessionId}/effort`;
  const load = async () => (await ada.get(`/api/v1/sessions/${sessionId}/load`)).json().load;

  test('is told, changed and taken away, and the load by feel goes with it', async () => {
    expect((await ada.get(place())).json()).toEqual({ told: null, recorded: null });
    for (const rpe of [6, 6, 7.5]) {
      const answer = await ada.put(place(), { rpe });
      expect([answer.statusCode, answer.json()]).toEqual([200, { told: rpe, recorded: null }]);
      expect((await load()).sessionRpeLoad).toBeCloseTo(rpe * 45, 5);
    }
    expect((await ada.delete(place())).statusCode).toBe(204);
    expect((await ada.get(place())).json()).toEqual({ told: null, recorded: null });
    expect((await load()).sessionRpeLoad).toBeNull();
  });

  test.each([-1, 11, 6.2, '6', null])('lies on a scale from 0 to 10, and %p does not', async (rpe) => {
    expect((await ada.put(place(), { rpe })).statusCode).toBe(400);
  });
});

test('a workout comes in as Garmin packs it, in a zip, and is the same one without', async () => {
  const bytes = aFitFile({ startedAt: new Date('2026-02-01T07:00:00Z') });
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(bytes), '77001234_ACTIVITY.fit');
  zip.end();
  const packed = await ada.upload({ name: '77001234.zip', bytes: await buffer(zip.outputStream) });
  const bare = await ada.upload({ name: 'the-same.fit', bytes });
  const [inZip] = packed.json().items as [{ sessionId: string }];
  expect(inZip).toMatchObject({ name: '77001234.zip', outcome: 'recorded', problem: null });
  expect(bare.json().items).toMatchObject([{ outcome: 'already-known', sessionId: inZip.sessionId }]);
  await ada.delete(`/api/v1/sessions/${inZip.sessionId}`);
});

describe('somebody else', () => {
  test('finds nothing in their list', async () => {
    expect((await bo.get('/api/v1/sessions')).json()).toEqual({ items: [], next: null });
  });

  test.each(['', '/streams', '/track', '/estimate', '/drivers', '/effort'])(
    'is told that there is no such session: %s',
    async (place) => {
      const answer = await bo.get(`/api/v1/sessions/${sessionId}${place}`);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'sessions.no-such-session']);
      expect((await ada.get(`/api/v1/sessions/${sessionId}${place}`)).statusCode).toBe(200);
    },
  );

  test('cannot tell how hard it felt', async () => {
    expect((await bo.put(`/api/v1/sessions/${sessionId}/effort`, { rpe: 6 })).statusCode).toBe(404);
    expect((await bo.delete(`/api/v1/sessions/${sessionId}/effort`)).statusCode).toBe(404);
  });

  test('cannot remove it', async () => {
    expect((await bo.delete(`/api/v1/sessions/${sessionId}`)).statusCode).toBe(404);
    expect((await ada.get(`/api/v1/sessions/${sessionId}`)).statusCode).toBe(200);
  });

  test('may hand in the very same file, as a session of their own', async () => {
    const [item] = (await bo.upload(run)).json().items;
    expect(item.outcome).toBe('recorded');
    expect(item.sessionId).not.toBe(sessionId);
  });
});

test.each([
  ['GET', '/api/v1/me'],
  ['GET', '/api/v1/profile'],
  ['GET', '/api/v1/profile/masses'],
  ['GET', '/api/v1/sessions'],
  ['GET', '/api/v1/estimates?sessionIds=x'],
  ['GET', '/api/v1/tokens'],
  ['POST', '/api/v1/sessions/files'],
  ['DELETE', '/api/v1/tokens/3f0c6b1e-8a52-4a55-9b0e-3a1f6a4b2c11'],
] as const)('nobody gets in without signing in: %s %s', async (method, url) => {
  const answer = await svett.app.inject({ method, url });
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'people.not-signed-in']);
});

test('a removed session takes its file, its curves and its estimate along, and may come back', async () => {
  const cy = await svett.athlete('cy@example.org');
  const file = { name: 'ride.fit', bytes: aFitFile({ minutes: 20, sport: 'cycling' }) };
  const first = (await cy.upload(file)).json().items[0].sessionId as string;
  const { athleteId } = (await svett.database.read(SessionSource).findBy({ sessionId: first }))[0]!;
  await svett.work();
  expect((await cy.delete(`/api/v1/sessions/${first}`)).statusCode).toBe(204);
  expect(await svett.database.read(SessionSource).countBy({ sessionId: first })).toBe(0);
  expect(await svett.database.read(SessionFile).countBy({ athleteId })).toBe(0);
  expect((await cy.get(`/api/v1/sessions/${first}`)).statusCode).toBe(404);
  expect((await cy.upload(file)).json().items[0].outcome).toBe('recorded');
});

test('a list longer than a page is read page by page, newest first, each session once', async () => {
  const di = await svett.athlete('di@example.org');
  const starts = Array.from({ length: 7 }, (_, n) => new Date(Date.UTC(2026, 4, 1 + n, 6)));
  await di.upload(
    ...starts.map((startedAt, n) => ({ name: `${n}.fit`, bytes: aFitFile({ minutes: 10, startedAt }) })),
  );
  const seen: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: Page = (await di.get(`/api/v1/sessions?limit=3${next && `&before=${next}`}`)).json<Page>();
    seen.push(...page.items.map(({ startedAt }) => startedAt));
    next = page.next;
  }
  expect(seen).toEqual(starts.map((start) => start.toISOString()).reverse());
  expect((await di.get('/api/v1/sessions?before=nonsense')).json().code).toBe('sessions.no-such-page');
});
