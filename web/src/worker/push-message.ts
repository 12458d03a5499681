/** What a push says: declarative Web Push, which Safari shows by itself, and beside it whom to answer. */
export interface PushMessage {
  title: string;
  body: string;
  /** Where in the app it leads. */
  url: string;
  lang: string;
  /** Messages of one tag replace each other. */
  tag: string;
  /** How many words wait unread; null: not told. */
  badge: number | null;
  actions: PushAction[];
  /** null: nobody wants an answer. */
  answer: { delivery: string; token: string } | null;
}

/** A button below it; with an address it opens the app there, without one it acts where it lies. */
interface PushAction {
  action: string;
  title: string;
  url: string | null;
}

type Told = Record<string, unknown>;

/** What came, or null where it cannot be read: then something is shown all the same, for a push must show something. */
export function readPush(text: string | null | undefined, origin: string): PushMessage | null {
  const told = objectIn(text);
  const notification = objectOf(told?.['notification']);
  const title = textOf(notification?.['title']);
  if (!notification || title === '') return null;
  const svett = objectOf(told?.['svett']);
  const [delivery, token] = [textOf(svett?.['delivery']), textOf(svett?.['token'])];
  return {
    title,
    body: textOf(notification['body']),
    url: addressAt(origin, notification['navigate']) ?? `${origin}/inbox`,
    lang: textOf(notification['lang']),
    tag: textOf(notification['tag']),
    badge: countOf(notification['app_badge']),
    actions: actionsOf(notification['actions'], origin),
    answer: delivery === '' || token === '' ? null : { delivery, token },
  };
}

/** An address of this Svett; never one of anybody else, whatever the message says. */
export function addressAt(origin: string, told: unknown): string | null {
  const path = textOf(told);
  if (path === '' || !URL.canParse(path, origin)) return null;
  const url = new URL(path, origin);
  return url.origin === origin ? url.href : null;
}

function actionsOf(told: unknown, origin: string): PushAction[] {
  if (!Array.isArray(told)) return [];
  return told.flatMap((each) => {
    const one = objectOf(each);
    const [action, title] = [textOf(one?.['action']), textOf(one?.['title'])];
    return action === '' || title === ''
      ? []
      : [{ action, title, url: addressAt(origin, one?.['navigate']) }];
  });
}

function objectIn(text: string | null | undefined): Told | null {
  try {
    return objectOf(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

function objectOf(told: unknown): Told | null {
  return typeof told === 'object' && told !== null && !Array.isArray(told) ? (told as Told) : null;
}

function textOf(told: unknown): string {
  return typeof told === 'string' ? told : '';
}

function countOf(told: unknown): number | null {
  const count = typeof told === 'string' && told !== '' ? Number(told) : told;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : null;
}
