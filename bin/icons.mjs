// node bin/icons.mjs: draws the icons of the installed app anew from web/public/icon.svg, where it has changed. They
// are committed, so that building needs no browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './npm.mjs';

const folder = join(root, 'web', 'public');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
const [, inside] = /<svg[^>]*>([^]*)<\/svg>/.exec(drawing);
const [ground] = /<rect[^>]*>/.exec(inside);
const [, groundColour] = /fill="(#\w+)"/.exec(ground);
const mark = inside.replace(ground, '');

const svg = (content) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${content}</svg>`;
const full = `<rect width="32" height="32" fill="${groundColour}" />`;
/** A platform may cut away all outside a circle of four fifths; what must be seen stays well inside. */
const small = `<g transform="translate(3.2 3.2) scale(0.8)">${mark}</g>`;
/** Android takes only the shape: the drop, with its plus cut out. */
const shape = `<mask id="m">${mark.replaceAll(groundColour, '#000')}</mask>
  <g transform="translate(-8 -8) scale(1.5)"><rect width="32" height="32" fill="#fff" mask="url(#m)" /></g>`;

const ICONS = [
  { name: 'icon-192', size: 192, content: inside },
  { name: 'icon-512', size: 512, content: inside },
  { name: 'icon-maskable-512', size: 512, content: full + small },
  { name: 'apple-touch-icon', size: 180, content: full + small },
  { name: 'badge-96', size: 96, content: shape },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
for (const { name, size, content } of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg(content)}`);
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
