import { expect, test } from '@jest/globals';
import { Settings } from '#src/config/settings';

const from = (env: Record<string, string>) => Settings.from(env).mail;

test('without a mail server no letters go', () => {
  expect(from({})).toBeNull();
});

test('a server and a sender are all it takes', () => {
  const mail = { MAIL_URL: 'smtps://svett:secret@mail.example.org', MAIL_FROM: 'Svett <svett@example.org>' };
  expect(from(mail)).toEqual({ url: mail.MAIL_URL, from: mail.MAIL_FROM });
  expect(from({ ...mail, MAIL_FROM: 'svett@example.org' })?.from).toBe('svett@example.org');
});

test.each([
  ['MAIL_FROM', { MAIL_URL: 'smtp://mail.example.org' }],
  ['MAIL_FROM', { MAIL_FROM: 'svett@example.org' }],
  ['MAIL_URL', { MAIL_URL: 'http://hunter2@mail.example.org', MAIL_FROM: 'svett@example.org' }],
  ['MAIL_FROM', { MAIL_URL: 'smtp://mail.example.org', MAIL_FROM: 'hunter2\r\nBcc: eve@example.org' }],
  ['REGISTRATION', { REGISTRATION: 'hunter2' }],
])('a %s that cannot be is named, without its value', (name, env) => {
  expect(() => Settings.from(env)).toThrow(name);
  expect(() => Settings.from(env)).not.toThrow('hunter2');
});
