import type { Browser, Page } from 'playwright-core';
import { aFitFile } from '../support/activity-files.js';
import { firstAccount, SAME_ORIGIN } from './first-account.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, DESKTOP, type Looks, type Visitor } from './visitor.js';

/** A Svett with Kim, who runs it and coaches, and with as many others as a test wants. */
export interface TeamStage {
  kim: Visitor;
  /** Somebody with an account of their own, signed in. */
  somebody(email: string, looks?: Looks, birthDate?: string): Promise<Visitor>;
  /** Somebody without an account. */
  visitor(looks?: Looks): Promise<Visitor>;
  end(): Promise<void>;
}

const PASSWORD = 'salt on the trail';

export async function aTeamStage(): Promise<TeamStage> {
  let browser: Browser | undefined;
  let svett: RunningSvett | undefined;
  const end = async () => {
    await browser?.close();
    await svett?.stop();
  };
  try {
    [browser, svett] = await Promise.all([aChromium(), aRunningSvett()]);
    const here = { browser, address: svett.address };
    const kim = await aVisitor(browser, svett.address, { viewport: DESKTOP, reducedMotion: 'reduce' });
    await firstAccount(kim.page, svett.setupLink, { email: 'kim@example.org', password: PASSWORD });
    await knowSignedIn(kim.page);
    const somebody: TeamStage['somebody'] = async (email, looks = {}, birthDate = '2001-05-17') => {
      const visitor = await aVisitor(here.browser, here.address, { reducedMotion: 'reduce', ...looks });
      const { link } = await send<{ link: string }>(kim.page, 'POST', 'invitations', {
        ...{ role: 'athlete', language: 'en', email: null },
      });
      await send(visitor.page, 'POST', 'join', {
        ...{ token: tokenOf(link), email, password: PASSWORD, birthDate, language: 'en' },
        ...{ units: 'metric', timeZone: 'Europe/Stockholm' },
        healthData: await sha256Of(visitor.page, 'health-data'),
      });
      await knowSignedIn(visitor.page);
      return visitor;
    };
    const visitor = (looks: Looks = {}) =>
      aVisitor(here.browser, here.address, { reducedMotion: 'reduce', ...looks });
    return { kim, somebody, visitor, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Asks the server without a page, and fails loudly where it refuses. */
export async function send<Answer>(page: Page, method: string, path: string, data?: object): Promise<Answer> {
  const answer = await page.request.fetch(`/api/v1/${path}`, {
    ...{ method, headers: SAME_ORIGIN, ...(data && { data }) },
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json().catch(() => undefined)) as Answer;
}

/** A yes to the consent of this name, as told today. */
export async function agree(page: Page, purpose: string): Promise<void> {
  const textSha256 = await sha256Of(page, purpose);
  await send(page, 'PUT', `consents/${purpose}`, { given: true, textSha256 });
}

/** Into a team by a code, with a yes to each of these groups. */
export async function joins(page: Page, code: string, name: string, groups: string[]): Promise<void> {
  await agree(page, 'sharing');
  const { shares } = await send<{ shares: { group: string; textSha256: string }[] }>(
    page,
    'POST',
    'teams/joining/look',
    { code },
  );
  await send(page, 'POST', 'teams/joining', {
    code,
    name,
    shares: shares
      .filter(({ group }) => groups.includes(group))
      .map(({ group, textSha256 }) => ({ group, textSha256, untilDay: null })),
  });
}

export interface Trained {
  daysAgo: number;
  minutes: number;
  airC: number;
  speed: number;
}

/** What somebody did, from their own watch's file, and how heavy they are. */
export async function trains(page: Page, massKg: number, sessions: Trained[]): Promise<void> {
  await send(page, 'POST', 'profile/masses', { measuredOn: dayAgo(40), massKg });
  for (const [index, { daysAgo, minutes, airC, speed }] of sessions.entries()) {
    const file = aFitFile({
      startedAt: new Date(Math.floor(Date.now() / 1000 - daysAgo * 86_400 - 3_600) * 1000),
      ...{ minutes, temperature: airC, speed },
      heartRate: (s) => Math.round(100 + 50 * (1 - Math.exp(-s / 110)) + 6 * Math.cos(s / 520)),
      serial: 3_400_000_001 + Math.round(massKg * 10),
    });
    const answer = await page.request.post('/api/v1/sessions/files', {
      multipart: {
        files: {
          name: `${index}.fit`,
          mimeType: 'application/octet-stream',
          buffer: Buffer.from(file),
        },
      },
      headers: SAME_ORIGIN,
    });
    if (!answer.ok()) throw new Error(`files: ${answer.status()} ${await answer.text()}`);
  }
  await allEstimated(page);
}

/** Until the last session has its estimate. */
async function allEstimated(page: Page): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const { items } = await send<{ items: { id: string }[] }>(page, 'GET', 'sessions?limit=30');
    const ids = items.map(({ id }) => id).join(',');
    const told = await send<{ items: { state: string }[] }>(page, 'GET', `estimates?sessionIds=${ids}`);
    if (told.items.length === items.length && told.items.every(({ state }) => state !== 'waiting')) return;
    await page.waitForTimeout(500);
  }
  throw new Error('The estimates did not come.');
}

export function dayAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

async function sha256Of(page: Page, purpose: string): Promise<string> {
  const told = await send<{ textSha256: string }>(page, 'GET', `consents/${purpose}/text?language=en`);
  return told.textSha256;
}

const tokenOf = (link: string) => new URL(link, 'http://localhost').hash.slice('#token='.length);

/** The page knows from this, and not from the cookie, that somebody has signed in here. */
export async function knowSignedIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.evaluate(`localStorage.setItem('svett.signed-in', 'yes')`);
}
