import { describe, expect, test } from '@jest/globals';
import { showing } from '#web/worker/notice.ts';
import { readPush } from '#web/worker/push-message.ts';

const HERE = 'https://svett.example.org';

const told = (notification: object, svett: object = { delivery: 'd1', token: 't1' }) =>
  readPush(JSON.stringify({ web_push: 8030, notification, svett }), HERE);

describe('a push', () => {
  test('is read with where it leads, its buttons, and whom to answer', () => {
    const read = told({
      title: 'Your ride is in',
      body: 'Have a look when you have time.',
      navigate: `${HERE}/sessions/1`,
      lang: 'en',
      tag: 'session-1',
      app_badge: '2',
      actions: [
        { action: 'open', title: 'Log food', navigate: '/food' },
        { action: 'later', title: 'Remind me later' },
      ],
    });

    expect(read).toEqual({
      title: 'Your ride is in',
      body: 'Have a look when you have time.',
      url: `${HERE}/sessions/1`,
      lang: 'en',
      tag: 'session-1',
      badge: 2,
      actions: [
        { action: 'open', title: 'Log food', url: `${HERE}/food` },
        { action: 'later', title: 'Remind me later', url: null },
      ],
      answer: { delivery: 'd1', token: 't1' },
    });
  });

  test.each(['https://elsewhere.example.org/trap', 'javascript:alert(1)', '//elsewhere.example.org', 7])(
    'never leads away from this Svett: %s',
    (navigate) => {
      expect(told({ title: 'Hello', navigate })?.url).toBe(`${HERE}/inbox`);
    },
  );

  test.each([null, '', 'not JSON', '[]', '{"notification":[]}', '{"notification":{"title":7}}'])(
    'that cannot be read is shown all the same, in the language of the app: %s',
    (text) => {
      expect(readPush(text, HERE)).toBeNull();
      expect(showing(null, 'sv').title).toBe('Svett har något att berätta');
      expect(showing(null, 'en').options.data).toEqual({ url: '/inbox', actions: [], answer: null });
    },
  );

  test('is heard anew when it takes the place of another, and has no such wish without a tag', () => {
    const options = (tag: string) => showing(told({ title: 'Hello', tag }), 'en').options;

    expect(options('food')).toMatchObject({ tag: 'food', renotify: true });
    expect(options('')).not.toHaveProperty('renotify');
  });

  test('that is handed over once more makes no second sound, and the next word does', () => {
    const message = told({ title: 'Hello', tag: 'food' });
    const there = [{ data: showing(message, 'en').options.data }];

    const again = { tag: 'food', silent: true, renotify: false };
    expect(showing(message, 'en', there).options).toMatchObject(again);
    const next = told({ title: 'Hello', tag: 'food' }, { delivery: 'd2', token: 't2' });
    expect(showing(next, 'en', there).options).toMatchObject({ renotify: true });
  });

  test('without anybody to answer asks nobody', () => {
    expect(told({ title: 'Hello' }, {})?.answer).toBeNull();
    expect(told({ title: 'Hello', app_badge: -1 })?.badge).toBeNull();
  });
});
