import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Choice, ChannelChoices } from '#src/channels/channel-choices';
import { Delivery } from '#src/channels/delivery.entity';
import { type HookReceiver, startHookReceiver } from '#simulators/hooks/hook-receiver';
import { MailSimulator } from '#simulators/mail/mail';
import { type NtfySimulator, startNtfy } from '#simulators/ntfy/ntfy';
import type { Browser } from '../support/browser.js';
import { aChannelHouse, type ChannelHouse } from '../support/channel-house.js';

// Everything at once: a phone, letters, a topic, and a program of one's own.
let mail: MailSimulator;
let ntfy: NtfySimulator;
let receiver: HookReceiver;
let svett: ChannelHouse;
let ada: Browser;
const channels: Record<string, string> = {};

beforeAll(async () => {
  [mail, ntfy] = [await MailSimulator.start(), await startNtfy()];
  svett = await aChannelHouse({
    settings: {
      MAIL_URL: mail.url,
      MAIL_FROM: 'Svett <svett@example.org>',
      PUBLIC_URL: 'https://svett.example.org',
      TRUSTED_PROXIES: '1',
    },
  });
  receiver = await startHookReceiver({ clock: svett.push.clock });
  await svett.operator();
  ada = await svett.athlete();
  await svett.subscribed(ada);
  const wishes = {
    email: { kind: 'email' },
    ntfy: { kind: 'ntfy', server: ntfy.url, topic: 'ada' },
    webhook: { kind: 'webhook', url: `${receiver.url}/hook` },
  };
  for (const [kind, wish] of Object.entries(wishes)) {
    const made = (await ada.post('/api/v1/channels', wish)).json<{ id: string; secret: string | null }>();
    channels[kind] = made.id;
    receiver.secret = made.secret ?? receiver.secret;
  }
}, 60_000);
afterAll(async () => {
  await svett.close();
  await Promise.all([mail.close(), ntfy.close(), receiver.close()]);
});

beforeEach(() => {
  svett.push.pushed.length = ntfy.published.length = receiver.received.length = 0;
  mail.delivered.length = 0;
});

const arrived = () => ({
  push: svett.push.pushed.length,
  email: mail.delivered.length,
  ntfy: ntfy.published.length,
  webhook: receiver.received.length,
});
const choose = (theme: string, choice: object) =>
  ada.put(`/api/v1/channel-choices/${theme}`, {
    push: false,
    email: false,
    ntfy: false,
    webhook: false,
    ...choice,
  });

test('until somebody chooses, everything goes where they set it up, but for letters', async () => {
  await svett.say(ada, { theme: 'week' });
  await svett.work();
  expect(arrived()).toEqual({ push: 1, email: 0, ntfy: 1, webhook: 1 });
});

test('what goes where is chosen for each theme by itself', async () => {
  expect((await choose('food', { email: true })).statusCode).toBe(204);
  await svett.say(ada, { theme: 'food' });
  await svett.work();
  expect(arrived()).toEqual({ push: 0, email: 1, ntfy: 0, webhook: 0 });
  const { choices } = (await ada.get('/api/v1/channel-choices')).json<{ choices: { theme: string }[] }>();
  expect(choices).toHaveLength(11);
  expect(choices.find(({ theme }) => theme === 'food')).toEqual({
    theme: 'food',
    push: false,
    email: true,
    ntfy: false,
    webhook: false,
  });
});

test('what is for the inbox alone goes nowhere', async () => {
  const id = await svett.say(ada, { reach: 'inbox' });
  await svett.work();
  expect(arrived()).toEqual({ push: 0, email: 0, ntfy: 0, webhook: 0 });
  expect(await svett.database.read(Delivery).countBy({ messageId: id })).toBe(0);
});

test('a program is told that there is something, and nothing of what; of what comes from Strava nothing at all', async () => {
  const id = await svett.say(ada, { theme: 'week', kind: 'week-enough' });
  await svett.work();
  expect(receiver.failures).toEqual([]);
  expect(receiver.received).toMatchObject([{ isGenuine: true }]);
  expect(JSON.parse(receiver.received[0]!.body)).toEqual({
    type: 'nudge.spoken',
    timestamp: svett.clock.now().toISOString(),
    data: { id, kind: 'week-enough', link: 'https://svett.example.org/inbox/7' },
  });
  await svett.say(ada, { theme: 'week', shareable: false });
  await svett.work();
  expect(arrived()).toEqual({ push: 2, email: 0, ntfy: 2, webhook: 1 });
});

test('of a quiet word a program is not even told the kind, and a topic hears no more than what may be read in clear', async () => {
  await svett.say(ada, { theme: 'lab-values', kind: 'red-flag', reach: 'quiet-push' });
  await svett.work();
  expect(receiver.received[0]!.body).not.toContain('red-flag');
  expect(ntfy.published).toMatchObject([
    {
      title: 'Svett',
      message: 'There is a note.',
      click: 'https://svett.example.org/inbox',
      actions: [{ action: 'view', url: 'https://svett.example.org/inbox' }, { action: 'http' }],
    },
  ]);
});

test('a topic’s buttons answer the message, as the phone’s do', async () => {
  const id = await svett.say(ada, { theme: 'week' });
  await svett.work();
  const later = ntfy.published[0]!.actions.find(({ action }) => action === 'http')!;
  const path = later.url!.replace('https://svett.example.org', '');
  const answer = await svett.browser().post(path, JSON.parse(later.body!) as object);
  expect(answer.statusCode).toBe(204);
  const rows = await svett.database.read(Delivery).findBy({ messageId: id, channel: 'ntfy' });
  expect(rows).toMatchObject([{ state: 'acted' }]);
});

test('a letter has all of the text, as text and as a page, and where one click stops letters like it', async () => {
  await choose('habits', { email: true });
  await svett.say(ada, { theme: 'habits' });
  await svett.work();
  const [letter] = mail.delivered;
  expect(letter).toMatchObject({ envelopeTo: ['ada@example.org'] });
  expect(letter!.headers).toMatchObject({
    subject: 'After your session',
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
  });
  for (const form of [letter!.text, letter!.html]) {
    expect(form).toContain('All there is to say.');
    expect(form).toContain('In two paragraphs.');
    expect(form).toContain('https://svett.example.org/inbox/7');
  }
  const link = /^<(https:\/\/svett\.example\.org\/unsubscribe\/\S+)>$/.exec(
    letter!.headers['list-unsubscribe']!,
  )![1]!;
  expect(letter!.text).toContain(link);
  const path = new URL(link).pathname;

  // Whatever scans letters follows links: that changes nothing.
  const page = await svett.browser().get(path);
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.payload).toContain('Vill du inte ha fler brev');
  await svett.say(ada, { theme: 'habits' });
  await svett.work();
  expect(mail.delivered).toHaveLength(2);

  // A mail program's one click: an HTML form, and no cookie.
  const click = await svett.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });
  expect([click.statusCode, click.headers['cache-control']]).toEqual([200, 'no-store']);
  await svett.say(ada, { theme: 'habits' });
  await svett.work();
  expect(mail.delivered).toHaveLength(2);
});

test('two who choose at once lose neither choice', async () => {
  const { athleteId } = (await ada.get('/api/v1/me')).json<{ athleteId: string }>();
  const choices = svett.get(ChannelChoices);
  const put = (choice: Partial<Choice>) =>
    svett.database.transaction((tx) => choices.put(tx, athleteId, 'heat', choice));
  for (let again = 0; again < 20; again++) {
    await put({ push: true, email: true });
    await Promise.all([put({ push: false }), put({ email: false })]);
    expect(await choices.of(athleteId, 'heat')).toMatchObject({ push: false, email: false });
  }
});

test('a made-up link stops nobody’s letters', async () => {
  await choose('recovery', { email: true });
  const { athleteId } = (await ada.get('/api/v1/me')).json<{ athleteId: string }>();
  for (const token of [`${athleteId}.recovery.${'x'.repeat(32)}`, `${athleteId}.recovery`, 'x'])
    expect((await svett.browser().post(`/unsubscribe/${token}`)).statusCode).toBe(404);
  await svett.say(ada, { theme: 'recovery' });
  await svett.work();
  expect(mail.delivered).toHaveLength(1);
});

test('a form is taken there and nowhere else', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await svett.app.inject({
    method: 'POST',
    url: '/api/v1/sign-out',
    headers: form,
    payload: 'a=b',
  });
  expect(answer.statusCode).toBe(415);
});

test('a way that is switched off is left alone, and taken again when it is switched on', async () => {
  await ada.send({ method: 'PATCH', url: `/api/v1/channels/${channels['ntfy']}`, payload: { isOn: false } });
  await svett.say(ada, { theme: 'week' });
  await svett.work();
  expect(arrived()).toMatchObject({ ntfy: 0, webhook: 1 });
  await ada.send({ method: 'PATCH', url: `/api/v1/channels/${channels['ntfy']}`, payload: { isOn: true } });
  await svett.say(ada, { theme: 'week' });
  await svett.work();
  expect(arrived()).toMatchObject({ ntfy: 1, webhook: 2 });
});

test('each way is tried with a message that says nothing but that it came', async () => {
  for (const id of Object.values(channels))
    expect((await ada.post(`/api/v1/channels/${id}/test`)).statusCode).toBe(204);
  expect(arrived()).toEqual({ push: 0, email: 1, ntfy: 1, webhook: 1 });
  expect(mail.delivered[0]!.headers['list-unsubscribe']).toBeUndefined();
  const { devices } = (await ada.get('/api/v1/push-devices')).json<{ devices: { id: string }[] }>();
  expect((await ada.post(`/api/v1/push-devices/${devices[0]!.id}/test`)).statusCode).toBe(204);
  expect(JSON.parse(svett.push.pushed[0]!.text)).toMatchObject({
    notification: { title: 'Ett prov från Svett' },
    svett: null,
  });
});

test('what is set up is listed for its owner, the secret no more', async () => {
  const list = await ada.get('/api/v1/channels');
  const { channels: listed, canMail } = list.json<{
    channels: Record<string, unknown>[];
    canMail: boolean;
  }>();
  expect(canMail).toBe(true);
  expect(new Map(listed.map(({ kind, leadsTo, isOn }) => [kind, [leadsTo, isOn]]))).toEqual(
    new Map<unknown, unknown>([
      ['email', ['ada@example.org', true]],
      ['ntfy', [`${ntfy.url}/ada`, true]],
      ['webhook', [`${receiver.url}/hook`, true]],
    ]),
  );
  expect(list.payload).not.toContain('whsec_');
});

test('an account has one address, and so one way by letter', async () => {
  const again = await ada.post('/api/v1/channels', { kind: 'email' });
  expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'channels.too-many']);
});

test('a topic that gets a note twice, as nobody wrote down that it had come, shows one', async () => {
  ntfy.faults.add({ route: 'POST /', dropConnection: 'after' });
  await svett.say(ada, { theme: 'week' });
  await svett.work();
  svett.clock.pass({ seconds: 7 });
  await svett.work();
  expect(ntfy.published).toHaveLength(2);
  expect(ntfy.published[0]!.sequenceId).toMatch(/^[-\w]{36}$/);
  expect(ntfy.published[1]!.sequenceId).toBe(ntfy.published[0]!.sequenceId);
});
