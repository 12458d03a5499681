/**
 * The walls of the house (docs/architecture.md draws them). A room looks only back the way the data came; whoever
 * needs more asks through a port. `npm run arch` checks; test/architecture/walls.spec.ts plants a breach of each.
 */

/** The rooms under every street, and the street up to the sessions. */
const UNDER = ['kernel', 'config', 'words', 'log', 'door', 'database'];
const ROAD = [...UNDER, 'jobs', 'delivery', 'people', 'entry', 'sessions'];

/** What each room may import beside itself. Everything else of ours is forbidden to it. */
const ROOMS = {
  kernel: [],
  config: ['kernel'],
  sweat: ['kernel'],
  words: ['kernel', 'config'],
  log: ['kernel', 'config'],
  database: ['kernel', 'config'],
  jobs: ['kernel', 'config', 'log', 'database'],
  door: ['kernel', 'config', 'words', 'log', 'database'],
  delivery: [...UNDER, 'jobs'],
  people: [...UNDER, 'jobs', 'delivery'],
  entry: [...UNDER, 'jobs', 'delivery', 'people'],
  sessions: [...UNDER, 'jobs', 'delivery', 'people', 'entry'],
  weather: [...ROAD],
  estimates: [...ROAD, 'weather', 'sweat'],
  weighing: [...ROAD, 'estimates'],
  archives: [...ROAD],
  connect: [...ROAD],
  magnesium: ['kernel', 'sweat'],
  circumstances: [...UNDER, 'jobs', 'delivery', 'people', 'entry'],
  food: [...UNDER, 'jobs', 'delivery', 'people', 'entry', 'circumstances'],
  training: [...ROAD, 'sweat', 'estimates'],
  signs: [...ROAD, 'circumstances', 'training'],
  labs: [...ROAD, 'sweat', 'circumstances', 'training'],
  ledger: [...ROAD, 'sweat', 'estimates', 'magnesium', 'circumstances', 'food', 'training', 'signs', 'labs'],
  advice: ['kernel', 'sweat', 'magnesium'],
  timing: ['kernel'],
  plan: [...ROAD, 'weather', 'sweat', 'estimates', 'circumstances', 'advice'],
  channels: [...UNDER, 'jobs', 'delivery', 'people', 'entry', 'advice'],
  nudges: [
    ...[
      ...ROAD,
      'weather',
      'sweat',
      'estimates',
      'magnesium',
      'circumstances',
      'food',
      'training',
      'signs',
      'labs',
    ],
    ...['ledger', 'advice', 'timing', 'plan', 'channels', 'teams'],
  ],
  teams: [...UNDER, 'jobs', 'delivery', 'people', 'entry'],
  coaching: [
    ...[...ROAD, 'weather', 'sweat', 'estimates', 'magnesium', 'circumstances', 'food', 'training', 'signs'],
    ...['labs', 'ledger', 'advice', 'timing', 'plan', 'channels', 'nudges', 'teams', 'weighing'],
  ],
  today: [...ROAD, 'sweat', 'estimates', 'connect', 'ledger', 'timing', 'plan', 'nudges'],
  live: [...ROAD, 'estimates', 'connect', 'nudges'],
  upkeep: [...UNDER, 'jobs', 'delivery', 'people', 'entry'],
  watch: [...UNDER, 'jobs', 'live'],
  takeout: [...ROAD, 'weather', 'estimates', 'archives', 'connect', 'teams'],
};

const OURS = '^(src|integrations|migrations|simulators|web|bench|test|bin)/';
const SERVER = '^(src|integrations|migrations)/';
const npm = (name) => `(^|node_modules/)${name}(/|$)`;
const SHELF =
  '[/.-](utils?|helpers?|common|shared|libs?|misc|managers?|services?|interfaces|dtos?)(/|[.]tsx?$)';

const forbidden = [
  ...Object.entries(ROOMS).map(([room, others]) => ({
    name: `room-${room}`,
    comment: `${room} may import ${[room, ...others].join(', ')} and nothing else of ours.`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { path: OURS, pathNot: `^src/(${[room, ...others].join('|')})/` },
  })),
  {
    name: 'pure-rooms',
    comment: 'kernel, sweat, magnesium and advice are pure: no package, nothing of Node.',
    severity: 'error',
    from: { path: '^src/(kernel|sweat|magnesium|advice)/' },
    to: { pathNot: ['^src/', '^#src/'] },
  },
  {
    name: 'timing-is-pure',
    comment: 'timing knows the calendar and its zones, and nothing else from outside.',
    severity: 'error',
    from: { path: '^src/timing/' },
    to: { pathNot: ['^src/', '^#src/', npm('temporal-polyfill')] },
  },
  {
    name: 'config-is-small',
    comment: 'Settings are parsed with zod and know no other package; their module is Nest’s.',
    severity: 'error',
    from: { path: '^src/config/', pathNot: '[.]module[.]ts$' },
    to: { pathNot: ['^#?src/', npm('zod')], dependencyTypesNot: ['core'] },
  },
  {
    name: 'integrations-by-ports',
    comment:
      'An adapter knows kernel, config, ports and their problems, and nothing of the rooms behind them.',
    severity: 'error',
    from: { path: '^integrations/' },
    to: { path: OURS, pathNot: ['^integrations/', '^src/(kernel|config)/', '[.](port|problems)[.]ts$'] },
  },
  {
    name: 'integrations-apart',
    comment:
      'Brands do not know each other; they speak through http/ and put a recording together as activity-files/ does. What a brand calls its sports, its archive calls them too.',
    severity: 'error',
    from: { path: '^integrations/([^/]+)/' },
    to: {
      path: '^integrations/',
      pathNot: '^integrations/($1|http|activity-files)/|^integrations/(strava|garmin)/[a-z]+-words[.]ts$',
    },
  },
  {
    name: 'integrations-only-from-the-top',
    comment: 'The outside world is handed in by the composition files; no room names a brand.',
    severity: 'error',
    from: { path: '^src/(?!cli/)[^/]+/' },
    to: { path: '^integrations/' },
  },
  {
    name: 'history-stands-still',
    comment: 'A migration knows TypeORM and the column vocabulary; it must not change when code does.',
    severity: 'error',
    from: { path: '^migrations/' },
    to: { path: OURS, pathNot: ['^migrations/', '^src/database/(?!.*[.]entity[.]ts$)'] },
  },
  {
    name: 'web-by-http',
    comment: 'The page talks to the HTTP API: it imports locales and generated types, nothing of the server.',
    severity: 'error',
    from: { path: '^web/' },
    to: { path: OURS, pathNot: '^web/' },
  },
  {
    name: 'simulators-stand-alone',
    comment: 'A stand-in that shared our code would share our mistakes.',
    severity: 'error',
    from: { path: '^simulators/' },
    to: { path: OURS, pathNot: '^simulators/' },
  },
  {
    name: 'server-without-page',
    severity: 'error',
    from: { path: SERVER },
    to: { path: '^(web|bench|test|bin|simulators)/' },
  },
  {
    name: 'typeorm-in-its-place',
    comment: 'TypeORM is spoken in database/, migrations/ and entities only.',
    severity: 'error',
    from: { path: OURS, pathNot: ['^src/database/', '^migrations/', '[.]entity[.]ts$', '^(test|bench)/'] },
    to: { path: npm('(typeorm|@nestjs/typeorm)') },
  },
  {
    name: 'entities-at-home',
    comment:
      'A row is known in its own room, in the two lists of all of them, and to the rows whose foreign keys point to it.',
    severity: 'error',
    from: {
      path: '^(src|integrations|web)/([^/]+)',
      pathNot: ['^src/(tables|belongings)[.]ts$', '[.]entity[.]ts$'],
    },
    to: { path: '[.]entity[.]ts$', pathNot: '^$1/$2/' },
  },
  {
    name: 'one-timetable',
    comment: 'Only jobs/ speaks to the scheduler; it registers what timetable.ts lists.',
    severity: 'error',
    from: { path: OURS, pathNot: '^src/jobs/' },
    to: { path: npm('@nestjs/schedule') },
  },
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'no-barrels',
    comment: 'Import the file that has the thing.',
    severity: 'error',
    from: {},
    to: { path: '/index[.]tsx?$', pathNot: 'node_modules' },
  },
  {
    name: 'no-shelves',
    comment: 'A file is named after the thing in it, not after a shelf.',
    severity: 'error',
    from: {},
    to: { path: SHELF, pathNot: 'node_modules' },
  },
  {
    name: 'no-sub-rooms',
    comment: 'A room that wants a folder is two rooms.',
    severity: 'error',
    from: {},
    to: { path: '^src/[^/]+/[^/]+/' },
  },
  {
    name: 'only-what-is-installed',
    comment: 'The server runs after `npm ci --omit=dev`.',
    severity: 'error',
    from: { path: SERVER },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
  },
  { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: '^dist/',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
    },
  },
};
