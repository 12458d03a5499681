import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export const PHONE = { width: 390, height: 844 };
export const SMALL_PHONE = { width: 360, height: 640 };
export const DESKTOP = { width: 1280, height: 900 };

export interface Looks {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** The browser's language: `sv-SE`, `en-GB`. */
  locale?: string;
  /** Nothing slides or fades: what a test looks at is there at once. */
  reducedMotion?: 'reduce';
  /** What the browser kept of an earlier visit. */
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>;
  /** Addresses a link may lead to; to ask any other is something to complain about. */
  elsewhere?: string[];
}

export interface Visitor {
  page: Page;
  /** What the browser complained about: console errors and warnings, exceptions, requests to any other host. */
  complaints: string[];
  /** Leaves a picture of the whole page, if anybody wants pictures. */
  picture(name: string): Promise<void>;
  leave(): Promise<void>;
}

/** `more`: what else it is to be told when it starts. */
export function aChromium(more: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

/** Chromium reports most of what the content security policy forbids by itself, but not what a page tries and gets over. */
const OF_POLICY = `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  console.error('the policy forbids: ' + violatedDirective + ' ' + blockedURI))`;

/** Somebody who opens Svett in a browser of their own, with empty hands. */
export async function aVisitor(
  browser: Browser,
  address: string,
  { elsewhere = [], ...looks }: Looks = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: PHONE,
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    ...looks,
  });
  const complaints: string[] = [];
  // Of every window of theirs, whichever opened it.
  context.on('console', (message) => {
    const { url } = message.location();
    if (elsewhere.some((one) => url.startsWith(one))) return;
    const where = url.replace(address, '');
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.text()} ${where}`.trim());
  });
  context.on('weberror', (fault) => complaints.push(fault.error().message));
  context.on('request', (request) => {
    const url = request.url();
    const known = [address, ...elsewhere].some((one) => url.startsWith(one));
    if (!known && !/^(data|blob):/.test(url)) complaints.push(`asked another host: ${url}`);
  });
  await context.addInitScript(OF_POLICY);
  const page = await context.newPage();

  return {
    page,
    complaints,
    picture: async (name) => {
      const folder = process.env['SVETT_SCREENSHOTS'];
      if (folder === undefined) return;
      mkdirSync(folder, { recursive: true });
      // What is fixed to the window's edge would lie across a picture of the whole page.
      await page.evaluate('scrollTo(0, 0)');
      const style = 'nav[class*=thumb], .skip-link { display: none !important }';
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, style });
    },
    leave: () => context.close(),
  };
}
