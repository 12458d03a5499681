import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { Tokens } from '#src/entry/tokens';
import { SignIn } from '#src/entry/sign-in.entity';
import { SignIns } from '#src/entry/sign-ins';
import { Accounts, type Added } from '#src/people/accounts';
import type { Role } from '#src/people/role';
import type { TokenScope } from '#src/people/token-scope';
import { anApp, type AppWishes, PASSWORD, type TestApp } from '../../support/app.js';
import { letIn } from '../../support/consenting.js';

const HOUR_AGO_MS = 3_600_000;

/** Every brand is set up, so that every route there can be is there. */
const BRANDS = {
  STRAVA_CLIENT_ID: 'matrix',
  STRAVA_CLIENT_SECRET: 'matrix',
  GARMIN_ENABLED: 'true',
  GARMIN_CLIENT_ID: 'matrix',
  GARMIN_CLIENT_SECRET: 'matrix',
  WITHINGS_CLIENT_ID: 'matrix',
  WITHINGS_CLIENT_SECRET: 'matrix',
};

/** So that coaches invite as well. */
const REGISTRATION = 'invite';

export const OWNER = 'owner@example.org';

/** The application with a page, everybody who may come to it, and the list of its routes. */
export interface Stage extends TestApp {
  routes: string[];
  people: Record<'owner' | 'other' | 'coach' | 'operator', Added>;
  /** A new sign-in, as the cookie that carries it. */
  signedIn(person: Added, when?: 'now' | 'an hour ago'): Promise<string>;
  /** A new token of somebody's. */
  token(person: Added, scopes: readonly TokenScope[]): Promise<string>;
  /** Remembers what was made under a name; for things that no request removes. */
  once(name: string, make: () => Promise<string>): Promise<string>;
}

/** `more`: wishes beside those that open every route. */
export async function aStage(more: Pick<AppWishes, 'log' | 'settings'> = {}): Promise<Stage> {
  const webFolder = await aPage();
  const routes = new Set<string>();
  const heard = ({ method, url }: { method: string | string[]; url: string }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${url}`);
  };
  const svett = await anApp({
    ...more,
    webFolder,
    settings: { ...BRANDS, REGISTRATION, ...more.settings },
    heard,
  });
  const add = async (name: string, role: Role) => {
    const person = { email: `${name}@example.org`, password: PASSWORD, role, language: 'en' } as const;
    const added = await svett.get(Accounts).add(person);
    await letIn(svett, added.athleteId);
    return added;
  };
  const people = {
    owner: await add('owner', 'athlete'),
    other: await add('other', 'athlete'),
    coach: await add('coach', 'coach'),
    operator: await add('operator', 'operator'),
  };
  const made = new Map<string, Promise<string>>();
  return {
    ...svett,
    routes: [...routes].sort(),
    people,
    signedIn: ({ accountId }, when = 'now') =>
      svett.database.transaction(async (tx) => {
        const key = await svett.get(SignIns).begin(tx, accountId, { device: null });
        const confirmedAt = new Date(svett.clock.now().getTime() - HOUR_AGO_MS);
        if (when === 'an hour ago') await tx.update(SignIn, { accountId }, { confirmedAt });
        return `__Host-svett=${key}`;
      }),
    token: async ({ accountId }, scopes) => {
      const wish = { name: scopes.join(' '), scopes: [...scopes], days: 1 };
      return (await svett.get(Tokens).add(accountId, wish)).token;
    },
    once: (name, make) => {
      const known = made.get(name) ?? make();
      made.set(name, known);
      return known;
    },
    close: async () => {
      await svett.close();
      await rm(webFolder, { recursive: true });
    },
  };
}

async function aPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'svett-page-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'page.js'), '');
  return folder;
}
