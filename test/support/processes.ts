import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { InjectOptions } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from '#src/config/process-roles';
import { Database } from '#src/database/database';
import { addressBlock } from '#src/door/address-block';
import { Engine } from '#src/jobs/engine.port';
import { HANDLED_TOPIC } from '#src/jobs/handles';
import { anApplication, type Cast } from './application.js';
import type { FreshPlace } from './settings.js';

type Class<T> = { prototype: T };

/** The processes that one installation runs as. */
export interface Processes {
  /** Whoever answers. */
  door: NestFastifyApplication;
  /** Whoever plays this role: where requests are answered, but for what works on facts. */
  get<T>(role: Class<T>): T;
  /** What is replaced of it, so that it breaks, is replaced for all of them. */
  database: Database;
  /** Carries every due fact to its handler. */
  work(): Promise<void>;
  close(): Promise<void>;
}

/** How many answer and how many work, by SVETT_TEST_PROCESSES: `many`, or one that does everything. */
export function processesAt(place: FreshPlace, cast: Cast): Promise<Processes> {
  return process.env['SVETT_TEST_PROCESSES'] === 'many' ? many(place, cast) : one(place, cast);
}

async function one({ settings }: FreshPlace, cast: Cast): Promise<Processes> {
  const app = await anApplication(settings, cast);
  return {
    door: app,
    get: (role) => playing(role, app),
    database: app.get(Database),
    work: () => app.get(Engine).drain(),
    close: () => app.close(),
  };
}

/**
 * Two that answer in turn and two that work, as `npm run test:postgres -- --many` wants it. They share what processes of one
 * installation share, the database and the data folder, and the clock of the test with the stand-ins for what is outside. They live
 * in one process of Node's: what a module keeps for itself, outside of any class of Nest's, is not held apart.
 */
async function many(place: FreshPlace, cast: Cast): Promise<Processes> {
  const as = (role: Role) => anApplication(place.seenBy({ SVETT_ROLE: role }), cast);
  const webs = await Promise.all([as('web'), as('web')]);
  const workers = await Promise.all([as('worker'), as('worker')]);
  const { door, shut } = inTurn(webs);
  return {
    door,
    get: (role) => playing(role, isOfWork(role) ? workers[0] : webs[0]),
    database: ofAll([...webs, ...workers].map((app) => app.get<Database>(Database))),
    work: async () => void (await Promise.all(workers.map((worker) => worker.get(Engine).drain()))),
    close: async () => {
      const closing = shut();
      await Promise.all([...webs, ...workers].map((app) => app.close()));
      await closing;
    },
  };
}

function playing<T>(role: Class<T>, app: NestFastifyApplication): T {
  return app.get<T>(role as new (...args: never[]) => T);
}

function ofAll(databases: readonly Database[]): Database {
  const [first] = databases as readonly [Database];
  return Object.defineProperty(Object.create(first) as Database, 'transaction', {
    get: () => first.transaction.bind(first),
    set: (broken: Database['transaction']) => {
      for (const database of databases) database.transaction = broken;
    },
  });
}

/** The engine, and classes with a handler of facts. */
function isOfWork(role: Class<unknown>): boolean {
  if ((role as unknown) === Engine) return true;
  const methods = Object.getOwnPropertyNames(role.prototype);
  return methods.some((method) => Reflect.hasMetadata(HANDLED_TOPIC, role.prototype as object, method));
}

type Own = Pick<NestFastifyApplication, 'inject' | 'listen' | 'getHttpServer'>;

/** Several that answer, as if they were one: each request goes to the next of them, as behind a proxy. */
function inTurn(webs: readonly NestFastifyApplication[]): {
  door: NestFastifyApplication;
  shut(): Promise<void>;
} {
  let turn = 0;
  const next = (asked: Asked) => webs[(isCountedByEach(asked) ? seatOf(asked) : turn++) % webs.length]!;
  const front = createServer((request, answer) => {
    const web = next({
      url: request.url,
      headers: request.headers,
      remoteAddress: request.socket.remoteAddress,
    });
    web.getHttpAdapter().getInstance().routing(request, answer);
  });
  const own: Own = {
    inject: ((asked: InjectOptions) => next(asked as Asked).inject(asked)) as Own['inject'],
    listen: (async (port: number, host: string) => {
      front.listen(port, host);
      await once(front, 'listening');
    }) as unknown as Own['listen'],
    getHttpServer: () => front,
  };
  const shut = async () => {
    if (!front.listening) return;
    const closed = once(front, 'close');
    front.close();
    await closed;
  };
  return { door: Object.assign(Object.create(webs[0]!) as NestFastifyApplication, own), shut };
}

interface Asked {
  url?: string | undefined;
  headers?: IncomingHttpHeaders;
  remoteAddress?: string | undefined;
}

/**
 * What each process counts for itself (docs/operations.md) would be let through twice: how many streams somebody has open, and how
 * often a place may come to the doors for which nobody has to be signed in.
 */
function isCountedByEach({ url = '', headers = {} }: Asked): boolean {
  const isStranger = headers.cookie === undefined && headers.authorization === undefined;
  return url.startsWith('/api/v1/live') || (isStranger && url.startsWith('/api/'));
}

/** Streams stay with the first, whom tests ask who listens; strangers with one of them by their address (nginx: `ip_hash`). */
function seatOf({ url = '', headers = {}, remoteAddress = '' }: Asked): number {
  if (url.startsWith('/api/v1/live')) return 0;
  const place = addressBlock(String(headers['x-forwarded-for'] ?? remoteAddress));
  return [...place].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
}
