import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

const root = resolve(import.meta.dirname, '..', '..');
const app = join(root, 'web', 'src', 'app');

/** Which browser test looks at each page with axe, in both themes and languages, on a phone and a desk. */
const LOOKED_AT: Record<string, string> = {
  '/': 'today',
  '/account': 'preferences',
  '/archives': 'archives',
  '/article': 'article',
  '/check-in': 'signs',
  '/circumstances': 'signs',
  '/confirm-email': 'letters',
  '/food': 'food',
  '/forgot': 'letters',
  '/guardian': 'teams',
  '/inbox': 'nudges',
  '/join': 'letting-in',
  '/join-team': 'teams',
  '/lab-values': 'labs',
  '/links': 'connections',
  '/magnesium': 'ledger',
  '/newcomer': 'factors',
  '/notifications': 'nudges',
  '/nudge-figures': 'nudges',
  '/people': 'letting-in',
  '/plan': 'plan',
  '/plan/$plannedId': 'plan',
  '/privacy': 'privacy',
  '/profile': 'looks',
  '/reset': 'letting-in',
  '/sessions': 'looks',
  '/sessions/$sessionId': 'looks',
  '/set-aside': 'upkeep',
  '/setup': 'first-minute',
  '/sign-in': 'looks',
  '/sweat': 'sweat',
  '/sweat/accuracy': 'sweat',
  '/teams': 'teams',
  '/teams/$teamId': 'board',
  '/teams/$teamId/members/$memberId': 'board',
  '/teams/$teamId/people': 'teams',
  '/teams/$teamId/station': 'station',
  '/teams/$teamId/water': 'mornings',
  '/teams/join': 'teams',
  '/teams/new': 'teams',
  '/weighing': 'weighing',
  '/welcome': 'welcome',
};
/** It leads on at once, and is never seen. */
const UNSEEN = ['/arrived', '/demo'];

const routes = readdirSync(app)
  .filter((file) => file.endsWith('-routes.ts'))
  .flatMap((file) => [...readFileSync(join(app, file), 'utf8').matchAll(/\bpath: '([^']+)'/g)])
  .map(([, path]) => path!);

test('a new page says which browser test looks at it', () => {
  expect(routes.length).toBeGreaterThan(30);
  const unnamed = routes.filter((path) => !(path in LOOKED_AT) && !UNSEEN.includes(path));
  expect(unnamed).toEqual([]);
});

test.each(Object.entries(LOOKED_AT))('%s is looked at by the browser test %s', (path, name) => {
  expect(routes).toContain(path);
  const file = join(root, 'test', 'browser', `${name}.spec.ts`);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toMatch(/faultsInEveryLook\(|faultsOf\(/);
});
