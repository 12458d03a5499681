import english from '#locales/en/push.json' with { type: 'json' };
import swedish from '#locales/sv/push.json' with { type: 'json' };
import type { PushMessage } from '#web/worker/push-message.ts';
import type { Language } from '#web/worker/spoken.ts';

const TEXTS = { en: english, sv: swedish };

/** What a notification remembers for the tap. */
export type Shown = Pick<PushMessage, 'url' | 'actions' | 'answer'>;

interface Notice {
  title: string;
  options: NotificationOptions & { data: Shown };
}

/** The very same, handed over once more after a crash, is heard once. `there`: what is shown with its tag. */
function isThere(answer: Shown['answer'], there: readonly Pick<Notification, 'data'>[]): boolean {
  return there.some(({ data }) => answer !== null && (data as Shown).answer?.delivery === answer.delivery);
}

/** What the phone shows. A push that cannot be read is shown as such: it must show something, or the next may not come. */
export function showing(
  message: PushMessage | null,
  language: Language,
  there: readonly Pick<Notification, 'data'>[] = [],
): Notice {
  if (message === null) return unreadable(language);
  const { title, body, lang, tag, url, actions, answer } = message;
  const isAgain = isThere(answer, there);
  return {
    title,
    options: {
      ...LOOK,
      body,
      lang,
      tag,
      // What takes the place of another was said anew, and may be heard anew; a browser refuses this without a tag.
      ...(tag !== '' && { renotify: !isAgain, silent: isAgain }),
      actions: buttons(actions),
      data: { url, actions, answer },
    } as Notice['options'],
  };
}

/** The same, for it was put away before what it asked for could be done; without a sound, as nobody said it anew. */
export function onceMore(
  { title, body, lang, tag }: Pick<Notification, 'title' | 'body' | 'lang' | 'tag'>,
  data: Shown,
): Notice {
  const options = { ...LOOK, body, lang, tag, data, silent: true, actions: buttons(data.actions) };
  return { title, options: options };
}

const buttons = (actions: Shown['actions']) => actions.map(({ action, title }) => ({ action, title }));

const LOOK = { icon: '/icon-192.png', badge: '/badge-96.png' };

function unreadable(language: Language): Notice {
  const texts = TEXTS[language];
  return {
    title: texts['unread.title'],
    options: {
      ...LOOK,
      body: texts['unread.body'],
      lang: language,
      tag: 'unread',
      data: { url: '/inbox', actions: [], answer: null },
    },
  };
}
