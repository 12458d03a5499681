import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CANARY, canariesIn } from '../support/canaries.js';
import { compileService } from '../support/compiled.js';
import { aFitFile } from '../support/fit-file.js';
import { freePort } from '../support/free-port.js';
import { aGpxFile, aTcxFile } from '../support/xml-file.js';

// A service as people run it, at its most talkative. Canaries are handed in at every door, in good order and broken;
// then all it wrote is searched for them.
jest.setTimeout(240_000);

const TOLD = Object.values(CANARY).map((value) =>
  typeof value === 'object' ? JSON.stringify(value) : value,
);

/** The canaries hold the right password; a new one brings a new cookie, which `send` keeps. */
const ENDS_THE_VISIT = new Set(['POST /api/v1/sign-out', 'DELETE /api/v1/me']);

let service: ChildProcess;
let vendor: Server;
let compiled: string;
let data: string;
let address: string;
let env: Record<string, string>;
let written = '';
let cookie = '';
const cookies: string[] = [];
let token = '';

beforeAll(async () => {
  [compiled, data] = [compileService(), await mkdtemp(join(tmpdir(), 'svett-canary-'))];
  vendor = await aRudeVendor();
  const rude = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  env = {
    SVETT_DATA: data,
    PORT: String(port),
    LOG_LEVEL: 'debug',
    STRAVA_CLIENT_ID: '7391',
    STRAVA_CLIENT_SECRET: CANARY.secret,
    STRAVA_API_BASE: rude,
    STRAVA_OAUTH_BASE: rude,
    STRAVA_CALLBACK_PATH_TOKEN: 'strava-knocks-here',
    GARMIN_ENABLED: 'true',
    GARMIN_CLIENT_ID: '7391',
    GARMIN_CLIENT_SECRET: CANARY.secret,
    GARMIN_TOKEN_URL: `${rude}/token`,
    GARMIN_API_BASE: rude,
    GARMIN_CALLBACK_HOSTS: new URL(rude).host,
    GARMIN_WEBHOOK_PATH_TOKEN: 'garmin-knocks-here',
    WITHINGS_CLIENT_ID: '7391',
    WITHINGS_CLIENT_SECRET: CANARY.secret,
    WITHINGS_API_BASE: rude,
    WITHINGS_WEBHOOK_PATH_TOKEN: 'withings-knocks-here',
    INTERVALS_API_BASE: rude,
    OPEN_METEO_BASE: rude,
  };
  service = start('src/main.js');
  for (let tries = 0; !written.includes('/setup#token='); tries++) {
    if (tries > 600 || service.exitCode !== null) throw new Error(`The service did not start:\n${written}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});

afterAll(async () => {
  service.kill('SIGKILL');
  vendor.close();
  await rm(compiled, { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
});

test('somebody gets in, and others try to', async () => {
  const setup = /setup#token=([\w-]+)/.exec(written)![1];
  written = written.replace(/.*setup#token=.*/, ''); // printed for whoever starts it, and used up below
  const { email, password } = CANARY;
  const made = await send('POST', '/api/v1/setup', {
    token: setup,
    email,
    password,
    language: 'en',
    birthDate: '1990-04-17',
    healthData: true,
    name: CANARY.name,
  });
  expect(made.status).toBe(201);
  token = (
    (await (
      await send('POST', '/api/v1/tokens', { name: CANARY.name, scopes: ['profile:read'] })
    ).json()) as {
      token?: string;
    }
  ).token!;
  const wrong = await send('POST', '/api/v1/sign-in', { email, password: `${password}!` });
  expect([wrong.status, canariesIn(await wrong.text())]).toEqual([401, []]);
  await send('POST', '/api/v1/setup', { token: CANARY.secret, email, password, language: 'en' });
  for (const authorization of [`Bearer ${token}`, `Bearer ${CANARY.secret}`, `Basic ${CANARY.secret}`])
    await send('GET', '/api/v1/me', undefined, { authorization, cookie: `__Host-svett=${CANARY.secret}` });
});

test('every route hears canaries instead of what it asks for', async () => {
  const document = (await (await send('GET', '/openapi.json')).json()) as {
    paths: Record<string, Record<string, object>>;
  };
  const junk = Object.fromEntries(TOLD.map((value, n) => [`canary${n}`, value]));
  const known = {
    ...CANARY,
    measuredOn: CANARY.email,
    massKg: 'canary',
    code: CANARY.secret,
    key: CANARY.secret,
  };
  let answered = 0;
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
      if (ENDS_THE_VISIT.has(`${method} ${path}`)) continue;
      const url = path.replace(/\{brand\}/, 'strava').replace(/\{\w+\}/g, CANARY.secret);
      const query = new URLSearchParams({ state: CANARY.secret, code: CANARY.secret, q: CANARY.email });
      for (const body of method === 'GET' ? [undefined] : [junk, known, TOLD, CANARY.email, '{"canary'])
        answered += (await send(method, `${url}?${query.toString()}`, body)).status > 0 ? 1 : 0;
    }
  }
  expect(answered).toBeGreaterThan(40);
});

test('a profile, body masses, and files of all kinds, whole and torn', async () => {
  const told = await send('PUT', '/api/v1/profile', {
    sex: null,
    birthDate: '1990-04-17',
    heightCm: CANARY.heightCm,
    vo2maxMlKgMin: null,
    restingHeartRateBpm: CANARY.restingHeartRateBpm,
    maxHeartRateBpm: null,
    ftpW: null,
    heartRateReliable: true,
    usualClothing: null,
    indoorAirC: null,
    indoorHumidityPct: null,
    indoorFan: null,
  });
  const weighed = await send('POST', '/api/v1/profile/masses', {
    measuredOn: '2026-01-05',
    massKg: CANARY.massKg,
  });
  expect([told.status, weighed.status]).toEqual([200, 201]);
  const whole = [
    ['ride.fit', aFitFile({ minutes: 5, from: CANARY.place, massKg: CANARY.massKg })],
    ['ride.tcx', aTcxFile({ minutes: 5, from: CANARY.place, device: CANARY.name })],
    ['ride.gpx', aGpxFile({ minutes: 5, from: CANARY.place })],
  ] as const;
  for (const [name, bytes] of whole) {
    const torn = bytes.slice(0, bytes.length * 0.6);
    const spoilt = Buffer.from(
      Buffer.from(bytes).toString('latin1').replaceAll('<Time>', CANARY.email),
      'latin1',
    );
    for (const [n, piece] of [bytes, torn, spoilt, Buffer.from(TOLD.join('\n'))].entries()) {
      const answer = await upload(`${CANARY.email}-${n}-${name}`, piece);
      expect(answer.status).toBe(200);
      const { items } = (await answer.json()) as { items: { outcome: string; problem: object | null }[] };
      expect(canariesIn(JSON.stringify(items[0]!.problem))).toEqual([]);
      if (n === 0) expect(items[0]!.problem).toBeNull();
    }
  }
});

test('brands send the athlete back, knock, and fail with our own words on their lips', async () => {
  for (const brand of ['strava', 'garmin', 'withings']) {
    const begun = await send('POST', `/api/v1/links/${brand}/authorise`, {});
    const { url } = (await begun.json()) as { url: string };
    const state = new URL(url).searchParams.get('state')!;
    for (const query of [
      { state, code: CANARY.secret },
      { state: CANARY.secret, error: CANARY.email },
    ])
      await send('GET', `/api/v1/links/${brand}/callback?${new URLSearchParams(query).toString()}`);
    for (const body of [{ owner_id: 7391, canary: TOLD }, TOLD, `{"${CANARY.secret}`])
      await send('POST', `/hooks/${brand}/${brand}-knocks-here`, body);
    await send('GET', `/hooks/${brand}/${brand}-knocks-here?hub.verify_token=${CANARY.secret}`);
    await send('POST', `/hooks/${brand}/${CANARY.secret}-nobody-knows`, { canary: TOLD });
  }
  await send('POST', '/api/v1/links/intervals/key', { key: CANARY.secret });
  await send('PUT', '/api/v1/consents/weather-lookups', { given: true });
});

test('commands are given canaries, in files, as arguments and from the keyboard', async () => {
  const file = join(data, '..', `${CANARY.name}.fit`);
  await writeFile(file, aFitFile({ minutes: 5, from: CANARY.place, massKg: CANARY.massKg }).slice(0, 900));
  const commands: [string[], string?][] = [
    [['user', 'add', CANARY.email], `${CANARY.password}\n`],
    [['import', file, '--mass-kg', String(CANARY.massKg)]],
    [['estimate', file, '--mass-kg', `${CANARY.massKg}x`]],
    [['token', 'add', '--user', `nobody-${CANARY.email}`]],
  ];
  for (const [args, typed] of commands) {
    const command = start('src/cli/main.js', args, typed);
    await once(command, 'close');
  }
  await rm(file);
});

test('nothing of all that is in anything the service and the commands wrote', async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // facts in hand may still fail
  const stopped = once(service, 'close');
  service.kill('SIGTERM');
  await stopped;
  expect(written).toMatch(/debug/);
  const lines = written.split('\n');
  expect(
    lines.flatMap((line) => canariesIn(withoutFileNames(line)).map((what) => `${what}: ${line}`)),
  ).toEqual([]);
  for (const secret of [...cookies.filter(Boolean).map((one) => one.split('=')[1]!), token])
    expect(written).not.toContain(secret);
});

test('nor does the folder hold a file that would be forgotten', async () => {
  expect(
    (await readdir(data)).filter(
      (name) => !/^(svett\.(sqlite|lock)|secrets\.json|incoming|exports)/.test(name),
    ),
  ).toEqual([]);
  expect(canariesIn(await readFile(join(data, 'secrets.json'), 'utf8'))).toEqual([]);
});

/** A command names the file it was given, to whoever gave it. */
function withoutFileNames(line: string): string {
  return line.replaceAll(`${CANARY.name}.fit`, '');
}

function start(script: string, args: string[] = [], typed = ''): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const flags = ['--enable-source-maps', join(compiled, script), ...args];
  const child = spawn(process.execPath, flags, { env: { PATH, HOME, ...env } });
  child.stdin.end(typed);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (written += piece.toString()));
  return child;
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${address}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), cookie, ...headers },
    ...(body !== undefined && { body: text }),
  });
  const fresh = answer.headers.getSetCookie().find((one) => /^__Host-svett=[^;]/.test(one));
  if (fresh) [cookie = cookie] = fresh.split(';');
  if (cookie !== cookies.at(-1)) cookies.push(cookie);
  return answer;
}

function upload(name: string, bytes: Uint8Array): Promise<Response> {
  const form = new FormData();
  form.append('files', new Blob([Buffer.from(bytes)]), name);
  return fetch(`${address}/api/v1/sessions/files`, { method: 'POST', body: form, headers: { cookie } });
}

/** Answers everything with an error full of canaries: as text, as JSON, in headers, or by hanging up. */
async function aRudeVendor(): Promise<Server> {
  let calls = 0;
  const server = createServer((request, response) => {
    const status = [500, 400, 401, 429, 200][calls++ % 5]!;
    if (calls % 7 === 0) return void request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json', 'x-canary': CANARY.secret });
    response.end(JSON.stringify({ message: TOLD.join(' '), errors: [CANARY], access_token: CANARY.secret }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
