import { type AddressInfo, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { serve } from '#src/cli/serve';
import { Setup } from '#src/entry/setup';
import { freshSettings, type FreshPlace } from '../support/settings.js';

let place: FreshPlace;
let port: number;
const { newToken } = Setup.prototype;
beforeEach(async () => {
  port = await freePort();
  place = await freshSettings({ PORT: String(port) });
});
afterEach(async () => {
  Setup.prototype.newToken = newToken;
  await place.remove();
});

test('a start that fails after it listens does not stay listening', async () => {
  let listened = false;
  Setup.prototype.newToken = async () => {
    listened = await answers(port);
    throw new Error('the disk went away');
  };
  await expect(serve(place.settings)).rejects.toThrow('the disk went away');
  expect([listened, await answers(port)]).toEqual([true, false]);
});

async function answers(at: number): Promise<boolean> {
  const socket = connect(at, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
