import { Tokens } from '#src/entry/tokens';
import { PASSWORD } from '../../support/app.js';
import type { Row } from './row.js';
import { OWNER } from './stage.js';

const someone = { email: 'someone@example.org', password: PASSWORD, language: 'en' };

export const rows: Row[] = [
  { route: 'GET /api/v1/setup', letsIn: 'anybody' },
  {
    route: 'POST /api/v1/setup',
    letsIn: 'anybody',
    ask: () => ({ body: { ...someone, token: 'x'.repeat(43) } }),
    through: 'entry.already-set-up',
  },
  {
    route: 'POST /api/v1/sign-in',
    letsIn: 'anybody',
    ask: () => ({ body: { email: OWNER, password: PASSWORD } }),
  },
  { route: 'POST /api/v1/sign-out', letsIn: 'anybody' },
  {
    route: 'POST /api/v1/confirm',
    letsIn: 'signed-in',
    token: 'never',
    ask: () => ({ body: { password: PASSWORD } }),
  },
  { route: 'GET /api/v1/tokens', letsIn: 'signed-in', token: 'never' },
  {
    route: 'POST /api/v1/tokens',
    letsIn: 'signed-in',
    token: 'never',
    ask: () => ({ body: { name: 'for the matrix' } }),
  },
  {
    route: 'DELETE /api/v1/tokens/:id',
    letsIn: 'owner',
    token: 'never',
    thing: async (stage) => (await stage.get(Tokens).add(stage.people.owner.accountId, 'to remove')).id,
  },
];
