import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Found {
  violations: { id: string; help: string; nodes: { html: string }[] }[];
}

/**
 * What a person who does not see the page, or does not use a mouse, would stumble over, as axe finds it, and pages
 * wider than the screen. Each fault is a sentence; an empty list is what we want.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  // Evaluated from outside the page, so that its content security policy need not allow it.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Found>('axe.run()');
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return [
    ...violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
    ),
    ...(over > 0 ? [`the page is ${over} px wider than the screen`] : []),
  ];
}
