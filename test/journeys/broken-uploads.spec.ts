import { type EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { aFitFile } from '../support/fit-file.js';
import { KeptLog } from '../support/kept-log.js';

let svett: TestApp;
let ada: Browser;
const log = new KeptLog();
const errors = () => log.lines.splice(0).filter((line) => / error /.test(line));
beforeAll(async () => {
  svett = await anApp({ log });
  ada = await svett.operator();
});
afterAll(() => svett.close());
afterEach(() => expect(errors()).toEqual([]));

const part = (disposition: string, bytes: Uint8Array | string = 'no workout') =>
  Buffer.concat([
    Buffer.from(`--edge\r\nContent-Disposition: form-data; name="files"${disposition}\r\n`),
    Buffer.from('Content-Type: application/octet-stream\r\n\r\n'),
    Buffer.from(bytes as string),
    Buffer.from('\r\n'),
  ]);
const named = (name: string, bytes?: Uint8Array) => part(`; filename="${name}"`, bytes);
const END = Buffer.from('--edge--\r\n');
const send = (parts: Buffer[], type = 'multipart/form-data; boundary=edge') =>
  ada.form(Buffer.concat(parts), type);
const run = (day: number) => aFitFile({ minutes: 10, startedAt: new Date(Date.UTC(2026, 3, day, 6)) });

test('a part without a file name is called unnamed, and costs the others nothing', async () => {
  const answer = await send([named('run.fit', run(1)), part(''), part('; filename=""', run(2)), END]);
  const { items } = answer.json();
  expect(answer.statusCode).toBe(200);
  expect(items).toEqual([
    expect.objectContaining({ name: 'run.fit', outcome: 'recorded' }),
    expect.objectContaining({ name: 'unnamed', outcome: 'refused' }),
    expect.objectContaining({ name: 'unnamed', outcome: 'recorded' }),
  ]);
});

test('a form that breaks off in its second file still tells of the first', async () => {
  const second = named('cut.fit', run(4));
  const answer = await send([named('whole.fit', run(3)), second.subarray(0, second.length - 100)]);
  expect([answer.statusCode, answer.json().items]).toEqual([
    200,
    [
      expect.objectContaining({ name: 'whole.fit', outcome: 'recorded' }),
      expect.objectContaining({
        name: 'cut.fit',
        problem: expect.objectContaining({ code: 'sessions.upload-broken' }),
      }),
    ],
  ]);
});

test.each([
  ['no boundary', 'multipart/form-data', [named('run.fit'), END]],
  ['an unreadable beginning', 'multipart/form-data; boundary=other', [named('run.fit'), END]],
])('a form with %s is refused with words', async (_what, type, parts) => {
  const answer = await send(parts, type);
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'sessions.upload-broken']);
});

describe.each(['/api/v1/archives', '/api/v1/imports'])('a file of which there is but one, at %s', (url) => {
  test.each([
    ['no boundary', 'multipart/form-data', [named('a.zip'), END]],
    ['an unreadable beginning', 'multipart/form-data; boundary=other', [named('a.zip'), END]],
    ['no end', 'multipart/form-data; boundary=edge', [Buffer.from('--')]],
    ['half a file', 'multipart/form-data; boundary=edge', [named('a.zip').subarray(0, -20)]],
  ])('in a form with %s is refused with words', async (_what, type, parts) => {
    const headers = { 'content-type': type };
    const answer = await ada.send({ method: 'POST', url, payload: Buffer.concat(parts), headers });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.form-broken']);
  });
});

test('somebody who hangs up in the middle of a file is no fault of ours', async () => {
  await svett.app.listen(0, '127.0.0.1');
  const { port } = svett.app.getHttpServer().address() as { port: number };
  const cookie = [...ada.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const head = [
    'POST /api/v1/sessions/files HTTP/1.1',
    'Host: localhost',
    'Sec-Fetch-Site: same-origin',
    `Cookie: ${cookie}`,
    'Content-Type: multipart/form-data; boundary=edge',
    'Content-Length: 100000',
  ];
  const arrived = once(svett.app.getHttpServer() as EventEmitter, 'request');
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(named('run.fit', run(5)).subarray(0, 900));
  const [, answer] = (await arrived) as [unknown, EventEmitter];
  const over = once(answer, 'close');
  socket.destroy();
  await over;
  expect((await ada.get('/api/v1/sessions')).statusCode).toBe(200);
});
