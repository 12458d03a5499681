import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { hangUpAfter } from '#src/door/hang-up';
import { Gate } from '../support/gate.js';

const answering = new Gate();
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  hangUpAfter(100, request);
  request.resume().once('end', () => void answering.opened.then(() => response.end('thanks')));
});
let socket: Socket;
beforeEach(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8');
  await once(socket, 'connect');
});
afterEach(() => new Promise((done) => server.close(done)));

test('who does not come to the end of a request is hung up on', async () => {
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf');
  await once(socket, 'close');
  expect(socket.bytesRead).toBe(0);
});

test('who said it all may wait longer for the answer', async () => {
  socket.write('POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 4\r\n\r\nhalf');
  setTimeout(() => answering.open(), 300);
  const [answer] = (await once(socket, 'data')) as [string];
  expect(answer).toContain('200 OK');
  await once(socket, 'close');
});
