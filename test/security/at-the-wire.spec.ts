import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FILES_WITHIN_MS } from '#src/door/bodies';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { aFitFile } from '../support/fit-file.js';

// What no client would send: spoken to a port, byte by byte.
const FORM_WITHIN_MS = 2_000;
let svett: TestApp;
let ada: Browser;
let port: number;
beforeAll(async () => {
  svett = await anApp({
    formWithinMs: FORM_WITHIN_MS,
    settings: { STRAVA_CLIENT_ID: 'wire', STRAVA_CLIENT_SECRET: 'wire' },
  });
  ada = await svett.operator();
  await svett.app.listen(0, '127.0.0.1');
  port = (svett.app.getHttpServer().address() as { port: number }).port;
});
afterAll(() => svett.close());

async function aLine(): Promise<Socket & { heard: string }> {
  const socket = Object.assign(connect(port, '127.0.0.1').setEncoding('utf8'), { heard: '' });
  socket.on('data', (said: string) => (socket.heard += said)).on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** All that is answered to these bytes, until the line is hung up. */
async function said(bytes: string): Promise<string> {
  const line = await aLine();
  line.end(bytes);
  await once(line, 'close');
  return line.heard;
}

const statuses = (heard: string) =>
  [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
/** A second request, for whoever would take the first one to be shorter than it is. */
const HIDDEN = 'GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n';
const POST = 'POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

describe('a request of which two readers could make two things is read by nobody', () => {
  test.each([
    ['two lengths', `${POST}Content-Length: 2\r\nContent-Length: 45\r\n\r\n{}${HIDDEN}`],
    [
      'a length and chunks',
      `${POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
    ],
    [
      'chunks and a length',
      `${POST}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${HIDDEN}`,
    ],
    ['chunks by another name', `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    [
      'chunks that are none in the end',
      `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${HIDDEN}`,
    ],
    ['a blank before the colon', `${POST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['a length with a sign', `${POST}Content-Length: +2\r\n\r\n{}${HIDDEN}`],
    ['a length that is a list', `${POST}Content-Length: 2, 2\r\n\r\n{}${HIDDEN}`],
    ['a length below nothing', `${POST}Content-Length: -1\r\n\r\n${HIDDEN}`],
    ['a header that goes on in the next line', `${POST}X-A: b\r\n Content-Length: 2\r\n\r\n${HIDDEN}`],
    ['a return without a line', `${POST}X-A: b\rContent-Length: 2\r\n\r\n${HIDDEN}`],
    ['a chunk of no size', `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n${HIDDEN}`],
    ['a character zero in a header', `${POST}X-A: \0\r\n\r\n${HIDDEN}`],
    ['no host', `GET /livez HTTP/1.1\r\n\r\n`],
    ['a method nobody knows', `GETT /livez HTTP/1.1\r\nHost: localhost\r\n\r\n`],
  ])('%s', async (_what, bytes) => {
    expect(statuses(await said(bytes))).toEqual([400]);
  });
});

test('headers without end are not read to it', async () => {
  const many = `X-A: ${'a'.repeat(4_000)}\r\n`.repeat(5);
  expect(statuses(await said(`GET /livez HTTP/1.1\r\nHost: localhost\r\n${many}\r\n`))).toEqual([431]);
  expect(statuses(await said(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`))).toEqual([
    431,
  ]);
});

test('a body larger than its route takes is refused by what its length says, and by what comes where it says nothing', async () => {
  expect(statuses(await said(`${POST}Connection: close\r\nContent-Length: 99999999\r\n\r\n{`))).toEqual([
    413,
  ]);
  const chunk = `${(1 << 16).toString(16)}\r\n${' '.repeat(1 << 16)}\r\n`;
  const chunked = `${POST}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}0\r\n\r\n`;
  expect(statuses(await said(chunked))).toEqual([413]);
});

test('addresses in full and switches to other protocols lead nowhere else', async () => {
  const close = 'Host: localhost\r\nConnection: close';
  const inFull = await said(`GET http://evil.example/api/v1/me HTTP/1.1\r\n${close}\r\n\r\n`);
  expect([statuses(inFull), /^cache-control: private, no-store/m.test(inFull)]).toEqual([[401], true]);
  expect(statuses(await said(`TRACE /livez HTTP/1.1\r\n${close}\r\n\r\n`))).toEqual([404]);
  expect(await said(`CONNECT evil.example:443 HTTP/1.1\r\n${close}\r\n\r\n`)).toBe('');
  const upgraded = 'Host: localhost\r\nConnection: upgrade, close\r\nUpgrade: h2c';
  expect(statuses(await said(`GET /livez HTTP/1.1\r\n${upgraded}\r\n\r\n`))).toEqual([200]);
});

describe('whoever drips', () => {
  test('headers is hung up on after Node’s minute, and a form’s body after one of ours', async () => {
    const { headersTimeout, requestTimeout } = svett.app.getHttpServer();
    expect([headersTimeout, requestTimeout]).toEqual([60_000, FILES_WITHIN_MS]);
    const line = await aLine();
    line.write(`${POST}Content-Length: 40\r\n\r\n{"email":`);
    const dripping = setInterval(() => line.write(' '), 100);
    await once(line, 'close');
    clearInterval(dripping);
    expect(statuses(line.heard)).toEqual([]);
  });

  test('has no more time for being refused, or for calling it files where none are taken', async () => {
    const FILES = 'multipart/form-data; boundary=edge';
    const drips = [
      { url: '/api/v1/sessions/files', type: FILES, told: [401] },
      { url: '/api/v1/archives', type: 'application/json', told: [] },
      { url: '/api/v1/sign-in', type: FILES, told: [400] },
      { url: '/nothing', type: FILES, told: [404] },
      { url: '/hooks/strava/guess', type: 'application/json', told: [404] },
    ];
    const heard = await Promise.all(
      drips.map(async ({ url, type }) => {
        const line = await aLine();
        const head = `POST ${url} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\n`;
        line.write(`${head}Content-Length: 4000\r\n\r\n--edge`);
        await once(line, 'close');
        return { url, type, told: statuses(line.heard) };
      }),
    );
    expect(heard).toEqual(drips);
  });

  test('files as somebody who is has the time of a slow line', async () => {
    const run = aFitFile({ minutes: 10 });
    const head = '--edge\r\nContent-Disposition: form-data; name="files"; filename="run.fit"\r\n\r\n';
    const body = Buffer.concat([Buffer.from(head), run, Buffer.from('\r\n--edge--\r\n')]);
    const cookie = [...ada.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const line = await aLine();
    line.write(
      `POST /api/v1/sessions/files HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: ${cookie}\r\n` +
        `Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    line.write(body.subarray(0, 500));
    await new Promise((waited) => setTimeout(waited, FORM_WITHIN_MS + 500));
    line.write(body.subarray(500));
    await once(line, 'close');
    expect(statuses(line.heard)).toEqual([200]);
    expect(line.heard).toContain('"outcome":"recorded"');
  });
});
