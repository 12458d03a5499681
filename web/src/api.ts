/** The server's HTTP API as the page uses it: every call either answers or throws an `ApiProblem`. */
import type {
  Drivers,
  Estimate,
  EstimateSummary,
  Language,
  Mass,
  Me,
  NewToken,
  Page,
  Profile,
  SessionDetail,
  SessionSummary,
  Streams,
  Token,
} from '#web/api-shapes.ts';

/** What the server said went wrong. `detail` is a sentence in English; the page has its own words for known codes. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly details: Record<string, string | number> = {},
  ) {
    super(detail);
  }
}

/** Reads an answer, or turns it into the problem it is. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Partial<ApiProblem> & {
    title?: string;
  };
  const code = told.code ?? (status === 0 ? 'network' : `http-${status}`);
  return new ApiProblem(status, code, told.detail ?? told.title ?? `HTTP ${status}`, told.details ?? {});
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  }).catch(() => null);
  if (response === null) throw problemOf(0, null);
  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, answer);
  return answer as T;
}

export interface Account {
  token: string;
  email: string;
  password: string;
  language: Language;
}

export const api = {
  setupNeeded: () => call<{ needed: boolean }>('GET', '/setup'),
  setUp: (account: Account) => call<Me>('POST', '/setup', account),
  signIn: (credentials: { email: string; password: string }) => call<Me>('POST', '/sign-in', credentials),
  signOut: () => call<undefined>('POST', '/sign-out'),
  me: () => call<Me>('GET', '/me'),
  speak: (language: Language) => call<Me>('PUT', '/me', { language }),

  profile: () => call<Profile>('GET', '/profile'),
  saveProfile: (profile: Profile) => call<Profile>('PUT', '/profile', profile),
  masses: () => call<{ items: Mass[] }>('GET', '/profile/masses'),
  addMass: (mass: Omit<Mass, 'id'>) => call<Mass>('POST', '/profile/masses', mass),
  removeMass: (id: string) => call<undefined>('DELETE', `/profile/masses/${encodeURIComponent(id)}`),

  tokens: () => call<{ items: Token[] }>('GET', '/tokens'),
  makeToken: (name: string) => call<NewToken>('POST', '/tokens', { name }),
  removeToken: (id: string) => call<undefined>('DELETE', `/tokens/${encodeURIComponent(id)}`),

  sessions: (before: string | null) =>
    call<Page<SessionSummary>>(
      'GET',
      `/sessions?limit=30${before === null ? '' : `&before=${encodeURIComponent(before)}`}`,
    ),
  session: (id: string) => call<SessionDetail>('GET', `/sessions/${encodeURIComponent(id)}`),
  removeSession: (id: string) => call<undefined>('DELETE', `/sessions/${encodeURIComponent(id)}`),
  streams: (id: string) => call<Streams>('GET', `/sessions/${encodeURIComponent(id)}/streams`),
  estimates: (ids: string[]) =>
    call<{ items: EstimateSummary[] }>(
      'GET',
      `/estimates?sessionIds=${ids.map(encodeURIComponent).join(',')}`,
    ),
  estimate: (id: string) => call<Estimate>('GET', `/sessions/${encodeURIComponent(id)}/estimate`),
  drivers: (id: string) => call<Drivers>('GET', `/sessions/${encodeURIComponent(id)}/drivers`),
};
