import { faultsOf } from './faults.js';
import { DESKTOP, SMALL_PHONE as PHONE, type Visitor } from './visitor.js';

const LOOKS = [
  { name: 'phone-light-en', viewport: PHONE, colorScheme: 'light', language: 'en' },
  { name: 'phone-dark-sv', viewport: PHONE, colorScheme: 'dark', language: 'sv' },
  { name: 'desktop-dark-en', viewport: DESKTOP, colorScheme: 'dark', language: 'en' },
  { name: 'desktop-light-sv', viewport: DESKTOP, colorScheme: 'light', language: 'sv' },
] as const;

/**
 * What is wrong with the page a signed-in visitor looks at: in both languages and both themes, on a phone and on a
 * desk. `ready` says when it has come, and may open what is to be looked at; `speakIn` says how the language is changed. The page is English and small afterwards.
 */
export async function faultsInEveryLook(
  visitor: Visitor,
  picture: string,
  ready: () => Promise<void> = async () => undefined,
  speakIn: typeof speak = speak,
): Promise<string[]> {
  const { page } = visitor;
  const faults: string[] = [];
  for (const { name, viewport, colorScheme, language } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await speakIn(visitor, language);
    await ready();
    faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
    await visitor.picture(`${picture}-${name}`);
  }
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'light' });
  await speakIn(visitor, 'en');
  return faults;
}

/** The page in this language of the visitor’s account, once it has come. */
export async function speak({ page }: Visitor, language: 'en' | 'sv'): Promise<void> {
  await page.evaluate(`fetch('/api/v1/me', {
    method: 'PUT', body: '{"language":"${language}"}', headers: { 'content-type': 'application/json' },
  })`);
  await page.reload();
  await page.locator(`html[lang=${language}]`).waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** The page in this language of the browser, where nobody is signed in. */
export async function speakUnknown({ page }: Visitor, language: 'en' | 'sv'): Promise<void> {
  await page.evaluate(`localStorage.setItem('svett.language', '${language}')`);
  await page.reload();
  await page.locator(`html[lang=${language}]`).waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
