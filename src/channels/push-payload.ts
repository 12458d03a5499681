import type { Wording } from '#src/channels/wording.port';

/** What Safari knows a push that it may show by itself by (declarative Web Push). */
const DECLARATIVE = 8030;

export interface PushText extends Pick<Wording, 'language' | 'title' | 'path' | 'tag' | 'actions'> {
  /** What a lock screen shows. */
  text: string;
  /** How many words wait unread, on the app's icon; null: not told. */
  unread: number | null;
  /** Whom to answer; null: nobody wants one. */
  answer: { delivery: string; token: string } | null;
}

/** What travels to a browser. Its service worker reads the same that Safari shows without one. */
export function pushPayload({ answer, ...said }: PushText, pageOf: (path: string) => string): string {
  const { title, text: body, path, language: lang, tag, unread } = said;
  const actions = said.actions.map(({ act, label, path: leadsTo }) => ({
    action: act,
    title: label,
    ...(leadsTo !== null && { navigate: pageOf(leadsTo) }),
  }));
  const badge = unread === null ? {} : { app_badge: String(unread) };
  const notification = { title, body, navigate: pageOf(path), lang, tag, silent: false, ...badge, actions };
  return JSON.stringify({ web_push: DECLARATIVE, notification, svett: answer });
}
