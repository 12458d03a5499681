import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Found {
  violations: { id: string; help: string; nodes: { html: string }[] }[];
}

/**
 * Waits until nothing fades or slides any more: half faded in, a text has too little contrast for axe. Twice, as a
 * dialog begins to move only a frame after it is there. What turns for ever is not waited for.
 */
const AT_REST = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const moving = () =>
    document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
  for (let round = 0; round < 2; round += 1) {
    await frame();
    await frame();
    await Promise.allSettled(moving().map(({ finished }) => finished));
  }
})()`;

/** What can be pressed or filled in and lies out of the window, or in a bar whose words do not fit. */
const OUT_OF_REACH = `(() => {
  const scrolls = (one) => one !== null && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const there = [...document.querySelectorAll('a, button, input, select, textarea')].filter((one) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  const isOut = (one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 1 && (left < -1 || right > innerWidth + 1) && !scrolls(one.parentElement);
  };
  const isCut = (one) => one.closest('nav') !== null && one.scrollWidth > one.clientWidth + 1;
  return there.filter((one) => isOut(one) || isCut(one)).map((one) => one.innerText || one.ariaLabel || one.outerHTML);
})()`;

/**
 * What a person who does not see the page, or does not use a mouse, would stumble over, as axe finds it, pages wider
 * than the screen, and what lies beyond its edge. Each fault is a sentence; an empty list is what we want.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AT_REST);
  // Evaluated from outside the page, so that its content security policy need not allow it.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Found>('axe.run()');
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  const outOfReach = await page.evaluate<string[]>(OUT_OF_REACH);
  return [
    ...violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
    ),
    ...(over > 0 ? [`the page is ${over} px wider than the screen`] : []),
    ...outOfReach.map((name) => `out of reach: ${name.slice(0, 160)}`),
  ];
}
