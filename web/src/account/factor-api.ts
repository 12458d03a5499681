/** The part of the server's HTTP API that is about showing who one is. */
import type { components } from '#web/api.gen.ts';
import { answer, client } from '#web/api.ts';

type Shapes = components['schemas'];
export type Passkey = Shapes['Passkey'];
export type ConfirmWays = Shapes['ConfirmWays'];
export type PasskeyAnswer = Shapes['PasskeyAnswer'];

const byId = (id: string) => ({ params: { path: { id } } });

export const factorApi = {
  signInWays: () => answer(client.GET('/api/v1/sign-in/ways')),
  signInSecond: (body: Shapes['SecondProof']) => answer(client.POST('/api/v1/sign-in/second', { body })),
  askSecondPasskey: () => answer(client.POST('/api/v1/sign-in/second/passkey')),
  askPasskey: () => answer(client.POST('/api/v1/sign-in/passkey/options')),
  signInByPasskey: (passkey: PasskeyAnswer) =>
    answer(client.POST('/api/v1/sign-in/passkey', { body: { passkey } })),
  signInByProvider: () => answer(client.POST('/api/v1/sign-in/provider')),
  newcomer: () => answer(client.GET('/api/v1/sign-in/provider/newcomer')),
  joinByProvider: (body: Shapes['ProviderJoinInput']) =>
    answer(client.POST('/api/v1/sign-in/provider/newcomer', { body })),

  confirmWays: () => answer(client.GET('/api/v1/confirm')),
  confirm: (body: Shapes['Confirm']) => answer(client.POST('/api/v1/confirm', { body })),
  askToConfirm: () => answer(client.POST('/api/v1/confirm/passkey')),
  confirmByProvider: (returnTo: string) =>
    answer(client.POST('/api/v1/confirm/provider', { body: { returnTo } })),

  factors: () => answer(client.GET('/api/v1/factors')),
  beginAuthenticator: () => answer(client.POST('/api/v1/factors/authenticator')),
  confirmAuthenticator: (code: string) =>
    answer(client.POST('/api/v1/factors/authenticator/confirm', { body: { code } })),
  removeAuthenticator: () => answer(client.DELETE('/api/v1/factors/authenticator')),
  makeRecoveryCodes: () => answer(client.POST('/api/v1/factors/recovery-codes')),
  beginPasskey: () => answer(client.POST('/api/v1/factors/passkeys/options')),
  addPasskey: (body: Shapes['AddPasskey']) => answer(client.POST('/api/v1/factors/passkeys', { body })),
  removePasskey: (id: string) => answer(client.DELETE('/api/v1/factors/passkeys/{id}', byId(id))),
  ownProvider: () => answer(client.GET('/api/v1/factors/provider')),
  connectProvider: (returnTo: string) =>
    answer(client.POST('/api/v1/factors/provider', { body: { returnTo } })),
  disconnectProvider: () => answer(client.DELETE('/api/v1/factors/provider')),
};
