import everything from './jest.config.js';

/** Where no database is, or one of SQLite's whatever DATABASE_URL says, and what takes minutes and is tried elsewhere. */
const elsewhere = [
  'cli/(benchmark.*|estimate|exit-code|main|progress-bar|sparkline|workout-files)',
  'journeys/(archives-killed|broken-uploads|canaries/.*|front-door|kill-takeout|linked/.*|plain-http)',
];

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
  testPathIgnorePatterns: [
    ...everything.testPathIgnorePatterns,
    ...elsewhere.map((specs) => `<rootDir>/test/${specs}\\.spec\\.ts$`),
  ],
};
