import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Attributions } from '#src/sessions/attributions.port';
import { RawData } from '#src/sessions/raw-data';
import { SessionViews } from '#src/sessions/session-views';
import { Tellers } from '#src/sessions/tellers';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { TheDesk } from '../support/the-desk.js';

/** Signs as Strava and Garmin want it. */
const attributions: Attributions = {
  of: (source, externalId, device) => {
    if (source === 'file') return null;
    const strava = { text: 'Powered by Strava', url: `https://strava.example/${externalId}` };
    const plain = { text: null, url: null };
    return {
      ...(source === 'strava' ? strava : plain),
      linkText: source === 'strava' ? 'View on Strava' : null,
      device: source === 'garmin' && device ? `Garmin ${device.product}` : null,
    };
  },
};
const FENIX = { maker: 'Garmin', product: 'Fenix', serial: '7', kind: 'watch' as const };

let svett: TestApp;
let desk: TheDesk;
let views: SessionViews;
let browser: Browser;
beforeAll(async () => {
  svett = await anApp();
  views = new SessionViews(svett.get(Tellers), attributions);
});
afterAll(() => svett.close());
beforeEach(async () => {
  ({ desk, browser } = await TheDesk.signedIn(svett));
});

test('a session is signed by every source that tells of it, each once, in however many parts it told', async () => {
  await desk.take('garmin:7', { notes: ['no-records'], streams: {} }, { part: 'summary' });
  await desk.take('garmin:7', { device: FENIX }, { part: 'details' });
  await desk.take('strava:9', {}, { aliases: ['garmin:7'] });
  const [seen] = await views.summaries('owner', await desk.sessions());
  expect(seen!.sources).toEqual([
    {
      source: 'garmin',
      device: 'Garmin Fenix',
      purged: false,
      signature: { text: null, url: null, linkText: null, device: 'Garmin Fenix' },
    },
    {
      source: 'strava',
      device: null,
      purged: false,
      signature: {
        text: 'Powered by Strava',
        url: 'https://strava.example/9',
        linkText: 'View on Strava',
        device: null,
      },
    },
  ]);
});

test('others are told of the sources they may see something of, and of no others', async () => {
  await desk.take('garmin:7', {});
  await desk.take('strava:9', { rpe: 8 }, { aliases: ['garmin:7'] });
  const [row] = await desk.sessions('others');
  const seen = await views.detail('others', row!);
  expect(seen.sources.map(({ source }) => source)).toEqual(['garmin']);
  expect(seen).toMatchObject({ rpe: null, sameAs: null });
  expect(JSON.stringify(seen)).not.toContain('trava');
});

test('a page says where each field is from, and that nothing can be made anew once all is purged', async () => {
  const { sessionId } = await desk.take('strava:9', { rpe: 8 });
  const before = (await browser.get(`/api/v1/sessions/${sessionId}`)).json();
  expect(before).toMatchObject({ frozen: false, rpe: 8, provenance: { rpe: 'strava', records: 'strava' } });
  svett.clock.pass({ days: 6 });
  await svett.get(RawData).onAged();
  const after = (await browser.get(`/api/v1/sessions/${sessionId}`)).json();
  expect(after).toMatchObject({ frozen: true, rpe: null, sources: [{ source: 'strava', purged: true }] });
  expect((await browser.get(`/api/v1/sessions/${sessionId}/streams`)).json()).toEqual({
    timeS: [],
    channels: {},
  });
});

test('whether two sessions are one is asked on the page and answered there, once', async () => {
  const file = await desk.take('file:a', { startedAt: new Date('2026-06-20T17:00:00Z') });
  const hidden = await desk.take('strava:9', {
    startedAt: new Date('2026-06-20T00:00:00Z'),
    notes: ['start-hidden'],
  });
  const url = `/api/v1/sessions/${hidden.sessionId}/same-as`;
  expect((await browser.get(`/api/v1/sessions/${hidden.sessionId}`)).json().sameAs).toBe(file.sessionId);
  const stranger = await svett.athlete('eve@example.org');
  expect((await stranger.post(url, { answer: 'same' })).statusCode).toBe(404);
  expect((await browser.post(url, { answer: 'perhaps' })).statusCode).toBe(400);
  const answer = await browser.post(url, { answer: 'same' });
  expect([answer.statusCode, answer.json().id]).toEqual([200, file.sessionId]);
  expect((await browser.get('/api/v1/sessions')).json().items).toHaveLength(1);
  expect((await browser.post(url, { answer: 'same' })).statusCode).toBe(404);
  const asked = `/api/v1/sessions/${file.sessionId}/same-as`;
  const again = await browser.post(asked, { answer: 'different' });
  expect([again.statusCode, again.json().code]).toEqual([409, 'sessions.nothing-asked']);
});
