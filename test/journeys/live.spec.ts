import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Link } from '#src/connect/link.entity';
import { Lookout } from '#src/live/lookout';
import { Stamps } from '#src/live/stamps';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { aFitFile } from '../support/fit-file.js';
import { aLiveStream, type LiveStream } from '../support/live-stream.js';

let svett: TestApp;
let address: string;
let ada: Browser;
let bo: Browser;

async function listening(app: TestApp): Promise<string> {
  await app.app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(app.app.getHttpServer().address() as AddressInfo).port}`;
}

const cookieOf = ({ cookies }: Browser) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const open = (who: Browser, at = address): Promise<LiveStream> =>
  aLiveStream(`${at}/api/v1/live`, { cookie: cookieOf(who) });

/** Resolves once the server has seen the next line to it come and go. */
const goneAgain = () =>
  new Promise<void>((resolve) => {
    const server = svett.app.getHttpServer() as NodeJS.EventEmitter;
    server.once('connection', (line: Socket) => line.once('close', () => setImmediate(resolve)));
  });

/** Tabs of the tests before are on their way out. */
async function nobodyListens(): Promise<void> {
  while (svett.get(Lookout).isWatching) await new Promise((resolve) => setTimeout(resolve, 20));
}

let minute = 0;
const aRun = () => ({
  name: 'run.fit',
  bytes: aFitFile({ minutes: 5, startedAt: new Date(Date.UTC(2026, 4, 1, 6, (minute += 10))) }),
});

function aLink(athleteId: string) {
  const connectedAt = new Date();
  const keys = { tokens: Buffer.from('sealed'), keyId: 'a-key', tokensAt: connectedAt };
  const link = { id: randomUUID(), athleteId, brand: 'intervals-icu', vendorUserId: 'i1', scopes: [] };
  return {
    ...{ ...link, ...keys, connectedAt, state: 'active' as const },
    choices: { wishes: [], writesBack: false },
  };
}

/** Gathers what is told until all of it was. */
async function toldOf(stream: LiveStream, wanted: string[]): Promise<void> {
  const missing = new Set(wanted);
  while (missing.size > 0) {
    const { what } = await stream.next<{ what: string[] }>('changed');
    for (const kind of what) missing.delete(kind);
  }
}

beforeAll(async () => {
  svett = await anApp();
  address = await listening(svett);
  ada = await svett.operator();
  bo = await svett.athlete('bo@example.org');
});
afterAll(() => svett.close());

describe('what changed', () => {
  test('is told of a session that came, and of what it cost once that is reckoned', async () => {
    const stream = await open(ada);
    expect(await stream.next('ready')).toEqual({});
    expect((await ada.upload(aRun())).statusCode).toBe(200);
    await toldOf(stream, ['sessions']);
    await svett.work();
    await toldOf(stream, ['estimates']);
    stream.leave();
  });

  test('is told of work that goes on, from its beginning to its end', async () => {
    const stream = await open(ada);
    await stream.next('ready');
    expect((await ada.post('/api/v1/exports')).statusCode).toBe(202);
    await toldOf(stream, ['tasks']);
    await svett.work();
    await toldOf(stream, ['tasks']);
    stream.leave();
  });

  test('is told of a linked service whose history arrives, and not of its keys being renewed', async () => {
    const { athleteId } = (await ada.get('/api/v1/me')).json<{ athleteId: string }>();
    const stream = await open(ada);
    await stream.next('ready');
    const link = aLink(athleteId);
    const { database } = svett;
    await database.transaction((tx) => tx.insert(Link, link));
    await toldOf(stream, ['links']);
    const backfill = { state: 'running', done: 3, total: null, until: null, cursor: 3 } as const;
    await database.transaction((tx) => tx.update(Link, link.id, { backfill }));
    await toldOf(stream, ['links']);
    const told = () => stream.lines.filter((line) => line === 'event: changed').length;
    const before = told();
    const leasedUntil = new Date();
    await database.transaction((tx) => tx.update(Link, link.id, { leaseOwner: 'me', leasedUntil }));
    await svett.get(Lookout).look();
    expect(told()).toBe(before);
    stream.leave();
  });

  test('is told in words for kinds of things alone', async () => {
    const stream = await open(ada);
    await stream.next('ready');
    await ada.upload(aRun());
    await svett.work();
    await toldOf(stream, ['sessions', 'estimates']);
    const said = new Set(stream.lines.filter((line) => line.startsWith('data: ')));
    for (const line of said)
      expect(line).toMatch(/^data: (\{\}|\{"what":\[("(tasks|links|sessions|estimates|inbox)",?)+\]\})$/);
    stream.leave();
  });

  test('of somebody else is told to nobody', async () => {
    const [own, theirs] = [await open(ada), await open(bo)];
    await Promise.all([own.next('ready'), theirs.next('ready')]);
    await ada.upload(aRun());
    await toldOf(own, ['sessions']);
    await bo.upload(aRun());
    // A beat comes after all that was told before it.
    for (let looks = 0; looks < 16; looks += 1) await svett.get(Lookout).look();
    await theirs.next('beat');
    expect(theirs.lines.filter((line) => line === 'event: changed')).toHaveLength(1);
    own.leave();
    theirs.leave();
  });

  test('is told in every open tab', async () => {
    const tabs = await Promise.all([open(ada), open(ada)]);
    await Promise.all(tabs.map((tab) => tab.next('ready')));
    await ada.upload(aRun());
    await Promise.all(tabs.map((tab) => toldOf(tab, ['sessions'])));
    for (const tab of tabs) tab.leave();
  });
});

describe('the stream', () => {
  test('is for the page of whoever signed in: nobody else gets in, nor a token that may do everything', async () => {
    const strangers = await aLiveStream(`${address}/api/v1/live`, {});
    expect(strangers.status).toBe(401);
    const wish = { name: 'all', scopes: ['sessions:read', 'sessions:write', 'profile:read'] };
    const { token } = (await ada.post('/api/v1/tokens', wish)).json<{ token: string }>();
    const tokens = await aLiveStream(`${address}/api/v1/live`, {
      authorization: `Bearer ${token}`,
      cookie: cookieOf(ada),
    });
    expect(tokens.status).toBe(403);
  });

  test('comes at once through what stands between: not compressed, not kept, not held back', async () => {
    const stream = await aLiveStream(`${address}/api/v1/live`, {
      cookie: cookieOf(ada),
      'accept-encoding': 'br, gzip',
    });
    await stream.next('ready');
    expect(stream.status).toBe(200);
    expect(stream.headers['content-type']).toBe('text/event-stream');
    expect(stream.headers['content-encoding']).toBeUndefined();
    expect(stream.headers['cache-control']).toContain('no-store');
    expect(stream.headers['x-accel-buffering']).toBe('no');
    expect(stream.headers['content-security-policy']).toContain("script-src 'self'");
    expect(stream.lines[0]).toMatch(/^retry: \d{4}$/);
    stream.leave();
  });

  test('beats while nothing happens', async () => {
    const stream = await open(bo);
    await stream.next('ready');
    for (let looks = 0; looks < 15; looks += 1) await svett.get(Lookout).look();
    await stream.next('beat');
    expect(stream.lines.filter((line) => line.startsWith(':'))).not.toEqual([]);
    stream.leave();
  });

  test('ends when they sign out, and says so', async () => {
    const cy = await svett.athlete('cy@example.org');
    const [here, elsewhere] = [await open(cy), await open(bo)];
    await Promise.all([here.next('ready'), elsewhere.next('ready')]);
    expect((await cy.post('/api/v1/sign-out')).statusCode).toBe(204);
    expect(await here.next('over')).toEqual({ because: 'signed-out' });
    await here.ended;
    await bo.upload(aRun());
    await toldOf(elsewhere, ['sessions']);
    elsewhere.leave();
  });

  test('ends when the sign-in has run out, and with the account', async () => {
    const di = await svett.athlete('di@example.org');
    const stream = await open(di);
    await stream.next('ready');
    const erased = await di.delete('/api/v1/me', { erase: 'account' });
    expect(erased.statusCode).toBeLessThan(300);
    await svett.work();
    await stream.next('over');
    await stream.ended;

    const ed = await svett.athlete('ed@example.org');
    const late = await open(ed);
    await late.next('ready');
    svett.clock.pass({ days: 61 });
    expect(await late.next('over')).toEqual({ because: 'signed-out' });
    await late.ended;
    svett.clock.pass({ days: -61 });
  });

  test('is had six times at once, and the one that is oldest gives way to a seventh', async () => {
    const streams: LiveStream[] = [];
    for (let n = 0; n < 7; n += 1) {
      streams.push(await open(bo));
      await streams[n]!.next('ready');
    }
    expect(await streams[0]!.next('over')).toEqual({ because: 'too-many' });
    await streams[0]!.ended;
    await bo.upload(aRun());
    await Promise.all(streams.slice(1).map((one) => toldOf(one, ['sessions'])));
    for (const one of streams) one.leave();
  });

  test('is not looked for when nobody listens', async () => {
    await nobodyListens();
    const gone = goneAgain();
    const stream = await open(bo);
    await stream.next('ready');
    const lookout = svett.get(Lookout);
    expect(lookout.isWatching).toBe(true);
    stream.leave();
    await gone;
    expect(lookout.isWatching).toBe(false);
  });

  test('is not looked for when whoever asked for it went before it began', async () => {
    await nobodyListens();
    const [lookout, stamps] = [svett.get(Lookout), svett.get(Stamps)];
    const listen = jest.spyOn(lookout, 'listen');
    const of = stamps.of.bind(stamps);
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const asked = new Promise<void>((resolve) => {
      jest.spyOn(stamps, 'of').mockImplementationOnce(async (athleteId) => {
        resolve();
        await held;
        return of(athleteId);
      });
    });
    const gone = goneAgain();
    const tab = get(`${address}/api/v1/live`, { headers: { cookie: cookieOf(bo) }, agent: false });
    tab.on('error', () => undefined);
    await asked;
    tab.destroy();
    await gone;
    goOn();
    await listen.mock.results[0]!.value;
    await new Promise(setImmediate);
    expect(lookout.isWatching).toBe(false);
    jest.restoreAllMocks();
  });
});

test('a server that stops does not wait for pages that listen', async () => {
  const other = await anApp();
  const at = await listening(other);
  const fay = await other.operator();
  const stream = await open(fay, at);
  await stream.next('ready');
  await other.close();
  await stream.ended;
  expect(stream.lines).not.toContain('event: over'); // so that the page comes back
});
