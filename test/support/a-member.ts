import { Secret, TOTP } from 'otpauth';
import type { StandingClock } from './clock.js';
import { PASSWORD, type TestApp } from './app.js';
import { type Browser, ownAddress } from './browser.js';
import { SoftPasskey } from './soft-passkey.js';

/** What an authenticator app shows now, or some half minutes from now. */
export function codeOf(secret: string, clock: StandingClock, steps = 0): string {
  const timestamp = clock.now().getTime() + steps * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
}

/** Sets an authenticator app up, as its owner; the clock goes on until that code is old. */
export async function withApp(
  svett: TestApp,
  somebody: Browser,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await somebody.post('/api/v1/factors/authenticator')).json<{ secret: string }>();
  const code = codeOf(secret, svett.clock);
  const answer = await somebody.post('/api/v1/factors/authenticator/confirm', { code });
  svett.clock.pass({ minutes: 2 });
  return { secret, recoveryCodes: answer.json<{ recoveryCodes: string[] }>().recoveryCodes };
}

/** Makes a passkey and adds it, as its owner. */
export async function withPasskey(somebody: Browser, name = 'Phone'): Promise<SoftPasskey> {
  const key = new SoftPasskey();
  const asked = (await somebody.post('/api/v1/factors/passkeys/options')).json();
  const answer = await somebody.post('/api/v1/factors/passkeys', { name, passkey: key.made(asked) });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return key;
}

/** A browser at an address of its own. */
export function elsewhere(svett: TestApp): Browser {
  return Object.assign(svett.browser(), { address: ownAddress() });
}

/** A browser that has shown the password and owes the rest. */
export async function halfWayIn(svett: TestApp, email: string): Promise<Browser> {
  const somebody = elsewhere(svett);
  await somebody.post('/api/v1/sign-in', { email, password: PASSWORD });
  return somebody;
}
