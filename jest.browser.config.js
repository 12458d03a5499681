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
  // One Chromium and one server at a time are enough for a small machine.
  maxWorkers: 1,
};
