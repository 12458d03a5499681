import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MailSimulator } from '#simulators/mail/mail';
import { Recovery } from '#src/entry/recovery';
import { newId } from '#src/kernel/ids';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { ANOTHER, AT_HOME, codeOf, from, GROWN_UP, tokenIn } from '../support/at-the-door.js';
import type { Browser } from '../support/browser.js';
import { everyRow, tablesWith } from '../support/every-table.js';

let post: MailSimulator;
let svett: TestApp;
let ops: Browser;
beforeAll(async () => {
  post = await MailSimulator.start();
  const mail = { MAIL_URL: post.url, MAIL_FROM: 'Svett <svett@example.org>' };
  svett = await anApp({ settings: { ...mail, ...AT_HOME } });
  ops = await svett.operator();
  await svett.athlete('ada@example.org'); // speaks Swedish
});
afterAll(async () => {
  await svett.close();
  await post.close();
});

const ask = (email: string) => svett.browser().post('/api/v1/reset/request', { email }, from());
const letters = async () => {
  await svett.work();
  return post.delivered.splice(0);
};

test('who forgot the password is sent a link, in their language; of who is not here nobody learns', async () => {
  const [known, unknown] = [await ask('ada@example.org'), await ask('nobody@example.org')];
  expect([known.statusCode, known.payload]).toEqual([unknown.statusCode, unknown.payload]);
  const rows = await everyRow(svett.database);
  const sent = await letters();
  expect(sent).toEqual([
    expect.objectContaining({ envelopeTo: ['ada@example.org'], envelopeFrom: 'svett@example.org' }),
  ]);
  expect(sent[0]!.headers).toMatchObject({
    subject: 'Ett nytt lösenord till Svett',
    from: 'Svett <svett@example.org>',
  });
  const [link] = /https:\/\/svett\.example\.org\/reset#token=[\w-]+/.exec(sent[0]!.text)!;
  expect(sent[0]!.html).toContain(link);
  expect(tablesWith(rows, [tokenIn(link)])).toEqual([]);
  expect(tablesWith(await everyRow(svett.database), [tokenIn(link)])).toEqual([]);

  const form = { token: tokenIn(link), password: ANOTHER, tokens: 'remove' };
  expect((await svett.browser().post('/api/v1/reset', form)).statusCode).toBe(204);
  const signedIn = await svett
    .browser()
    .post('/api/v1/sign-in', { email: 'ada@example.org', password: ANOTHER });
  expect(signedIn.statusCode).toBe(200);
  const [news] = await letters();
  expect(news).toMatchObject({
    envelopeTo: ['ada@example.org'],
    headers: { subject: 'Lösenordet till ditt Svett-konto är bytt' },
    text: expect.stringContaining('https://svett.example.org/forgot'),
  });
});

test('a letter the server does not take is sent again, with the same link', async () => {
  post.refusals.push(451);
  await ask('ada@example.org');
  expect(await letters()).toEqual([]);
  svett.clock.pass({ minutes: 5 });
  expect(await letters()).toHaveLength(1);
});

test('a letter the server refuses for good is set aside, and its reason names no address', async () => {
  post.refusals.push(550);
  await ask('ada@example.org');
  expect(await letters()).toEqual([]);
  const [row] = await svett.database.read(OutboxRow).findBy({ outcome: 'set-aside' });
  expect(JSON.stringify(row)).toContain('delivery.mail-refused');
  expect(JSON.stringify(row)).not.toContain('ada@');
});

test('asking again and again is slowed down, whether or not the address is known', async () => {
  svett.clock.pass({ hours: 1 });
  for (const email of ['ada@example.org', 'who@example.org']) {
    for (let n = 0; n < 3; n++) expect((await ask(email)).statusCode).toBe(204);
    expect(codeOf(await ask(email))).toEqual([429, 'entry.too-many-resets']);
  }
  await letters();
});

test('an invitation to an address goes there, and whoever made it is not shown the link', async () => {
  const wish = { role: 'athlete', language: 'sv', email: 'bo@example.org' };
  expect(codeOf(await ops.post('/api/v1/invitations', wish))).toEqual([403, 'entry.confirm-first']);
  await ops.post('/api/v1/confirm', { password: PASSWORD });
  expect((await ops.post('/api/v1/invitations', wish)).json()).toMatchObject({ link: null });
  const [letter] = await letters();
  expect(letter).toMatchObject({ envelopeTo: ['bo@example.org'] });
  const token = tokenIn(letter!.text);
  const joined = await svett.browser().post('/api/v1/join', { token, email: 'bo@example.org', ...GROWN_UP });
  expect(joined.statusCode).toBe(201);
});

test('nobody is sent invitation after invitation', async () => {
  const invite = (email: string) =>
    ops.post('/api/v1/invitations', { role: 'athlete', language: 'en', email });
  await ops.post('/api/v1/confirm', { password: PASSWORD });
  for (let n = 0; n < 3; n++) expect((await invite('plagued@example.org')).statusCode).toBe(201);
  expect(codeOf(await invite('Plagued@example.org'))).toEqual([429, 'entry.too-many-invitations']);
  expect((await invite('another@example.org')).statusCode).toBe(201);
  expect(await letters()).toHaveLength(4);
});

test('an operator has a link to a new password sent, and is not shown it', async () => {
  const dee = await svett.athlete('dee@example.org');
  const { accountId } = (await dee.get('/api/v1/me')).json<{ accountId: string }>();
  await ops.post('/api/v1/confirm', { password: PASSWORD });
  const made = await ops.post(`/api/v1/people/${accountId}/reset-link`);
  expect([made.statusCode, made.json()]).toEqual([201, { link: null, expiresAt: null }]);
  const [letter] = await letters();
  expect(letter).toMatchObject({ envelopeTo: ['dee@example.org'] });
  expect(made.payload).not.toContain(tokenIn(letter!.text));
  const form = { token: tokenIn(letter!.text), password: ANOTHER, tokens: 'keep' };
  expect((await svett.browser().post('/api/v1/reset', form)).statusCode).toBe(204);
  expect(codeOf(await ops.post(`/api/v1/people/${newId()}/reset-link`))).toEqual([
    404,
    'people.no-such-person',
  ]);
  for (let n = 0; n < 2; n++) await ops.post(`/api/v1/people/${accountId}/reset-link`);
  expect(codeOf(await ops.post(`/api/v1/people/${accountId}/reset-link`))[0]).toBe(429);
  await letters();
});

test('another e-mail address holds once its letter is answered', async () => {
  const cy = await svett.athlete('cy@example.org');
  expect((await cy.put('/api/v1/me/email', { email: 'cy@new.example.org' })).json()).toEqual({
    state: 'letter-sent',
  });
  const sent = await letters();
  const [warning, letter] = ['cy@example.org', 'cy@new.example.org'].map((whose) =>
    sent.find(({ envelopeTo }) => envelopeTo.join() === whose),
  );
  expect(warning!.text).toContain('https://svett.example.org/account');
  expect((await cy.get('/api/v1/me')).json().email).toBe('cy@example.org');
  const { accountId } = (await cy.get('/api/v1/me')).json<{ accountId: string }>();
  const atOldAddress = (await svett.get(Recovery).linkFor(accountId)).token;
  const token = tokenIn(letter!.text);
  expect((await svett.browser().post('/api/v1/confirm-email', { token })).statusCode).toBe(204);
  expect((await cy.get('/api/v1/me')).json().email).toBe('cy@new.example.org');
  expect(codeOf(await svett.browser().post('/api/v1/confirm-email', { token }))[0]).toBe(403);
  const reset = { token: atOldAddress, password: ANOTHER, tokens: 'keep' };
  expect(codeOf(await svett.browser().post('/api/v1/reset', reset))[0]).toBe(403);
});
