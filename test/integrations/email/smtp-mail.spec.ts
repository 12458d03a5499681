import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SmtpMail } from '#integrations/email/smtp-mail';
import { MailSimulator } from '#simulators/mail/mail';

let post: MailSimulator;
beforeAll(async () => {
  post = await MailSimulator.start();
});
afterAll(() => post.close());

test.each([
  ['https://svett.example.org/unsubscribe/a', 'List-Unsubscribe=One-Click'],
  ['http://svett.home/unsubscribe/a', undefined],
])('a letter that is stopped at %s says that one click does it only by https', async (unsubscribe, says) => {
  const mail = new SmtpMail({ mail: { url: post.url, from: 'Svett <svett@example.org>' } });
  const letter = {
    id: 'a',
    to: 'ada@example.org',
    subject: 'A word',
    text: 'All of it.',
    html: '<p>All</p>',
  };
  await mail.send({ ...letter, unsubscribe });
  const { headers } = post.delivered.pop()!;
  expect(headers['list-unsubscribe']).toBe(`<${unsubscribe}>`);
  expect(headers['list-unsubscribe-post']).toBe(says);
});
