import everything from './jest.postgres.config.js';

/**
 * What `.ci/run` tries on PostgreSQL: where the database itself decides something. The rest of the suites say what our code
 * makes of rows, which is the same on both; they are left for `npm run test:postgres` and a quiet hour
 * (docs/decisions/0024-postgres-in-ci.md). By room, so that none is forgotten: whatever keeps rows has a line.
 */
export const DECIDING = {
  // Transactions side by side, and tables: made, made of older ones, and as the entities see them.
  database: ['database/*'],
  migrations: ['migrations/*'],
  // Leases, keys that drop what is told twice, several processes at one outbox, and two journeys behind four of them.
  jobs: ['jobs/*'],
  // Of a server that hangs nobody hears anything.
  watch: ['watch/readiness'],
  // Two at once: a yes and a no, tries that are counted, the last operator.
  people: ['people/consents', 'cli/people'],
  entry: ['entry/attempts', 'entry/housekeeping'],
  // Sources that meet in one session, bytes, moments and lists in order.
  sessions: ['sessions/raw-data', 'sessions/session-log', 'sessions/source-desk', 'journeys/handing-in'],
  connect: [
    'connect/approvals',
    'connect/budget',
    'connect/errands',
    'connect/leaving',
    'connect/webhook-door',
  ],
  weather: ['weather/coarse-places', 'weather/weather-asker'],
  archives: ['archives/archives'],
  // Estimates replaced by newer ones while others are asked for, and the sums of their columns.
  estimates: ['estimates/lessons', 'estimates/lineages', 'estimates/weigh-ins'],
  // One journey through all rows of each room of the ledger, and its sums over a year.
  circumstances: ['journeys/circumstances'],
  food: ['journeys/food'],
  training: ['training/load-keeper'],
  signs: ['journeys/signs'],
  labs: ['journeys/labs'],
  ledger: ['ledger/factor-list', 'journeys/coverage'],
  // Every table read page by page and written back; erasing along foreign keys.
  takeout: [
    'takeout/erased-meanwhile',
    'takeout/erasure',
    'takeout/exports',
    'takeout/imports',
    'takeout/imports-broken-off',
    'takeout/nothing-left',
  ],
  // A backup is made of either database and goes back into either; it is refused while somebody is at work.
  cli: [
    'cli/backup',
    'cli/doctor',
    'cli/move',
    'cli/restore-killed',
    'cli/restore-on-server',
    'cli/restored-rows',
  ],
  // Devices and addresses, each once, and a delivery for each; figures and what is thrown away by age.
  channels: [
    'channels/addresses',
    'channels/figures',
    'channels/keeping',
    'channels/retries',
    'channels/signed-out',
  ],
  // What was said once is not said again by two at a time; what advisers say of rows is the same on both.
  nudges: [
    'nudges/inbox',
    'nudges/judged-anew',
    'nudges/manners',
    'nudges/nudge-figures',
    'nudges/nudge-traces',
    'nudges/nudging',
  ],
  plan: ['plan/calendar-plans', 'plan/usual-places', 'journeys/planning'],
  // Who may see which row, in one query for a whole team.
  coaching: [
    'coaching/board',
    'coaching/digest',
    'coaching/notes',
    'coaching/station',
    'coaching/station-session',
    'coaching/team-feed',
  ],
  teams: [
    'teams/erased-data',
    'teams/share-log',
    'teams/sharing',
    'teams/sharing-changes',
    'teams/team-coaches',
    'teams/team-codes',
    'journeys/teams',
  ],
  weighing: ['weighing/*'],
};

/**
 * `npm run test:postgres -- --deciding`.
 *
 * @type {import('jest').Config}
 */
export default {
  ...everything,
  testMatch: Object.values(DECIDING)
    .flat()
    .map((specs) => `<rootDir>/test/${specs}.spec.ts`),
};
