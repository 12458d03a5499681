// npm run test:browser [-- jest's own arguments]: builds if stale, then drives the built app in a headless Chromium.
import { jest } from './jest.mjs';
import { build } from './ready.mjs';

build();
process.exitCode = await jest(['--config', 'jest.browser.config.js', ...process.argv.slice(2)]);
