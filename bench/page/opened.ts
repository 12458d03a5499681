import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** What a page cost whoever opened it, in a browser that has never seen it. Times in milliseconds from the navigation. */
export interface Opened {
  /** The largest contentful paint. */
  largestPaintMs: number;
  /** When `ready` had come. */
  readyMs: number;
  /** How long the page's own thread worked. */
  busyMs: number;
  /** Of script, and their bytes as they come over the wire. */
  scripts: { files: number; bytes: number };
}

export type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Place {
  address: string;
  /** Of somebody's browser: cookies, and what the page knows them by; null: nobody's. */
  kept: Kept | null;
  /** An expression that is true as soon as the page can be used. */
  ready: string;
}

export interface Opening extends Place {
  /** 4: on a processor a quarter as fast. */
  slowedBy: number;
  /** What is answered at that address in the place of the server's own page. */
  html?: string;
}

/** Noted in the page itself, from its first moment: whoever asks from outside asks too late. */
const watching = (ready: string) => `
  globalThis.paints = [];
  new PerformanceObserver((list) => paints.push(...list.getEntries().map((one) => one.startTime)))
    .observe({ type: 'largest-contentful-paint', buffered: true });
  const look = () => (${ready}) ? (globalThis.readyMs = performance.now()) : requestAnimationFrame(look);
  requestAnimationFrame(look);
`;
/** After this the last large thing has been painted, and no text of another page been asked for yet. */
const LOOK_MS = 500;
const PATIENCE_MS = 120_000;

export async function opened(browser: Browser, { slowedBy, html, ...place }: Opening): Promise<Opened> {
  return visited(browser, place, async (page) => {
    const cdp = await page.context().newCDPSession(page);
    const scripts = await counted(cdp);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
    if (html !== undefined)
      await page.route(place.address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await shown(page, place);
    const { metrics } = await cdp.send('Performance.getMetrics');
    return {
      largestPaintMs: await page.evaluate<number>('paints.at(-1) ?? NaN'),
      readyMs: await page.evaluate<number>('readyMs'),
      busyMs: 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN),
      scripts,
    };
  });
}

/** The page as it stands once it can be used: its elements and styles, and no script. */
export async function asDrawn(browser: Browser, place: Place): Promise<string> {
  return visited(browser, place, async (page) => {
    await shown(page, place);
    return page.evaluate<string>(`(() => {
      for (const one of document.querySelectorAll('script, link[rel=modulepreload]')) one.remove();
      return '<!doctype html>' + document.documentElement.outerHTML;
    })()`);
  });
}

async function visited<T>(browser: Browser, { kept }: Place, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    ...(kept && { storageState: kept }),
  });
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}

async function shown(page: Page, { address, ready }: Place): Promise<void> {
  await page.addInitScript(watching(ready));
  await page.goto(address);
  // Asked for from outside each time: what Playwright would leave in the page to wait is forbidden to run there.
  for (let waited = 0; !(await page.evaluate<boolean>('globalThis.readyMs !== undefined')); waited += 50) {
    if (waited > PATIENCE_MS) throw new Error(`${address} never came: ${ready}`);
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(LOOK_MS);
}

async function counted(cdp: CDPSession): Promise<Opened['scripts']> {
  const scripts = { files: 0, bytes: 0 };
  const asked = new Set<string>();
  await cdp.send('Network.enable');
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) asked.add(requestId);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!asked.delete(requestId)) return;
    scripts.files += 1;
    scripts.bytes += encodedDataLength;
  });
  return scripts;
}
