import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { MailSimulator, type Rudeness } from '#simulators/mail/mail';
import { CANARIES, CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { shown } from '../../support/consenting.js';
import { DOORS, notPassed } from './doors.js';

// Letters go to canaries by a server that quotes them in what it refuses. None of it, and no link, is in the log.
jest.setTimeout(240_000);

const GROWN_UP = {
  password: CANARY.password,
  language: 'en',
  birthDate: '1990-04-17',
  healthData: shown('health-data'),
};
const NEW_PASSWORD = `${CANARY.password} anew`;
const GUEST = 'canary-guest@example.org';
const MOVED = 'canary-moved@example.org';

let mail: MailSimulator;
let house: CanaryHouse;
let ops: CanaryVisitor;
let guest: CanaryVisitor;

beforeAll(async () => {
  mail = await MailSimulator.start();
  house = await CanaryHouse.open({ MAIL_URL: mail.url, MAIL_FROM: 'Svett <canary-sender@example.org>' });
  const { username, password } = new URL(mail.url);
  for (const secret of [password, decodeURIComponent(password)]) house.secrets.add(secret);
  house.secrets.add(Buffer.from(`\0${username}\0${decodeURIComponent(password)}`).toString('base64'));
  ops = await house.operator();
});
afterAll(async () => {
  await house.close();
  await mail.close();
});

/** The token in the link of the last letter to somebody, once it is there. */
async function tokenFor(reader: string): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const letter = mail.delivered.findLast(
      ({ envelopeTo, text }) => envelopeTo.includes(reader) && text.includes('#token='),
    );
    if (letter) return kept(letter.text);
    await wait(100);
  }
  throw new Error('No letter came.');
}

/** The token of a link, which is nobody else's business from now on. */
function kept(text: string): string {
  const token = /#token=([\w-]+)/.exec(text)![1]!;
  house.secrets.add(token);
  return token;
}

const inviting = (email: string | null) => ({ role: 'athlete', language: 'en', email });

test('somebody is invited, by letter and by a link to hand over, and joins', async () => {
  await ops.must('POST', '/api/v1/invitations', inviting(GUEST));
  const token = await tokenFor(GUEST);
  const { id, link } = await ops.must<{ id: string; link: string }>(
    'POST',
    '/api/v1/invitations',
    inviting(null),
  );
  kept(link);
  await ops.must('GET', '/api/v1/invitations');
  await ops.must('DELETE', `/api/v1/invitations/${id}`);
  guest = house.visitor();
  await guest.must('POST', '/api/v1/join/invitation', { token });
  for (const wrong of [
    { token: CANARY.secret },
    { token, email: CANARY.email },
    { token, birthDate: '2020-01-01' },
  ])
    expect((await guest.send('POST', '/api/v1/join', { ...GROWN_UP, email: GUEST, ...wrong })).status).toBe(
      403,
    );
  await guest.must('POST', '/api/v1/join', { ...GROWN_UP, token, email: GUEST });
});

test('a password is forgotten, and another chosen by the link in the letter', async () => {
  mail.delivered.length = 0;
  const stranger = house.visitor();
  for (const email of ['canary-nobody@example.org', GUEST])
    await stranger.must('POST', '/api/v1/reset/request', { email });
  const token = await tokenFor(GUEST);
  const chosen = { password: NEW_PASSWORD, tokens: 'remove' };
  expect((await stranger.send('POST', '/api/v1/reset', { ...chosen, token: CANARY.secret })).status).toBe(
    403,
  );
  await stranger.must('POST', '/api/v1/reset', { ...chosen, token });
  expect((await stranger.send('POST', '/api/v1/reset', { ...chosen, token })).status).toBe(403);
  guest = house.visitor();
  await guest.must('POST', '/api/v1/sign-in', { email: GUEST, password: NEW_PASSWORD });
});

test('an address and a password are changed, and other browsers signed out', async () => {
  expect((await guest.send('PUT', '/api/v1/me/email', { email: CANARY.email })).status).toBeGreaterThan(199);
  await guest.must('PUT', '/api/v1/me/email', { email: MOVED });
  const token = await tokenFor(MOVED);
  expect((await guest.send('POST', '/api/v1/confirm-email', { token: CANARY.secret })).status).toBe(403);
  await guest.must('POST', '/api/v1/confirm-email', { token });
  await guest.must('PUT', '/api/v1/me/password', { password: CANARY.password });
  const another = house.visitor();
  await another.must('POST', '/api/v1/sign-in', { email: MOVED, password: CANARY.password });
  const { items } = await guest.must<{ items: { id: string; isThis: boolean }[] }>('GET', '/api/v1/sign-ins');
  await guest.must('DELETE', `/api/v1/sign-ins/${items.find(({ isThis }) => !isThis)!.id}`);
  await guest.must('DELETE', '/api/v1/sign-ins');
});

test('whoever runs it looks at people, gives a role and a way back in', async () => {
  const { items } = await ops.must<{ items: { id: string; email: string }[] }>('GET', '/api/v1/people');
  const { id } = items.find(({ email }) => email === MOVED)!;
  await ops.must('PUT', `/api/v1/people/${id}/role`, { role: 'coach' });
  mail.delivered.length = 0;
  await ops.must('POST', `/api/v1/people/${id}/reset-link`);
  await tokenFor(MOVED);
});

test('a mail server is rude in every way there is', async () => {
  const says = `no, ${CANARY.email} and ${CANARIES.join(' ')} are not wanted`;
  const steps = ['greeting', 'sign-in', 'reader', 'letter'] as const;
  const rudeness = steps.flatMap((at): Rudeness[] => [
    { at, status: null, says },
    { at, status: at === 'sign-in' ? 535 : 451, says },
    ...(at === 'reader' || at === 'letter' ? [{ at, status: 550, says }] : []),
  ]);
  mail.rudeness.push(...rudeness);
  for (const [n] of rudeness.entries())
    await ops.must('POST', '/api/v1/invitations', inviting(`canary-${n}@example.org`));
  for (let tries = 0; tries < 600 && mail.rudeness.length > 0; tries++) await wait(100);
  expect(mail.rudeness).toEqual([]);
});

test('nothing of all that is in anything the service wrote', async () => {
  await wait(500);
  await house.stop();
  expect(house.heard(/delivery\.mail-not-taken/)).toBe(true);
  expect(house.heard(/delivery\.mail-refused/)).toBe(true);
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.mail, house.passed)).toEqual([]);
});
