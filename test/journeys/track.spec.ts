import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Tokens } from '#src/entry/tokens';
import { Athlete } from '#src/people/athlete.entity';
import { TOKEN_SCOPES } from '#src/people/token-scope';
import { RawData } from '#src/sessions/raw-data';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { TheDesk } from '../support/the-desk.js';

// Where somebody was is for them alone, at a page.

const TILES = 'https://tiles.example.org/{z}/{x}/{y}.png';
const RIDE = {
  sport: 'ride',
  streams: {
    latitudeDeg: (second: number) => 59.86 + second * 3e-5,
    longitudeDeg: (second: number) => 17.64 + Math.sin(second / 300) * 0.01,
    powerW: 180,
  },
} as const;

let svett: TestApp;
let mapped: TestApp;
let desk: TheDesk;
let ada: Browser;
beforeAll(async () => {
  svett = await anApp();
  mapped = await anApp({ settings: { MAP_TILES: TILES, MAP_CREDIT: 'The map makers' } });
  ({ desk, browser: ada } = await TheDesk.signedIn(svett));
});
afterAll(() => Promise.all([svett.close(), mapped.close()]));

const at = (id: string | null) => `/api/v1/sessions/${id}/track`;

test('the athlete sees the way they went, and no cache keeps it', async () => {
  const { sessionId } = await desk.take('file:a', RIDE);
  const answer = await ada.get(at(sessionId));
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'private, no-store']);
  const { lines, tiles } = answer.json();
  expect(tiles).toBeNull();
  expect(lines).toHaveLength(1);
  expect([lines[0].latitudeDeg[0], lines[0].longitudeDeg[0]]).toEqual([59.86, 17.64]);
  expect(lines[0].timeS.at(-1)).toBe(3600);
});

test('nobody else sees it, and no program, whatever it may read else', async () => {
  const { sessionId } = await desk.take('file:b', { ...RIDE, startedAt: new Date('2026-06-21T08:00:00Z') });
  const eve = await svett.athlete('eve@example.org');
  const answer = await eve.get(at(sessionId));
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'sessions.no-such-session']);
  const { accountId } = (await svett.database.read(Athlete).findOneBy({ id: desk.athleteId }))!;
  const wish = { name: 'reader', scopes: TOKEN_SCOPES, days: 1 };
  const { token } = await svett.get(Tokens).add(accountId, wish);
  const asked = { method: 'GET' as const, headers: { authorization: `Bearer ${token}` } };
  const streams = await svett.app.inject({ ...asked, url: `/api/v1/sessions/${sessionId}/streams` });
  expect(streams.statusCode).toBe(200);
  const refused = await svett.app.inject({ ...asked, url: at(sessionId) });
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'entry.tokens-need-a-person']);
  expect((await svett.browser().get(at(sessionId))).statusCode).toBe(401);
});

test('what only Strava tells is drawn for its athlete, as long as it may be kept', async () => {
  const { sessionId } = await desk.take('strava:9', {
    ...RIDE,
    startedAt: new Date('2026-06-22T08:00:00Z'),
  });
  expect((await ada.get(at(sessionId))).json().lines).toHaveLength(1);
  svett.clock.pass({ days: 6 });
  await svett.get(RawData).onAged();
  expect((await ada.get(at(sessionId))).json()).toEqual({ lines: [], tiles: null });
});

test('every other answer about a session is silent about places, curves among them', async () => {
  const { sessionId } = await desk.take('file:c', { ...RIDE, startedAt: new Date('2026-06-23T08:00:00Z') });
  for (const part of ['', '/streams', '/estimate', '/drivers', '/weigh-in', '/effort']) {
    const { body } = await ada.get(`/api/v1/sessions/${sessionId}${part}`);
    expect(body).not.toMatch(/59[.]8|17[.]6|latitude|longitude/i);
  }
});

test('pages may fetch pictures from here alone, or from the one server of tiles an operator named', async () => {
  const policy = async (app: TestApp) => {
    const { headers } = await app.browser().get('/api/v1/setup');
    return String(headers['content-security-policy'])
      .split(';')
      .map((part) => part.trim());
  };
  const [without, withTiles] = [await policy(svett), await policy(mapped)];
  expect(without).toContain("img-src 'self' data:");
  expect(withTiles).toContain("img-src 'self' data: https://tiles.example.org");
  expect(withTiles.filter((part) => !part.startsWith('img-src'))).toEqual(
    without.filter((part) => !part.startsWith('img-src')),
  );
});

test('the page is told of that server, and whom to name beside its tiles', async () => {
  const { desk: hers, browser } = await TheDesk.signedIn(mapped);
  const { sessionId } = await hers.take('file:a', RIDE);
  expect((await browser.get(at(sessionId))).json().tiles).toEqual({
    template: TILES,
    host: 'tiles.example.org',
    credit: 'The map makers',
  });
});
