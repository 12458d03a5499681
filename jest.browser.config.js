import { availableParallelism } from 'node:os';
import everything from './jest.config.js';

/**
 * The built app in a headless Chromium, as a person uses it; `npm run test:browser` builds first. Chromium is Debian's
 * unless CHROMIUM names another. SVETT_SCREENSHOTS names a folder to leave pictures of every page in.
 *
 * @type {import('jest').Config}
 */
export default {
  ...everything,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 240_000,
  // A page mostly waits: two of Chromium and a server each keep two processors busy, and one does not.
  maxWorkers: Math.min(2, availableParallelism()),
};
