import { Hooks } from '#src/connect/hooks';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

/** Of a brand's own door, which read what was sent. */
const REFUSED = 'connect.webhook-refused';

const strava = { params: { brand: 'strava' } };
const hook = (brand: string) => (stage: Stage) => ({
  params: { pathToken: stage.get(Hooks).tokenOf(brand) },
});

export const rows: Row[] = [
  { route: 'GET /api/v1/links', letsIn: 'signed-in', token: 'links:read' },
  {
    route: 'POST /api/v1/links/:brand/authorise',
    letsIn: 'signed-in',
    token: 'never',
    ask: () => ({ ...strava, body: {} }),
  },
  {
    route: 'GET /api/v1/links/:brand/callback',
    letsIn: 'signed-in',
    token: 'never',
    ask: () => ({ ...strava, query: { state: 'x'.repeat(43), code: 'x' } }),
    strangerGoesTo: '/links?brand=strava&outcome=expired',
  },
  {
    route: 'POST /api/v1/links/:brand/key',
    letsIn: 'signed-in',
    token: 'never',
    ask: () => ({ ...strava, body: { key: 'x'.repeat(20) } }),
    through: 'connect.other-way-in',
  },
  {
    route: 'PUT /api/v1/links/:brand/choices',
    letsIn: 'signed-in',
    token: 'links:write',
    ask: () => ({ ...strava, body: { writesBack: false } }),
    through: 'connect.no-such-link',
  },
  {
    route: 'POST /api/v1/links/:brand/sync',
    letsIn: 'signed-in',
    token: 'links:write',
    ask: () => strava,
    through: 'connect.no-such-link',
  },
  {
    route: 'DELETE /api/v1/links/:brand',
    letsIn: 'signed-in',
    token: 'links:write',
    ask: () => strava,
    through: 'connect.no-such-link',
  },
  {
    route: 'GET /hooks/strava/:pathToken',
    letsIn: 'knows-the-address',
    ask: hook('strava'),
    through: REFUSED,
  },
  {
    route: 'POST /hooks/strava/:pathToken',
    letsIn: 'knows-the-address',
    ask: hook('strava'),
    through: REFUSED,
  },
  { route: 'GET /hooks/withings/:pathToken', letsIn: 'knows-the-address', ask: hook('withings') },
  { route: 'POST /hooks/withings/:pathToken', letsIn: 'knows-the-address', ask: hook('withings') },
  {
    route: 'POST /hooks/garmin/:pathToken',
    letsIn: 'knows-the-address',
    ask: hook('garmin'),
    through: REFUSED,
  },
];
