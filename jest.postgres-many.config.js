import everything from './jest.config.js';

/**
 * `npm run test:postgres -- --many`: every journey, on an installation of two processes that answer and two that work
 * (test/support/processes.ts).
 *
 * @type {import('jest').Config}
 */
export default {
  ...everything,
  testMatch: ['<rootDir>/test/journeys/**/*.spec.ts'],
  // Four of everything for each application that a journey makes.
  testTimeout: 120_000,
};
