import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { receiveFile } from '#src/door/received-file';

const BOUNDARY = 'svett-test-boundary';
const HEAD = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="one.zip"\r\n\r\n`;
const TAIL = `\r\n--${BOUNDARY}--\r\n`;

let folder: string;
let door: FastifyInstance;
let mostBytes: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svett-received-'));
  mostBytes = 1000;
  door = fastify();
  await door.register(multipart);
  door.setErrorHandler((error) => ({ code: (error as { code?: string }).code }));
  door.post('/:from', (request) => {
    const { from } = request.params as { from: string };
    return receiveFile(request, { folder, mostBytes, from });
  });
});
afterEach(async () => {
  await door.close();
  await rm(folder, { recursive: true });
});

const send = async (from: string, payload: Readable) => {
  const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  const answer = await door.inject({ method: 'POST', url: `/${from}`, headers, payload });
  return answer.json<{ code?: string; bytes?: number }>();
};
const whole = () => Readable.from([HEAD, 'twelve bytes', TAIL]);

test('a file lies in the folder when it has come', async () => {
  expect(await send('ada', whole())).toMatchObject({ bytes: 12 });
  expect(await readdir(folder)).toHaveLength(1);
});

test('one that may be larger than the disk has room for is refused before it comes', async () => {
  mostBytes = 2 ** 60;
  expect(await send('ada', whole())).toEqual({ code: 'request.no-room' });
  expect(await readdir(folder)).toEqual([]);
});

test('nobody has two on their way at once, and nobody waits for another', async () => {
  const slow = new PassThrough();
  slow.write(`${HEAD}twelve`);
  const first = send('ada', slow);
  while ((await readdir(folder)).length === 0) await setTimeout(5);
  expect(await send('ada', whole())).toEqual({ code: 'request.another-upload' });
  expect(await send('bo', whole())).toMatchObject({ bytes: 12 });
  slow.end(` bytes${TAIL}`);
  expect(await first).toMatchObject({ bytes: 12 });
  expect(await send('ada', whole())).toMatchObject({ bytes: 12 });
});

test('a form that breaks off is told of as such, and a mistake of ours is not taken for one', async () => {
  expect(await send('ada', Readable.from([HEAD, 'twelve']))).toEqual({ code: 'request.form-broken' });
  const file = () => Promise.reject(new TypeError('x is not a function'));
  const request = { headers: {}, file } as unknown as FastifyRequest;
  await expect(receiveFile(request, { folder, mostBytes, from: 'ada' })).rejects.toThrow(TypeError);
  expect(await readdir(folder)).toEqual([]);
});
