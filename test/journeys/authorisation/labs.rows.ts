import type { Row } from './row.js';

const ROUTE = '/api/v1/lab-values';
/** Whoever is let in is asked for a birth date first: nothing of laboratories is for people not known to be of age. */
const SIGNED_IN = { letsIn: 'signed-in', token: 'never', through: 'labs.for-adults' } as const;
const VALUE = { marker: 'magnesium', value: 0.82, unit: 'mmol/L', sampledAt: '2026-05-20' };
const SWEAT_TESTS = '/api/v1/sweat-tests';
const SWEAT_TEST = { method: 'wash-down', value: 0.4, unit: 'mmol/L', sampledOn: '2026-05-20' };
/** Nobody has one; test/journeys/labs.spec.ts tries somebody else's. */
const NOBODYS = { params: { id: '6a1f2c1e-50f3-4f0c-9a55-1d5a1c7f9b11' } };

export const rows: Row[] = [
  { route: `GET ${ROUTE}`, ...SIGNED_IN },
  { route: `POST ${ROUTE}`, ...SIGNED_IN, ask: () => ({ body: VALUE }) },
  { route: `PUT ${ROUTE}/:id`, ...SIGNED_IN, ask: () => ({ ...NOBODYS, body: VALUE }) },
  {
    route: `DELETE ${ROUTE}/:id`,
    letsIn: 'signed-in',
    token: 'never',
    ask: () => NOBODYS,
    through: 'labs.no-such-value',
  },
  {
    route: `POST ${ROUTE}/import`,
    ...SIGNED_IN,
    ask: () => ({ body: { text: 'date,marker,value,unit\n' } }),
  },
  { route: `GET ${ROUTE}/export`, ...SIGNED_IN, ask: () => ({ query: { format: 'csv' } }) },
  { route: `GET ${SWEAT_TESTS}`, ...SIGNED_IN },
  { route: `POST ${SWEAT_TESTS}`, ...SIGNED_IN, ask: () => ({ body: SWEAT_TEST }) },
  { route: `PUT ${SWEAT_TESTS}/:id`, ...SIGNED_IN, ask: () => ({ ...NOBODYS, body: SWEAT_TEST }) },
  {
    route: `DELETE ${SWEAT_TESTS}/:id`,
    letsIn: 'signed-in',
    token: 'never',
    ask: () => NOBODYS,
    through: 'labs.no-such-value',
  },
  { route: 'GET /api/v1/lab-reminder', ...SIGNED_IN },
  { route: 'PUT /api/v1/lab-reminder', ...SIGNED_IN, ask: () => ({ body: { onDay: '2026-09-01' } }) },
  { route: 'DELETE /api/v1/lab-reminder', letsIn: 'signed-in', token: 'never' },
  { route: 'GET /api/v1/supplement-word', ...SIGNED_IN },
];
