import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { Account } from '#src/people/account.entity';
import { Athlete } from '#src/people/athlete.entity';
import { hashPassword } from '#src/people/passwords';
import type { WeatherServices } from '#src/weather/weather.port';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { freePort } from '../support/free-port.js';
import { RunningClock } from '../support/running-clock.js';
import { SAME_ORIGIN } from './first-account.js';
import { knowSignedIn } from './team-stage.js';
import { aChromium, aVisitor, type Looks, type Visitor } from './visitor.js';

const root = resolve(import.meta.dirname, '..', '..');

/** The built pages before an application of this very process: a test moves its clock, and has what is due carried. */
export interface OwnSvett {
  svett: TestApp;
  /** `http://localhost:49152` */
  address: string;
  port: number;
  browser: Browser;
  /** Somebody who is known here, at a browser, signed in with `PASSWORD`. */
  signedIn(athleteId: string, looks?: Looks): Promise<Visitor>;
  end(): Promise<void>;
}

export async function anOwnSvett(
  settings: Record<string, string> = {},
  clock: RunningClock = new RunningClock(),
  weather?: WeatherServices,
): Promise<OwnSvett> {
  let browser: Browser | undefined;
  let svett: TestApp | undefined;
  const end = async () => {
    await browser?.close();
    await svett?.close();
  };
  try {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const own = { PORT: String(port), PUBLIC_URL: address, ...settings };
    svett = await anApp({
      ...{ webFolder: join(root, 'dist', 'web'), clock, settings: own },
      ...(weather && { weather }),
    });
    await svett.app.listen(port, '127.0.0.1');
    browser = await aChromium();
    const here = { svett, browser };
    const signedIn: OwnSvett['signedIn'] = async (athleteId, looks = {}) => {
      const visitor = await aVisitor(here.browser, address, { reducedMotion: 'reduce', ...looks });
      const [email, headers] = [await knownBy(here.svett, athleteId), SAME_ORIGIN];
      const { request } = visitor.page;
      await request.post('/api/v1/sign-in', { data: { email, password: PASSWORD }, headers });
      const preferences = { language: 'en', timeZone: 'Europe/Stockholm' };
      await request.put('/api/v1/me', { data: preferences, headers });
      await knowSignedIn(visitor.page);
      return visitor;
    };
    return { svett, address, port, browser, signedIn, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Many of those a test makes cannot sign in, as hashing a password takes a while. Now they can; their address. */
async function knownBy({ database }: TestApp, athleteId: string): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD);
  return database.transaction(async (tx) => {
    const { accountId } = await tx.findOneByOrFail(Athlete, { id: athleteId });
    await tx.update(Account, accountId, { passwordHash });
    return (await tx.findOneByOrFail(Account, { id: accountId })).email;
  });
}
