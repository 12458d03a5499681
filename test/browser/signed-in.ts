import type { Browser, Locator } from 'playwright-core';
import { firstAccount } from './first-account.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, SMALL_PHONE, type Visitor } from './visitor.js';

/** A Svett of her own, with Ada signed in on a small phone: the setting of a page that needs no more. */
export interface SignedIn {
  ada: Visitor;
  /** A part of the page by its heading, word for word. */
  card(name: string): Locator;
  end(): Promise<void>;
}

/** `before`: what she has done by then, signed in already. */
export async function signedIn(
  before: (ada: Visitor) => Promise<void> = async () => undefined,
): Promise<SignedIn> {
  let browser: Browser | undefined;
  let svett: RunningSvett | undefined;
  const end = async () => {
    await browser?.close();
    await svett?.stop();
  };
  try {
    [browser, svett] = await Promise.all([aChromium(), aRunningSvett()]);
    const ada = await aVisitor(browser, svett.address, { viewport: SMALL_PHONE, reducedMotion: 'reduce' });
    await firstAccount(ada.page, svett.setupLink);
    await before(ada);
    // The page knows from this, and not from the cookie, that somebody has signed in here.
    await ada.page.goto('/sign-in');
    await ada.page.evaluate(`localStorage.setItem('svett.signed-in', 'yes')`);
    await ada.page.goto('/sessions');
    await ada.page.getByRole('heading', { level: 1 }).waitFor();
    const card = (name: string) => ada.page.getByRole('region', { name, exact: true });
    return { ada, card, end };
  } catch (error) {
    await end();
    throw error;
  }
}
