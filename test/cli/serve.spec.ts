import { type AddressInfo, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { serve } from '#src/cli/serve';
import { Setup } from '#src/entry/setup';
import { Accounts } from '#src/people/accounts';
import type { Person } from '#src/takeout/possessions';
import { Reapplying } from '#src/takeout/reapplying';
import { Tombstones } from '#src/takeout/tombstones';
import { wordsIn } from '#src/words/words';
import { anApp } from '../support/app.js';
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
  await expect(serve(place.settings, wordsIn('en'))).rejects.toThrow('the disk went away');
  expect([listened, await answers(port)]).toEqual([true, false]);
});

test('who was erased and came back with a backup is gone before the first visitor', async () => {
  const app = await anApp({ place, keepsPlace: true });
  const ada = await app.athlete();
  await app.athlete('eva@example.org');
  const person = (await ada.get('/api/v1/me')).json<Person>();
  await app.get(Tombstones).add(person, 'account', app.clock.now());
  await app.close();

  const { run } = Reapplying.prototype;
  let answered = true;
  Reapplying.prototype.run = async function (this: Reapplying, path) {
    const erased = await run.call(this, path);
    answered = await answers(port);
    return erased;
  };
  Setup.prototype.newToken = () => Promise.reject(new Error('enough'));
  await expect(serve(place.settings, wordsIn('en'))).rejects.toThrow('enough');
  Reapplying.prototype.run = run;
  expect(answered).toBe(false);
  const after = await anApp({ place, keepsPlace: true });
  expect((await after.get(Accounts).list()).map(({ email }) => email)).toEqual(['eva@example.org']);
  await after.close();
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
