import type { Forms } from '../asked-forms.js';
import type { Chance } from '../chance.js';
import { mutateJson, mutateValue } from './json.js';
import { TEXTS, WORDS } from './telling.js';

/** A request, as it is written down: `{id}` in it stands for what the person has. */
export interface Asked {
  route: string;
  who: 'owner' | 'coach' | 'operator' | 'nobody';
  /** Fills `:name` in the route, as it is. */
  params: Record<string, string>;
  query: [string, string][];
  headers: Record<string, string>;
  body?: unknown;
  /** Instead of a body that is JSON, in base64. */
  raw?: string;
}

const TYPES = [
  ...[
    'application/json',
    'application/json; charset=utf-16',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ],
  ...[
    'multipart/form-data; boundary=x',
    'application/problem+json',
    'a',
    '',
    'application/json;;;',
    'application/octet-stream',
  ],
];
const HEADERS: [string, readonly string[]][] = [
  ['accept', ['text/html', '*/*', 'x', 'a'.repeat(2_000)]],
  ['accept-encoding', ['br', 'gzip;q=0', 'identity;q=0, *;q=0', 'zstd']],
  ['accept-language', ['sv', 'x'.repeat(500), 'sv;q=9', '*']],
  ['authorization', ['Bearer', 'Bearer ', 'Bearer x', 'Basic eDp5', `Bearer svett_pat_${'x'.repeat(43)}`]],
  ['cookie', ['__Host-svett=', '__Host-svett=x', '=;=;', `a=${'%'.repeat(50)}`, '__Host-svett=%E0%A4%A']],
  ['if-none-match', ['*', 'W/"x"', '"']],
  ['range', ['bytes=0-', 'bytes=-1', 'bytes=5-1', 'lines=1-2']],
  ['last-event-id', ['x', '9'.repeat(400)]],
  ['content-length', ['0', '1', '-1', '99999999']],
  ['content-encoding', ['gzip', 'br']],
  ['x-forwarded-for', ['::1', '1.2.3.4, x', 'x'.repeat(300)]],
  ['user-agent', ['', '\u00ff', 'x'.repeat(3_000)]],
  ['x-http-method-override', ['DELETE']],
  ['host', ['', 'x', 'localhost:99999', 'a@b']],
];

export function mutateRequest(asked: Asked, chance: Chance, forms: Forms | undefined): Asked {
  const other = structuredClone(asked);
  const kind = chance.below(20);
  if (kind < 9 && other.body !== undefined) other.body = mutateValue(other.body, chance, forms?.body);
  else if (kind === 9) other.body = mutateValue(Object.fromEntries(forms?.body ?? []), chance, forms?.body);
  else if (kind === 10)
    other.raw = Buffer.from(mutateJson(Buffer.from(JSON.stringify(other.body ?? {})), chance)).toString(
      'base64',
    );
  else if (kind < 14) {
    const named = forms?.query ?? [];
    const [name, fitting] =
      named.length > 0 && chance.isUnder(0.9) ? chance.pick(named) : [chance.pick(WORDS), ''];
    const value = chance.isUnder(0.4) ? String(fitting) : chance.pick(TEXTS);
    if (chance.isUnder(0.8)) other.query = other.query.filter(([one]) => one !== name);
    other.query.push([chance.isUnder(0.05) ? `${name}[]` : name, value]);
  } else if (kind < 16 && Object.keys(other.params).length > 0)
    other.params[chance.pick(Object.keys(other.params))] = chance.pick(TEXTS).slice(0, 3_000);
  else if (kind === 16) other.headers['content-type'] = chance.pick(TYPES);
  else if (kind === 17) {
    const [name, values] = chance.pick(HEADERS);
    other.headers[name] = chance.pick(values);
  } else if (kind === 18) other.who = chance.pick(['owner', 'coach', 'operator', 'nobody']);
  return other;
}
