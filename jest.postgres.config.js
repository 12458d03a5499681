import everything from './jest.config.js';

/**
 * The suites that touch a database, run again on PostgreSQL by `npm run test:postgres`, which starts a server and
 * sets DATABASE_URL. Each suite makes a database of its own on it (test/support/).
 *
 * @type {import('jest').Config}
 */
export default {
  ...everything,
  testMatch: [
    'database',
    'jobs',
    'people',
    'entry',
    'sessions',
    'connect',
    'weather',
    'archives',
    'takeout',
    'estimates',
    'journeys',
    'migrations',
    'cli',
  ].map((room) => `<rootDir>/test/${room}/**/*.spec.ts`),
};
