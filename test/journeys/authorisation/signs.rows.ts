import type { Row } from './row.js';

const SIGNED_IN = { letsIn: 'signed-in', token: 'never' } as const;
const WEEK = { params: { week: '2026-W24' } };
const WELL = { signs: { cramp: 0, recovery: 0, fatigue: 0, pulse: 0, moodSleep: 0 } };

export const rows: Row[] = [
  { route: 'GET /api/v1/signs/check-ins', ...SIGNED_IN, through: 'people.consent-needed' },
  {
    route: 'PUT /api/v1/signs/check-ins/:week',
    ...SIGNED_IN,
    ask: () => ({ ...WEEK, body: WELL }),
    through: 'people.consent-needed',
  },
  {
    route: 'DELETE /api/v1/signs/check-ins/:week',
    ...SIGNED_IN,
    ask: () => WEEK,
    through: 'signs.no-such-check-in',
  },
  { route: 'DELETE /api/v1/signs/check-ins', ...SIGNED_IN },
  { route: 'GET /api/v1/signs/calendar', ...SIGNED_IN, through: 'people.consent-needed' },
  { route: 'GET /api/v1/signs/standing-flag', ...SIGNED_IN },
  { route: 'POST /api/v1/signs/standing-flag/seen', ...SIGNED_IN },
  { route: 'DELETE /api/v1/signs/standing-flag', ...SIGNED_IN },
  { route: 'GET /api/v1/signs/help', ...SIGNED_IN },
  { route: 'PUT /api/v1/signs/help', ...SIGNED_IN, ask: () => ({ body: { country: 'SE' } }) },
  { route: 'GET /api/v1/suggestions/measure', ...SIGNED_IN },
  { route: 'POST /api/v1/suggestions/measure/dismiss', ...SIGNED_IN },
];
