import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { everyText } from './every-text.js';
import { pagePaths } from './page-paths.js';

export interface ArticleRow {
  id: string;
  says: string;
  stance: string;
  places: string[];
  /** Said of a row that nothing but the page of the article speaks of. */
  isAlone: boolean;
}

/** Rows of the table in docs/article.md. */
export function articleRows(page: string): ArticleRow[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [id, says, stance, places] = line.split('|').slice(1, 5) as [string, string, string, string];
      const named = [...places.matchAll(/`([^`]+)`/g)].map(([, place]) => place!);
      return {
        id: id.trim(),
        says: says.trim(),
        stance: stance.trim(),
        places: named,
        isAlone: places.trim().endsWith(' alone'),
      };
    });
}

/**
 * Whether a place carries a statement elsewhere than in what the page of the article itself says of it. A test keeps things
 * from being said; so it carries what is left out, and nothing else.
 */
export function carries(place: string, stance: string): boolean {
  return !place.startsWith('text claims.') && (stance === 'left out' || !place.startsWith('test/'));
}

const AUTHORISATION = 'test/journeys/authorisation';
/** The matrix of authorisation is held against the application, so a route that stands in it is there. */
const routes = readdirSync(AUTHORISATION)
  .filter((name) => name.endsWith('.rows.ts'))
  .map((name) => readFileSync(`${AUTHORISATION}/${name}`, 'utf8'))
  .join('\n');
const keys = new Set(everyText().map(({ key }) => key));

/** Whether what a row names is there: `src/a.ts#Name`, `GET /api/v1/…`, `page /food` or `text food.title`. */
export function isThere(place: string): boolean {
  const [kind, rest = ''] = place.split(/ (.*)/);
  if (kind === 'text') return keys.has(rest);
  if (kind === 'page') return pagePaths.has(rest);
  if (/^(GET|PUT|POST|DELETE)$/.test(kind!)) return routes.includes(`'${place}'`);
  const [file, name] = place.split('#');
  return Boolean(name) && existsSync(file!) && isDeclared(readFileSync(file!, 'utf8'), name!);
}

/** As a function, a class, a method or a field; a comment that speaks of it is not enough. */
function isDeclared(source: string, name: string): boolean {
  const code = source.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '');
  const words = 'function|const|class|interface|type';
  return new RegExp(`(?:^|\\s)(?:(?:${words})\\s+${name}(?![\\w$])|${name}\\s*[(<:])`).test(code);
}

interface Shingles {
  words: number;
  digits: number;
  sha256: string[];
}
const { words, digits, sha256 } = JSON.parse(
  readFileSync('test/published/article-shingles.json', 'utf8'),
) as Shingles;
const theirs = new Set(sha256);

/** Stretches of `text` that stand word for word in the article. */
export function copiedFrom(text: string, known: ReadonlySet<string> = theirs): string[] {
  const said = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return said
    .map((_, at) => said.slice(at, at + words).join(' '))
    .slice(0, Math.max(0, said.length - words + 1))
    .filter((stretch) => known.has(shingle(stretch)));
}

export function shingle(stretch: string): string {
  return createHash('sha256').update(stretch).digest('hex').slice(0, digits);
}
