import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { faultsInEveryLook, speakUnknown } from './every-look.js';
import { aRunningSvett, type RunningSvett } from './running-svett.js';
import { aChromium, aVisitor, SMALL_PHONE, type Visitor } from './visitor.js';

/** The pages of whoever is not signed in, and the one that is not there. */

let browser: Browser;
let svett: RunningSvett;
let bo: Visitor;

beforeAll(async () => {
  [browser, svett] = await Promise.all([aChromium(), aRunningSvett({ REGISTRATION: 'open' })]);
  bo = await aVisitor(browser, svett.address, { viewport: SMALL_PHONE, reducedMotion: 'reduce' });
});

afterAll(async () => {
  await browser?.close();
  await svett?.stop();
});

/** A key that no door knows: the page asks for nothing with it before somebody presses a button. */
const KEY = '#token=made-up';

const DOORS: [name: string, path: string][] = [
  ['setup-without-link', '/setup'],
  ['setup', `/setup${KEY}`],
  ['join', '/join'],
  ['forgot', '/forgot'],
  ['reset', `/reset${KEY}`],
  ['sign-in', '/sign-in'],
  ['not-found', '/nothing-is-here'],
];

test.each(DOORS)('%s is whole in every look', async (name, path) => {
  const { page } = bo;
  // The key goes out of the address as soon as it was read, so each look comes by the link.
  const come = async (_: Visitor, language: 'en' | 'sv') => {
    await page.evaluate(`localStorage.setItem('svett.language', '${language}')`);
    await page.goto('about:blank');
    await page.goto(path);
    await page.locator(`html[lang=${language}]`).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  await page.goto('/sign-in');
  expect(await faultsInEveryLook(bo, `door-${name}`, undefined, come)).toEqual([]);
});

test('the page that is not there leads on', async () => {
  const { page } = bo;
  await page.goto('/nothing-is-here');
  await speakUnknown(bo, 'sv');
  await page.getByRole('heading', { name: 'Här finns inget' }).waitFor();
});

test('the browser had nothing to complain about', () => {
  expect(bo.complaints).toEqual([]);
});
