import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsInEveryLook, speak } from './every-look.js';
import { signedIn, type SignedIn } from './signed-in.js';

/** The ways to the main places and to one's own pages, on the smallest phone. */

let setting: SignedIn;

beforeAll(async () => {
  setting = await signedIn();
});

afterAll(async () => setting?.end());

const menu = () => setting.ada.page.getByRole('button', { name: /^(Account|Konto), / });
const focused = () => setting.ada.page.evaluate('document.activeElement.textContent.trim()');

test.each(['en', 'sv'] as const)('the bar fits on a small phone, word for word (%s)', async (language) => {
  const { page } = setting.ada;
  await page.setViewportSize({ width: 360, height: 640 });
  await speak(setting.ada, language);
  const bar = page.getByRole('navigation', { name: /^(Pages|Sidor)$/ }).last();
  const tooWide = await bar.evaluate(
    (element) =>
      [...element.querySelectorAll('span')].filter(
        (word) => word.scrollWidth > word.clientWidth + 1 || word.getClientRects()[0]!.right > 360,
      ).length,
  );
  const heights = await bar.getByRole('link').evaluateAll((links) => links.map((link) => link.clientHeight));

  expect(tooWide).toBe(0);
  expect(new Set(heights).size).toBe(1);
  expect(heights[0]).toBeGreaterThanOrEqual(44);
});

test('the menu opens, is walked and closes by the keyboard alone', async () => {
  const { page } = setting.ada;
  await speak(setting.ada, 'en');
  await menu().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Profile' }).waitFor();
  await page.locator('[role=menuitem]:focus').waitFor();
  expect(await focused()).toBe('Profile');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Connections');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  expect(await page.evaluate('document.activeElement.ariaLabel')).toMatch(/^Account, /);

  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Connections' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor();
});

test('the menu is whole in every look, and on a low screen all of it is reached', async () => {
  const { page } = setting.ada;
  const faults = await faultsInEveryLook(setting.ada, 'personal-menu', async () => {
    await menu().click();
    await page.getByRole('menu').waitFor();
  });
  await menu().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).scrollIntoViewIfNeeded();
  const bottom = await page
    .getByRole('menuitem', { name: 'Sign out' })
    .evaluate((item) => item.getBoundingClientRect().bottom);

  expect(faults).toEqual([]);
  expect(bottom).toBeLessThanOrEqual(667);
});

test('the browser had nothing to complain about', () => {
  expect(setting.ada.complaints).toEqual([]);
});
