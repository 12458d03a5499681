import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { TOKEN_SCOPES, type TokenScope } from '#src/people/token-scope';
import { firstWords } from '../../support/first-words.js';
import type { Ask, Row } from './row.js';
import type { Stage } from './stage.js';

/** What somebody got, in a word: `let in`, `as if missing`, …; what no word is for is told as status and code. */
type Got = string;

type Answer = Awaited<ReturnType<Stage['app']['inject']>>;

const GUESS = 'x'.repeat(32);
const SAFE = /^(GET|HEAD|OPTIONS) /;
/** Roles are for people: what an operator may do on the page, no token of theirs may by the role alone. */
const TOKEN_VISITORS = TOKEN_SCOPES.flatMap((scope) => tokensFor([scope]));

interface TokenVisitor {
  name: string;
  whose: 'owner' | 'operator';
  scopes: readonly TokenScope[];
}

function tokensFor(scopes: readonly TokenScope[]): TokenVisitor[] {
  const what = `token for ${scopes.join(' and ')}`;
  return [
    { name: what, whose: 'owner', scopes },
    { name: `operator’s ${what}`, whose: 'operator', scopes },
  ];
}

/** What each visitor must get of this route. */
export function expected(row: Row): Record<string, Got> {
  const freely = row.letsIn === 'anybody' || row.letsIn === 'knows-the-address';
  const others = (role: 'other' | 'coach' | 'operator'): Got => {
    if (row.letsIn === 'owner') return 'as if missing';
    return row.letsIn === 'operator' || row.letsIn === 'coach' ? byRole(row.letsIn, role) : 'let in';
  };
  const owner = row.letsIn === 'operator' || row.letsIn === 'coach' ? 'forbidden' : 'let in';
  return {
    nobody: freely ? 'let in' : row.strangerGoesTo ? 'sent on' : 'unknown',
    owner,
    'owner, an hour after signing in': row.confirmed && owner === 'let in' ? 'confirm first' : owner,
    'owner, sent by another site': isGuarded(row) ? 'strange origin' : owner,
    'another athlete': others('other'),
    'a coach': others('coach'),
    'an operator': others('operator'),
    ...(row.letsIn === 'knows-the-address' && {
      'nobody, guessing': row.guessing ?? '404 connect.no-such-hook',
    }),
    ...Object.fromEntries(tokenVisitors(row).map((visitor) => [visitor.name, byToken(row, visitor)])),
  };
}

/** What each visitor gets. */
export async function visit(stage: Stage, row: Row): Promise<Record<string, Got>> {
  const { owner, other, coach, operator } = stage.people;
  const got: Record<string, Got> = {};
  const as = async (visitor: string, headers: Record<string, string>) => {
    const answer = await send(stage, row, headers);
    const isSentOn = visitor === 'nobody' && answer.headers.location === row.strangerGoesTo;
    got[visitor] = isSentOn && row.strangerGoesTo ? 'sent on' : inAWord(row, answer);
  };
  const unlessOwner = async (visitor: string, headers: Record<string, string>) => {
    if (row.letsIn !== 'owner') return as(visitor, headers);
    got[visitor] = await comparedWithMissing(stage, row, headers);
  };
  await as('nobody', {});
  await as('owner, an hour after signing in', { cookie: await stage.signedIn(owner, 'an hour ago') });
  await as('owner, sent by another site', {
    cookie: await stage.signedIn(owner),
    'sec-fetch-site': 'cross-site',
  });
  await unlessOwner('another athlete', { cookie: await stage.signedIn(other) });
  await unlessOwner('a coach', { cookie: await stage.signedIn(coach) });
  await unlessOwner('an operator', { cookie: await stage.signedIn(operator) });
  for (const { name, whose, scopes } of tokenVisitors(row)) {
    const headers = { authorization: `Bearer ${await stage.token(stage.people[whose], scopes)}` };
    await (whose === 'owner' || !isEnough(row, scopes) ? as(name, headers) : unlessOwner(name, headers));
  }
  if (row.letsIn === 'knows-the-address')
    got['nobody, guessing'] = inAWord(row, await send(stage, row, {}, { pathToken: GUESS, token: GUESS }));
  await as('owner', { cookie: await stage.signedIn(owner) });
  return got;
}

/** Routes of Nest that change something look where a request comes from; those of brands have other guards. */
function isGuarded({ route, letsIn }: Row): boolean {
  return !SAFE.test(route) && letsIn !== 'knows-the-address';
}

function byRole(least: 'coach' | 'operator', role: 'other' | 'coach' | 'operator'): Got {
  return role === 'operator' || role === least ? 'let in' : 'forbidden';
}

function tokenVisitors(row: Row): readonly TokenVisitor[] {
  if (row.token === undefined) return [];
  const needed = neededBy(row);
  return needed.length > 1 ? [...TOKEN_VISITORS, ...tokensFor(needed)] : TOKEN_VISITORS;
}

function neededBy({ token }: Row): readonly TokenScope[] {
  if (token === undefined || token === 'never') return [];
  return typeof token === 'string' ? [token] : token;
}

function isEnough(row: Row, scopes: readonly TokenScope[]): boolean {
  const needed = neededBy(row);
  return needed.length > 0 && needed.every((scope) => scopes.includes(scope));
}

function byToken(row: Row, { whose, scopes }: TokenVisitor): Got {
  const { letsIn } = row;
  if (!isEnough(row, scopes)) return 'forbidden';
  if (whose === 'operator') return letsIn === 'owner' ? 'as if missing' : 'let in';
  return letsIn === 'operator' || letsIn === 'coach' ? 'forbidden' : 'let in';
}

/** Somebody else's thing, and one that never was: whoever asks must not be able to tell them apart. */
async function comparedWithMissing(stage: Stage, row: Row, headers: Record<string, string>): Promise<Got> {
  const never = randomUUID();
  const theirs = await row.thing!(stage);
  const [real, missing] = [
    await send(stage, row, headers, {}, theirs),
    await send(stage, row, headers, {}, never),
  ];
  const same =
    real.statusCode === missing.statusCode &&
    real.payload.replaceAll(theirs, '') === missing.payload.replaceAll(never, '');
  if (!same) return `tells them apart: ${told(real)} and ${told(missing)}`;
  return real.statusCode === (row.missing ?? 404) ? 'as if missing' : told(real);
}

let visits = 0;

/** Asks of a route what its row tells. */
export async function send(
  stage: Stage,
  row: Row,
  headers: Record<string, string>,
  params: Record<string, string> = {},
  thing?: string,
): Promise<Answer> {
  const id = thing ?? (await row.thing?.(stage)) ?? '';
  const ask: Ask = (await row.ask?.(stage, id)) ?? {};
  const [method, path] = row.route.split(' ') as [NonNullable<InjectOptions['method']>, string];
  const filled = { id, '*': 'index.html', ...ask.params, ...params };
  const url = path.replace(/:(\w+)|\*/g, (all, name?: string) => filled[(name ?? all) as 'id'] ?? all);
  const inject = (asked: InjectOptions) => stage.app.inject(asked);
  const asked: InjectOptions = {
    method,
    url,
    // Each from an address of its own: this is about who may, not about how often.
    remoteAddress: `127.1.${Math.floor(++visits / 250)}.${1 + (visits % 250)}`,
    headers: { host: 'localhost', 'sec-fetch-site': 'same-origin', ...contentType(ask), ...headers },
    ...(ask.query && { query: ask.query }),
    ...(ask.body && { payload: ask.body }),
    ...(ask.file && { payload: form(ask.file) }),
  };
  return row.goesOn ? firstWords(inject, asked) : inject(asked);
}

const BOUNDARY = 'svett-matrix';

function contentType({ file }: Ask): Record<string, string> {
  return file ? { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } : {};
}

function form(file: Uint8Array): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="a.fit"\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

function inAWord(row: Row, answer: Answer): Got {
  const { code = String(answer.statusCode) } = problemOf(answer);
  if (answer.statusCode < 400 || code === row.through) return 'let in';
  if (code === 'entry.confirm-first') return 'confirm first';
  if (code === 'entry.strange-origin') return 'strange origin';
  if (answer.statusCode === 401) return 'unknown';
  return answer.statusCode === 403 ? 'forbidden' : told(answer);
}

function told(answer: Answer): string {
  return `${answer.statusCode} ${problemOf(answer).code ?? ''}`.trim();
}

function problemOf(answer: Answer): { code?: string } {
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
  return isProblem ? answer.json<{ code: string }>() : {};
}
