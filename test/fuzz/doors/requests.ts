import type { InjectOptions } from 'fastify';
import type { LoggerService } from '@nestjs/common';
import { Profiles } from '#src/people/profiles';
import { allRows } from '../../journeys/authorisation/all-rows.js';
import type { Row } from '../../journeys/authorisation/row.js';
import { aStage, type Stage } from '../../journeys/authorisation/stage.js';
import { formsOf } from '../asked-forms.js';
import { corpusOf } from '../corpus.js';
import { type Door, NotWhole } from '../door.js';
import { type Asked, mutateRequest } from '../mutators/request.js';

/** Nobody answers there: a fuzzer knocks at no door but ours. */
const NOWHERE = 'http://127.0.0.1:9';
const SETTINGS = { INTERVALS_API_BASE: NOWHERE, STRAVA_API_BASE: NOWHERE, STRAVA_OAUTH_BASE: NOWHERE };
/** After so many requests everything begins anew: a database that only grows gets slow. */
const AS_LONG_AS = 4_000;
/** What is asked may take away, or use up, the thing it is asked about. */
const THING_ANEW_AFTER = 20;
/** Sign-ins are taken back, and accounts removed, by what is asked. */
const SIGN_IN_AGAIN_AFTER = 100;

/** Every route there is, as the matrix of who may call it lists them, asked by everybody, over the whole application. */
export async function requestDoor({ isShort }: { isShort: boolean }): Promise<Door> {
  const all = await rowsOf();
  // To get a thing of every kind ready takes longer than a short run: what was found there once, and some of the rest.
  const known = new Set(corpusOf('request').map((input) => parsed(input)?.route));
  const rows = isShort ? all.filter(({ route }, at) => known.has(route) || at % 10 === 0) : all;
  const log = new LastFault();
  let house = await House.open(rows, log);
  const forms = formsOf(house.stage);
  return {
    seeds: house.seeds.map((asked) => Buffer.from(JSON.stringify(asked))),
    mutate: (input, chance) => {
      const asked = parsed(input) ?? chance.pick(house.seeds);
      return Buffer.from(JSON.stringify(mutateRequest(asked, chance, forms.get(asked.route))));
    },
    knock: (input) => house.ask(input),
    between: async () => {
      await house.makeReady();
      if (await house.isUsable()) return;
      await house.stage.close();
      house = await House.open(rows, log);
    },
    close: () => house.stage.close(),
  };
}

async function rowsOf(): Promise<Row[]> {
  return (await allRows()).filter(({ goesOn }) => !goesOn);
}

function parsed(input: Uint8Array): Asked | null {
  try {
    const asked = JSON.parse(Buffer.from(input).toString('utf8')) as Asked;
    const isOne = typeof asked?.route === 'string' && Array.isArray(asked.query);
    return isOne ? { ...asked, params: { ...asked.params }, headers: { ...asked.headers } } : null;
  } catch {
    return null;
  }
}

class House {
  readonly seeds: Asked[] = [];
  private readonly things = new Map<string, string>();
  private cookies: Record<string, string> = {};
  private asked = 0;
  private lastAsked: Row | null = null;

  private constructor(
    readonly stage: Stage,
    private readonly rows: Map<string, Row>,
    private readonly log: LastFault,
  ) {}

  static async open(rows: readonly Row[], log: LastFault): Promise<House> {
    const stage = await aStage({ log, settings: SETTINGS });
    const house = new House(stage, new Map(rows.map((row) => [row.route, row])), log);
    for (const { athleteId } of Object.values(stage.people)) {
      const profile = await stage.get(Profiles).of(athleteId);
      await stage.get(Profiles).write(athleteId, { ...profile, birthDate: '1990-05-17' });
    }
    for (const row of rows) await house.learn(row);
    await house.signIn();
    return house;
  }

  async ask(input: Uint8Array): Promise<string> {
    const asked = parsed(input);
    const row = asked && this.rows.get(asked.route);
    if (!row) return 'no request';
    this.lastAsked = row;
    const thing = this.things.get(row.route) ?? '';
    const { body, ...told } = JSON.parse(JSON.stringify(asked).replaceAll('{id}', thing)) as Asked;
    const [method, path] = row.route.split(' ') as [NonNullable<InjectOptions['method']>, string];
    const filled = { '*': 'index.html', ...told.params } as Record<string, string>;
    const url = path.replace(/:(\w+)|\*/g, (all, name?: string) => filled[name ?? all] ?? all);
    const query = told.query.map(([name, value]) => `${encode(name)}=${encode(String(value))}`).join('&');
    const cookie = this.cookies[told.who];
    const payload =
      told.raw !== undefined
        ? Buffer.from(told.raw, 'base64')
        : body === undefined
          ? undefined
          : JSON.stringify(body);
    const from = ++this.asked;
    const answer = await this.stage.app.inject({
      method,
      url: encodeURI(wellFormed(url)) + (query && `?${query}`),
      remoteAddress: `10.${(from >> 16) & 255}.${(from >> 8) & 255}.${from & 255}`,
      headers: {
        host: 'localhost',
        'sec-fetch-site': 'same-origin',
        ...(payload !== undefined && { 'content-type': 'application/json' }),
        ...(cookie && { cookie }),
        ...told.headers,
      },
      ...(payload !== undefined && { payload }),
    });
    const { code = '', fields = [] } = problemIn(answer.payload, answer.headers['content-type']);
    if (answer.statusCode === 500 || code === 'server.broken')
      throw new NotWhole(`${row.route} broke. ${this.log.last}`);
    const faults = [...new Set(fields.map(({ fault = 'other' }) => fault))].sort();
    return `${row.route} ${answer.statusCode} ${code} ${faults.join('+')}`;
  }

  /** Between two inputs, and not while one is timed: what a thing takes to be made is no fault of what is asked about it. */
  async makeReady(): Promise<void> {
    if (this.lastAsked && this.asked % THING_ANEW_AFTER === 0) await this.makeThing(this.lastAsked);
  }

  /** False: somebody cannot sign in any more, or the house is full. */
  async isUsable(): Promise<boolean> {
    if (this.asked >= AS_LONG_AS) return false;
    if (this.asked % SIGN_IN_AGAIN_AFTER !== 0) return true;
    return this.signIn().then(
      () => true,
      () => false,
    );
  }

  private async signIn(): Promise<void> {
    const { owner, coach, operator } = this.stage.people;
    this.cookies = {
      owner: await this.stage.signedIn(owner),
      coach: await this.stage.signedIn(coach),
      operator: await this.stage.signedIn(operator),
    };
  }

  private async learn(row: Row): Promise<void> {
    const id = await this.makeThing(row);
    const ask = (await row.ask?.(this.stage, id)) ?? {};
    const text = JSON.stringify({
      route: row.route,
      who:
        row.letsIn === 'coach' || row.letsIn === 'operator'
          ? row.letsIn
          : row.letsIn === 'anybody'
            ? 'nobody'
            : 'owner',
      params: { ...(row.route.includes(':id') && { id: '{id}' }), ...ask.params },
      query: Object.entries(ask.query ?? {}),
      headers: ask.file ? { 'content-type': 'multipart/form-data; boundary=edge' } : {},
      ...(ask.body && { body: ask.body }),
      ...(ask.file && { raw: form(ask.file).toString('base64') }),
    });
    const asked = JSON.parse(id === '' ? text : text.replaceAll(id, '{id}')) as Asked;
    this.seeds.push(asked);
  }

  private async makeThing(row: Row): Promise<string> {
    if (!row.thing) return '';
    const known = this.things.get(row.route) ?? '';
    // What was asked before may have taken away what it is made of.
    const id = await Promise.resolve(row.thing(this.stage)).catch(() => known);
    this.things.set(row.route, id);
    return id;
  }
}

/** Half a surrogate pair cannot be written into an address. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function encode(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

function form(file: Uint8Array): Buffer {
  const head = '--edge\r\nContent-Disposition: form-data; name="files"; filename="a.fit"\r\n\r\n';
  return Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--edge--\r\n')]);
}

function problemIn(payload: string, type: unknown): { code?: string; fields?: { fault?: string }[] } {
  if (typeof type !== 'string' || !type.startsWith('application/problem+json')) return {};
  return JSON.parse(payload) as { code?: string; fields?: { fault?: string }[] };
}

/** Keeps the last error the application told of: an answer does not say what broke. */
class LastFault implements LoggerService {
  last = '';

  error(message: unknown): void {
    this.last = String(message)
      .replace(/(file:\/\/)?\/\S*\/(?=src|integrations|node_modules)/g, '')
      .slice(0, 500);
  }

  log(): void {}
  warn(): void {}
}
