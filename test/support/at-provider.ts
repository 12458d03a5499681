import type { Person } from '#simulators/oidc/id-tokens';
import type { OidcSimulator } from '#simulators/oidc/oidc-provider';
import { Accounts } from '#src/people/accounts';
import { anApp, type TestApp } from './app.js';
import type { Browser } from './browser.js';

export const ADA: Person = { subject: 'ada-1', email: 'ada@example.org', emailVerified: true };

/** The application with a provider. */
export function withProvider(provider: OidcSimulator, more: Record<string, string> = {}): Promise<TestApp> {
  return anApp({
    settings: {
      OIDC_ISSUER: provider.url,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_NAME: 'Club login',
      ...more,
    },
  });
}

/** As when somebody answered a letter to their address. */
export async function proved({ get, database }: TestApp, email: string): Promise<void> {
  const accounts = get(Accounts);
  const { id } = (await accounts.find(email))!;
  await database.transaction((tx) => accounts.proveEmail(tx, id));
}

/** Sets out to the provider; tells where the browser was sent. */
export async function setOut(
  browser: Browser,
  route = '/api/v1/sign-in/provider',
  body: object = {},
): Promise<Record<string, string>> {
  const { url } = (await browser.post(route, body)).json<{ url: string }>();
  const page = await fetch(url);
  if (!page.ok) throw new Error(await page.text());
  return Object.fromEntries(new URL(url).searchParams);
}

/** Comes back from the provider; tells which page of ours the browser is sent on to. */
export async function comeBack(browser: Browser, address: string): Promise<string> {
  const { pathname, search } = new URL(address);
  const answer = await browser.get(pathname + search, { 'sec-fetch-site': 'cross-site' });
  return String(answer.headers.location);
}

/** The whole way there and back, as `person`. */
export async function through(
  provider: OidcSimulator,
  browser: Browser,
  person: Person,
  route?: string,
  body?: object,
): Promise<string> {
  return comeBack(browser, provider.approve(await setOut(browser, route, body), person));
}
