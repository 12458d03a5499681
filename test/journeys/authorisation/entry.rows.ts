import { Invitations } from '#src/entry/invitations';
import { SignIns } from '#src/entry/sign-ins';
import { Tokens } from '#src/entry/tokens';
import { Accounts } from '#src/people/accounts';
import { PASSWORD } from '../../support/app.js';
import { shown } from '../../support/consenting.js';
import type { Row } from './row.js';
import { OWNER, type Stage } from './stage.js';

const someone = {
  email: 'someone@example.org',
  password: PASSWORD,
  language: 'en',
  birthDate: '1990-05-17',
  healthData: shown('health-data'),
};
const NO_LINK = { token: 'x'.repeat(43) };
const scopes = ['profile:read'] as const;

const anInvitation = async (stage: Stage) => {
  const host = { accountId: stage.people.coach.accountId, role: 'coach' } as const;
  const wish = { role: 'athlete', language: 'en', email: null } as const;
  return (await stage.get(Invitations).make(host, wish, false)).id;
};
let made = 0;
const somebody = async (stage: Stage) => {
  const person = { role: 'athlete', language: 'en', password: PASSWORD } as const;
  return (await stage.get(Accounts).add({ ...person, email: `${++made}@example.org` })).accountId;
};
const aSignIn = async (stage: Stage) => {
  await stage.signedIn(stage.people.owner);
  return (await stage.get(SignIns).list(stage.people.owner.accountId, null))[0]!.id;
};

export const rows: Row[] = [
  { route: 'GET /api/v1/setup', letsIn: 'anybody' },
  {
    route: 'POST /api/v1/setup',
    letsIn: 'anybody',
    ask: () => ({ body: { ...someone, ...NO_LINK } }),
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
    confirmed: true,
    ask: () => ({ body: { name: 'for the matrix', scopes } }),
  },
  {
    route: 'DELETE /api/v1/tokens/:id',
    letsIn: 'owner',
    token: 'never',
    thing: async (stage) => {
      const wish = { name: 'to remove', scopes, days: 1 };
      return (await stage.get(Tokens).add(stage.people.owner.accountId, wish)).id;
    },
  },
  { route: 'GET /api/v1/registration', letsIn: 'anybody' },
  {
    route: 'POST /api/v1/join/invitation',
    letsIn: 'anybody',
    ask: () => ({ body: NO_LINK }),
    through: 'entry.invitation-not-usable',
  },
  {
    route: 'POST /api/v1/join',
    letsIn: 'anybody',
    ask: () => ({ body: { ...someone, token: null } }),
    through: 'entry.registration-closed',
  },
  {
    route: 'POST /api/v1/reset/request',
    letsIn: 'anybody',
    ask: () => ({ body: { email: OWNER } }),
    through: 'entry.no-mail',
  },
  {
    route: 'POST /api/v1/reset',
    letsIn: 'anybody',
    ask: () => ({ body: { ...NO_LINK, password: PASSWORD, tokens: 'keep' } }),
    through: 'entry.link-not-usable',
  },
  {
    route: 'POST /api/v1/confirm-email',
    letsIn: 'anybody',
    ask: () => ({ body: NO_LINK }),
    through: 'entry.link-not-usable',
  },
  {
    route: 'PUT /api/v1/me/password',
    letsIn: 'signed-in',
    token: 'never',
    confirmed: true,
    ask: () => ({ body: { password: PASSWORD } }),
  },
  {
    route: 'PUT /api/v1/me/email',
    letsIn: 'signed-in',
    token: 'never',
    confirmed: true,
    ask: () => ({ body: { email: OWNER } }),
    through: 'people.email-taken',
  },
  { route: 'GET /api/v1/sign-ins', letsIn: 'signed-in', token: 'never' },
  { route: 'DELETE /api/v1/sign-ins', letsIn: 'signed-in', token: 'never' },
  { route: 'DELETE /api/v1/sign-ins/:id', letsIn: 'owner', token: 'never', thing: aSignIn },
  { route: 'GET /api/v1/invitations', letsIn: 'coach', token: 'never' },
  {
    route: 'POST /api/v1/invitations',
    letsIn: 'coach',
    token: 'never',
    confirmed: true,
    ask: () => ({ body: { role: 'athlete', language: 'en', email: null } }),
  },
  { route: 'DELETE /api/v1/invitations/:id', letsIn: 'coach', token: 'never', thing: anInvitation },
  { route: 'GET /api/v1/people', letsIn: 'operator', token: 'never' },
  {
    route: 'PUT /api/v1/people/:id/role',
    letsIn: 'operator',
    token: 'never',
    confirmed: true,
    thing: somebody,
    ask: () => ({ body: { role: 'coach' } }),
  },
  {
    route: 'POST /api/v1/people/:id/reset-link',
    letsIn: 'operator',
    token: 'never',
    confirmed: true,
    thing: somebody,
  },
];
