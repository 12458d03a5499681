import { randomBytes } from 'node:crypto';
import { Passkeys } from '#src/entry/passkeys';
import type { Row } from './row.js';
import type { Stage } from './stage.js';
import { shown } from '../../support/consenting.js';

const NOBODYS = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
};
const NEW = { ...NOBODYS, response: { clientDataJSON: 'e30', attestationObject: 'AAAA' } };
const HERE = { returnTo: '/account' };

const aPasskey = (stage: Stage) =>
  stage.database.transaction(async (tx) => {
    const credentialId = randomBytes(16).toString('base64url');
    const key = { credentialId, publicKey: Buffer.from('none'), counter: 0, transports: [], backedUp: false };
    return (await stage.get(Passkeys).add(tx, stage.people.owner.accountId, 'To see', key)).id;
  });

/** Last in the matrix: whoever has a passkey is asked for it at the door. */
export const rows: Row[] = [
  { route: 'GET /api/v1/sign-in/ways', letsIn: 'anybody' },
  {
    route: 'POST /api/v1/sign-in/second',
    letsIn: 'anybody',
    ask: () => ({ body: { code: '000000' } }),
    through: 'entry.second-step-over',
  },
  { route: 'POST /api/v1/sign-in/second/passkey', letsIn: 'anybody', through: 'entry.second-step-over' },
  { route: 'POST /api/v1/sign-in/passkey/options', letsIn: 'anybody' },
  {
    route: 'POST /api/v1/sign-in/passkey',
    letsIn: 'anybody',
    ask: () => ({ body: { passkey: NOBODYS } }),
    through: 'entry.passkey-refused',
  },
  { route: 'POST /api/v1/sign-in/provider', letsIn: 'anybody', through: 'entry.no-provider' },
  { route: 'GET /api/v1/sign-in/provider/callback', letsIn: 'anybody', through: '303' },
  { route: 'GET /api/v1/sign-in/provider/newcomer', letsIn: 'anybody', through: 'entry.provider-round-over' },
  {
    route: 'POST /api/v1/sign-in/provider/newcomer',
    letsIn: 'anybody',
    ask: () => ({ body: { birthDate: '1990-05-17', language: 'en', healthData: shown('health-data') } }),
    through: 'entry.provider-round-over',
  },
  { route: 'GET /api/v1/confirm', letsIn: 'signed-in', token: 'never' },
  { route: 'POST /api/v1/confirm/passkey', letsIn: 'signed-in', token: 'never' },
  {
    route: 'POST /api/v1/confirm/provider',
    letsIn: 'signed-in',
    token: 'never',
    ask: () => ({ body: HERE }),
    through: 'entry.no-provider',
  },
  { route: 'GET /api/v1/factors', letsIn: 'signed-in', token: 'never' },
  { route: 'POST /api/v1/factors/authenticator', letsIn: 'signed-in', token: 'never', confirmed: true },
  {
    route: 'POST /api/v1/factors/authenticator/confirm',
    letsIn: 'signed-in',
    token: 'never',
    confirmed: true,
    ask: () => ({ body: { code: '000000' } }),
    through: 'entry.wrong-code',
  },
  {
    route: 'DELETE /api/v1/factors/authenticator',
    letsIn: 'signed-in',
    token: 'never',
    confirmed: true,
    through: '204',
  },
  {
    route: 'POST /api/v1/factors/recovery-codes',
    letsIn: 'signed-in',
    token: 'never',
    confirmed: true,
    through: 'entry.no-second-factor',
  },
  { route: 'GET /api/v1/factors/provider', letsIn: 'signed-in', token: 'never' },
  {
    route: 'POST /api/v1/factors/provider',
    letsIn: 'signed-in',
    token: 'never',
    confirmed: true,
    ask: () => ({ body: HERE }),
    through: 'entry.no-provider',
  },
  {
    route: 'DELETE /api/v1/factors/provider',
    letsIn: 'signed-in',
    token: 'never',
    confirmed: true,
    through: 'entry.not-connected',
  },
  { route: 'POST /api/v1/factors/passkeys/options', letsIn: 'signed-in', token: 'never', confirmed: true },
  {
    route: 'POST /api/v1/factors/passkeys',
    letsIn: 'signed-in',
    token: 'never',
    confirmed: true,
    ask: () => ({ body: { name: 'Phone', passkey: NEW } }),
    through: 'entry.passkey-not-added',
  },
  {
    route: 'PUT /api/v1/factors/passkeys/:id',
    letsIn: 'owner',
    token: 'never',
    thing: (stage) => stage.once('passkey', () => aPasskey(stage)),
    ask: () => ({ body: { name: 'Seen' } }),
  },
  {
    route: 'DELETE /api/v1/factors/passkeys/:id',
    letsIn: 'owner',
    token: 'never',
    confirmed: true,
    thing: aPasskey,
  },
];
