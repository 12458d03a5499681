// Walks the pages of a Svett as the made athlete, and keeps what they ask the server for.
import { chromium } from 'playwright-core';
import { lean } from './demo-lean.mjs';

/** Where the walk begins; links lead it further. A page more in the app's bars is found by itself. */
const FIRST = [
  '/',
  '/sessions',
  '/weighing',
  '/magnesium',
  '/food',
  '/check-in',
  '/circumstances',
  '/lab-values',
  '/sweat',
  '/sweat/accuracy',
  '/plan',
  '/inbox',
  '/notifications',
  '/links',
  '/profile',
  '/account',
  '/teams',
  '/privacy',
];
/** Of others, of the operator, and of what is not there without a brand; the article is long, and in docs/. */
const NOT_WALKED =
  /^\/(people|teams\/.|station|nudge-figures|set-aside|archives|article|welcome|demo|docs|api|sign-in|setup)\b/;
/** A session's page with its curve weighs more than all others together. */
const SESSIONS_OPENED = 6;
const MOST_PAGES = 60;
const NOT_KEPT = /^\/api\/v1\/(people|invitations|operator|article)\b/;
/** Days of the food log that may be leafed back to. */
const FOOD_DAYS = 4;
const DAY_MS = 86_400_000;
const SETTLED_MS = 400;
const OWN_WORDS = {
  'Intervals by the sea': 'Intervaller vid havet',
  'Half marathon': 'Halvmaraton',
  'Made-up laboratory': 'Påhittat laboratorium',
};

/** @returns {Promise<{ answers: Record<string, unknown>, sv: Record<string, unknown> }>} */
export async function recordPages(address, account, at, setClock) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({
      baseURL: address,
      timezoneId: 'Europe/Stockholm',
      locale: 'en-GB',
    });
    const signedIn = await context.request.post('/api/v1/sign-in', {
      data: account,
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    if (!signedIn.ok()) throw new Error(`Signing in was answered with ${signedIn.status()}.`);
    const page = await context.newPage();
    await page.clock.install({ time: at });
    await page.addInitScript(
      `localStorage.setItem('svett.signed-in', 'yes'); localStorage.setItem('svett.language', 'en')`,
    );
    const holdClock = () => setClock(at);
    const asked = await walk(page, holdClock);
    await page.close();
    return await inBothLanguages(context.request, [...asked, ...besides(at, asked)], holdClock);
  } finally {
    await browser.close();
  }
}

/** What a page asks for only after somebody pressed something. */
function besides(at, asked) {
  const days = Array.from({ length: FOOD_DAYS }, (_, n) => new Date(at.getTime() - n * DAY_MS));
  return [
    ...days.map((day) => `/api/v1/food-days/${day.toISOString().slice(0, 10)}`),
    ...asked
      .filter((one) => one.includes('language=en'))
      .map((one) => one.replace('language=en', 'language=sv')),
  ];
}

/** Asks once more in each language: quicker than to walk twice, and nothing is asked in the one alone. */
async function inBothLanguages(request, asked, holdClock) {
  const said = { en: {}, sv: {} };
  for (const language of ['en', 'sv']) {
    await request.put('/api/v1/me', { data: { language }, headers: { 'sec-fetch-site': 'same-origin' } });
    await holdClock();
    for (const path of [...new Set(asked)].sort()) {
      const answer = await request.get(path);
      if (answer.status() === 200) said[language][path] = inHerWords(language, lean(await answer.json()));
    }
  }
  // She founded her Svett; whoever looks around sees what an athlete sees.
  said.en['/api/v1/me'].role = 'athlete';
  const differs = ([path, body]) =>
    path !== '/api/v1/me' && JSON.stringify(body) !== JSON.stringify(said.en[path]);
  return { answers: said.en, sv: Object.fromEntries(Object.entries(said.sv).filter(differs)) };
}

/** What she named herself stays as she wrote it in any language: here she is said to have written it in the reader's. */
function inHerWords(language, told) {
  if (language === 'en') return told;
  const text = Object.entries(OWN_WORDS).reduce(
    (so, [en, sv]) => so.replaceAll(en, sv),
    JSON.stringify(told),
  );
  return JSON.parse(text);
}

/** Opens page after page, as far as links lead. Answers with what they asked the server for. */
async function walk(page, holdClock) {
  const asked = new Set();
  // What a page tells by being opened is not told: an inbox that was looked at has no news any more.
  await page.route('**/api/**', (route) =>
    route.request().method() === 'GET' ? route.continue() : route.fulfill({ status: 204 }),
  );
  page.on('response', (response) => {
    const { pathname, search } = new URL(response.url());
    if (response.request().method() !== 'GET' || response.status() !== 200) return;
    if (!response.headers()['content-type']?.includes('json')) return;
    if (pathname.startsWith('/api/v1/') && !NOT_KEPT.test(pathname)) asked.add(pathname + search);
  });
  const seen = new Set();
  const toSee = [...FIRST];
  let sessions = 0;
  while (toSee.length > 0 && seen.size < MOST_PAGES) {
    const path = toSee.shift();
    if (seen.has(path) || NOT_WALKED.test(path)) continue;
    if (/^\/sessions\/./.test(path) && (sessions += 1) > SESSIONS_OPENED) continue;
    seen.add(path);
    await holdClock();
    await page.goto(path);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    toSee.push(...(await page.evaluate(LINKS)));
    // What is fetched only when somebody opens it, or scrolls to it.
    await page.evaluate(OPEN_ALL);
    await page.waitForTimeout(SETTLED_MS);
    await page.waitForLoadState('networkidle');
    toSee.push(...(await page.evaluate(LINKS)));
  }
  return [...asked];
}

const LINKS = `[...document.querySelectorAll('a[href^="/"]')].map((link) => new URL(link.href).pathname)`;
const OPEN_ALL = `for (const fold of document.querySelectorAll('details:not([open])')) fold.open = true;
  scrollTo(0, document.body.scrollHeight)`;
