import { Profiles } from '#src/people/profiles';
import { Tasks } from '#src/people/tasks';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

const PROFILE = {
  sex: null,
  birthDate: null,
  heightCm: null,
  vo2maxMlKgMin: null,
  restingHeartRateBpm: null,
  maxHeartRateBpm: null,
  ftpW: null,
  heartRateReliable: true,
  usualClothing: null,
  indoorAirC: null,
  indoorHumidityPct: null,
  indoorFan: null,
};

const aTask = (stage: Stage) =>
  stage.database.transaction((tx) => stage.get(Tasks).begin(tx, stage.people.owner.athleteId, 'matrix'));
const aMass = async (stage: Stage) =>
  (await stage.get(Profiles).weigh(stage.people.owner.athleteId, '2026-06-01', 73.9137)).id;

export const rows: Row[] = [
  { route: 'GET /api/v1/me', letsIn: 'signed-in', token: 'profile:read' },
  {
    route: 'PUT /api/v1/me',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ body: { language: 'en' } }),
  },
  { route: 'GET /api/v1/profile', letsIn: 'signed-in', token: 'profile:read' },
  {
    route: 'PUT /api/v1/profile',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ body: PROFILE }),
  },
  { route: 'GET /api/v1/profile/masses', letsIn: 'signed-in', token: 'profile:read' },
  {
    route: 'POST /api/v1/profile/masses',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ body: { measuredOn: '2026-06-01', massKg: 73.9137 } }),
  },
  {
    route: 'DELETE /api/v1/profile/masses/:id',
    letsIn: 'owner',
    token: 'profile:write',
    thing: aMass,
  },
  { route: 'GET /api/v1/consents', letsIn: 'signed-in', token: 'profile:read' },
  {
    route: 'GET /api/v1/consents/:purpose/text',
    letsIn: 'anybody',
    ask: () => ({ params: { purpose: 'health-data' }, query: { language: 'en' } }),
  },
  {
    route: 'PUT /api/v1/consents/:purpose',
    letsIn: 'signed-in',
    token: 'profile:write',
    ask: () => ({ params: { purpose: 'weather-lookups' }, body: { given: false } }),
  },
  { route: 'GET /api/v1/tasks', letsIn: 'signed-in', token: 'sessions:read' },
  { route: 'GET /api/v1/tasks/:id', letsIn: 'owner', token: 'sessions:read', thing: aTask },
];
