import type { Page } from 'playwright-core';

/**
 * What a person who does not see the page, or does not use a mouse, would stumble over: things without a name, pictures
 * without words, a page without language, title, main part or a single first heading, ids used twice, text too pale to read, and pages
 * wider than the screen. Each fault is a sentence; an empty list is what we want.
 */
export function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(`(${lookAround})()`);
}

/** Runs in the page, so it is text: the tests know no DOM types. */
const lookAround = /* js */ `() => {
  const faults = [];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => seen(one) && !one.closest('[aria-hidden="true"]'));
  const about = (element) => element.outerHTML.slice(0, 120);
  const byIds = (ids) => (ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();
  const nameOf = (element) =>
    element.getAttribute('aria-label')?.trim() || byIds(element.getAttribute('aria-labelledby')) ||
    [...(element.labels ?? [])].map((label) => label.textContent).join(' ').trim() || element.textContent?.trim() || element.getAttribute('alt');

  if (!document.documentElement.lang) faults.push('the page does not say its language');
  if (!document.title) faults.push('the page has no title');
  if (all('main').length !== 1) faults.push('the page has ' + all('main').length + ' main parts');
  if (all('h1').length !== 1) faults.push('the page has ' + all('h1').length + ' first headings');
  for (const one of all('button, a[href], input:not([type=hidden]), select, summary, [role=img], [role=progressbar], nav, section'))
    if (!nameOf(one)) faults.push('without a name: ' + about(one));
  for (const one of all('img')) if (!one.hasAttribute('alt')) faults.push('picture without words: ' + about(one));
  for (const one of all('[tabindex]')) if (one.tabIndex > 0) faults.push('jumps the queue: ' + about(one));

  const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
  for (const id of new Set(ids)) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push('used twice: #' + id);

  let level = 0;
  for (const heading of all('h1, h2, h3, h4')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.push('heading skips a level: ' + heading.textContent);
    level = next;
  }

  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) faults.push('the page is ' + over + ' px wider than the screen');

  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const paint = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => value / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const colours = [];
    for (let one = element; one; one = one.parentElement) colours.unshift(getComputedStyle(one).backgroundColor);
    return colours;
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    if (!words.currentNode.textContent.trim() || !seen(element) || element.closest('[disabled], [data-disabled], .skip-link')) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const [light, dark] = [luminance(paint(back)), luminance(paint([...back, style.color]))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) faults.push('pale (' + ratio.toFixed(2) + '): ' + words.currentNode.textContent.trim().slice(0, 60));
  }
  return faults;
}`;
