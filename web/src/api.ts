/** The server's HTTP API as the page uses it: every call either answers or throws an `ApiProblem`. */
import createClient from 'openapi-fetch';
import type { components, paths } from '#web/api.gen.ts';
import type { Me, Profile, WeighInForm } from '#web/api-shapes.ts';
import type { Ability, Consent } from '#web/links/link-shapes.ts';

type FieldFault = NonNullable<components['schemas']['Problem']['fields']>[number];

/** What the server said went wrong. `detail` is a sentence in English; the page has its own words for known codes. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly details: Record<string, string | number> = {},
    /** Which fields of a form do not fit, and why. */
    readonly fields: FieldFault[] = [],
  ) {
    super(detail);
  }
}

/** A refusal as the problem it is; status 0 means that nobody answered. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Partial<ApiProblem>;
  const code = told.code ?? (status === 0 ? 'network' : `http-${status}`);
  return new ApiProblem(status, code, told.detail ?? `HTTP ${status}`, told.details ?? {}, told.fields ?? []);
}

export const client = createClient<paths>({ baseUrl: '/' });
client.use({
  onError: () => problemOf(0, null),
  onResponse: async ({ response }) => {
    if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  },
});

/** The answer's body; refusals have been thrown by then. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** An answer without a body cannot say it itself. */
const CONFIRM_FIRST = { code: 'entry.confirm-first', detail: 'Show first that it is you.' };

const byBrand = (brand: string) => ({ params: { path: { brand } } });
const byId = (id: string) => ({ params: { path: { id } } });

export const api = {
  setupNeeded: () => answer(client.GET('/api/v1/setup')),
  setUp: (body: components['schemas']['SetUpInput']) => answer(client.POST('/api/v1/setup', { body })),
  signIn: (body: components['schemas']['SignInInput']) => answer(client.POST('/api/v1/sign-in', { body })),
  registration: () => answer(client.GET('/api/v1/registration')),
  invitationOpens: (token: string) => answer(client.POST('/api/v1/join/invitation', { body: { token } })),
  join: (body: components['schemas']['JoinInput']) => answer(client.POST('/api/v1/join', { body })),
  askForReset: (email: string) => answer(client.POST('/api/v1/reset/request', { body: { email } })),
  reset: (body: components['schemas']['Reset']) => answer(client.POST('/api/v1/reset', { body })),
  confirmEmail: (token: string) => answer(client.POST('/api/v1/confirm-email', { body: { token } })),
  signOut: () => answer(client.POST('/api/v1/sign-out')),
  me: () => answer(client.GET('/api/v1/me')),
  prefer: (body: components['schemas']['MeChange']) => answer(client.PUT('/api/v1/me', { body })),
  speak: (language: Me['language']) => answer(client.PUT('/api/v1/me', { body: { language } })),

  profile: () => answer(client.GET('/api/v1/profile')),
  saveProfile: (body: Profile) => answer(client.PUT('/api/v1/profile', { body })),
  masses: () => answer(client.GET('/api/v1/profile/masses')),
  addMass: (body: components['schemas']['NewMass']) =>
    answer(client.POST('/api/v1/profile/masses', { body })),
  removeMass: (id: string) => answer(client.DELETE('/api/v1/profile/masses/{id}', byId(id))),

  changePassword: (password: string) => answer(client.PUT('/api/v1/me/password', { body: { password } })),
  changeEmail: (email: string) => answer(client.PUT('/api/v1/me/email', { body: { email } })),
  signIns: () => answer(client.GET('/api/v1/sign-ins')),
  endSignIn: (id: string) => answer(client.DELETE('/api/v1/sign-ins/{id}', byId(id))),
  endOtherSignIns: () => answer(client.DELETE('/api/v1/sign-ins')),

  people: () => answer(client.GET('/api/v1/people')),
  assignRole: (id: string, role: Me['role']) =>
    answer(client.PUT('/api/v1/people/{id}/role', { ...byId(id), body: { role } })),
  makeResetLink: (id: string) => answer(client.POST('/api/v1/people/{id}/reset-link', byId(id))),
  invitations: () => answer(client.GET('/api/v1/invitations')),
  invite: (body: components['schemas']['NewInvitationInput']) =>
    answer(client.POST('/api/v1/invitations', { body })),
  takeInvitationBack: (id: string) => answer(client.DELETE('/api/v1/invitations/{id}', byId(id))),

  tokens: () => answer(client.GET('/api/v1/tokens')),
  makeToken: (body: components['schemas']['NewTokenInput']) =>
    answer(client.POST('/api/v1/tokens', { body })),
  removeToken: (id: string) => answer(client.DELETE('/api/v1/tokens/{id}', byId(id))),

  sessions: (before: string | null) =>
    answer(
      client.GET('/api/v1/sessions', {
        params: { query: { limit: 30, ...(before === null ? {} : { before }) } },
      }),
    ),
  session: (id: string) => answer(client.GET('/api/v1/sessions/{id}', byId(id))),
  removeSession: (id: string) => answer(client.DELETE('/api/v1/sessions/{id}', byId(id))),
  sameAs: (id: string, said: 'same' | 'different') =>
    answer(client.POST('/api/v1/sessions/{id}/same-as', { ...byId(id), body: { answer: said } })),
  streams: (id: string) => answer(client.GET('/api/v1/sessions/{id}/streams', byId(id))),
  estimates: (sessionIds: string[]) =>
    answer(client.GET('/api/v1/estimates', { params: { query: { sessionIds: sessionIds.join(',') } } })),
  estimate: (id: string) => answer(client.GET('/api/v1/sessions/{id}/estimate', byId(id))),
  weighIns: () => answer(client.GET('/api/v1/weigh-ins')),
  nextWeighIns: () => answer(client.GET('/api/v1/weigh-ins/next')),
  sweatFactor: () => answer(client.GET('/api/v1/sweat-factor')),
  weighIn: (id: string) => answer(client.GET('/api/v1/sessions/{id}/weigh-in', byId(id))),
  weigh: (id: string, body: WeighInForm) =>
    answer(client.PUT('/api/v1/sessions/{id}/weigh-in', { ...byId(id), body })),
  forgetWeighIn: (id: string) => answer(client.DELETE('/api/v1/sessions/{id}/weigh-in', byId(id))),
  tasks: () => answer(client.GET('/api/v1/tasks')),
  archives: () => answer(client.GET('/api/v1/archives')),
  archiveEntries: (id: string, after: number) =>
    answer(client.GET('/api/v1/archives/{id}/entries', { params: { path: { id }, query: { after } } })),
  forgetArchive: (id: string) => answer(client.DELETE('/api/v1/archives/{id}', byId(id))),
  links: () => answer(client.GET('/api/v1/links')),
  authoriseLink: (brand: string, wishes: Ability[]) =>
    answer(client.POST('/api/v1/links/{brand}/authorise', { ...byBrand(brand), body: { wishes } })),
  linkByKey: (brand: string, key: string) =>
    answer(client.POST('/api/v1/links/{brand}/key', { ...byBrand(brand), body: { key } })),
  syncLink: (brand: string) => answer(client.POST('/api/v1/links/{brand}/sync', byBrand(brand))),
  chooseForLink: (brand: string, body: { writesBack: boolean; textSha256?: string }) =>
    answer(client.PUT('/api/v1/links/{brand}/choices', { ...byBrand(brand), body })),
  unlink: (brand: string, data: 'keep' | 'erase') =>
    answer(client.DELETE('/api/v1/links/{brand}', { params: { path: { brand }, query: { data } } })),
  consents: () => answer(client.GET('/api/v1/consents')),
  consentText: (purpose: Consent['purpose'], language: 'en' | 'sv') =>
    answer(
      client.GET('/api/v1/consents/{purpose}/text', { params: { path: { purpose }, query: { language } } }),
    ),
  consent: (purpose: Consent['purpose'], given: boolean, textSha256?: string) =>
    answer(
      client.PUT('/api/v1/consents/{purpose}', {
        params: { path: { purpose } },
        body: { given, ...(textSha256 !== undefined && { textSha256 }) },
      }),
    ),
  leave: () => answer(client.DELETE('/api/v1/me', { body: { erase: 'account' } })),
  eraseData: () => answer(client.DELETE('/api/v1/me/data', { body: { erase: 'data' } })),
  exports: () => answer(client.GET('/api/v1/exports')),
  beginExport: () => answer(client.POST('/api/v1/exports')),
  exportThere: async (id: string) => {
    const response = await fetch(`/api/v1/exports/${id}/file`, { method: 'HEAD' }).catch(() => null);
    if (!response?.ok)
      throw problemOf(response?.status ?? 0, response?.status === 403 ? CONFIRM_FIRST : null);
  },
  removeExport: (id: string) => answer(client.DELETE('/api/v1/exports/{id}', byId(id))),
  task: (id: string) => answer(client.GET('/api/v1/tasks/{id}', byId(id))),
  drivers: (id: string) => answer(client.GET('/api/v1/sessions/{id}/drivers', byId(id))),
};
