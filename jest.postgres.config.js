import everything from './jest.config.js';

/**
 * Where no database is, or one of SQLite's whatever DATABASE_URL says; what takes minutes and is tried elsewhere; and
 * doors whose rows other suites write and read on PostgreSQL too.
 */
const elsewhere = [
  'cli/(benchmark.*|estimate|exit-code|languages|main|progress-bar|sparkline|workout-files)',
  'database/rewriting',
  'entry/(authenticator|provider)',
  'journeys/(archives-killed|authorisation/.*|broken-uploads|canaries/.*|front-door|kill-takeout|letters)',
  'journeys/(letting-in|linked/.*|linking|own-.*|plain-http|source-terms)',
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
    'watch',
    'people',
    'entry',
    'sessions',
    'connect',
    'weather',
    'archives',
    'takeout',
    'estimates',
    'circumstances',
    'food',
    'training',
    'signs',
    'labs',
    'ledger',
    'journeys',
    'migrations',
    'channels',
    'nudges',
    'plan',
    'weighing',
    'coaching',
    'teams',
    'cli',
  ].map((room) => `<rootDir>/test/${room}/**/*.spec.ts`),
  testPathIgnorePatterns: [
    ...everything.testPathIgnorePatterns,
    ...elsewhere.map((specs) => `<rootDir>/test/${specs}\\.spec\\.ts$`),
  ],
};
