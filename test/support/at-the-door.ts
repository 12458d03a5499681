import { PASSWORD } from './app.js';
import type { Browser } from './browser.js';
import { shown } from './consenting.js';

/** As behind a proxy that ends TLS. */
export const AT_HOME = { PUBLIC_URL: 'https://svett.example.org', TRUSTED_PROXIES: '1' };
export const ANOTHER = 'a better battery staple';
export const GROWN_UP = {
  language: 'en',
  birthDate: '1990-05-17',
  healthData: shown('health-data'),
  password: PASSWORD,
};

let places = 0;
/** Each from a place of its own, unless it is about how often one may come. */
export const from = (place = ++places) => ({
  'x-forwarded-for': `203.0.113.${place}`,
  'x-forwarded-proto': 'https',
});

export const codeOf = (answer: Awaited<ReturnType<Browser['get']>>) => [
  answer.statusCode,
  answer.json().code,
];
export const tokenIn = (link: string) => /#token=([\w-]+)/.exec(link)![1]!;
