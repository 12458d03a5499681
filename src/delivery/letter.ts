import type { Letter } from '#src/delivery/mail.port';
import { type Language, wordsIn } from '#src/words/words';

export interface ToWrite {
  id: string;
  to: string;
  language: Language;
  /** Which of `delivery.<about>.subject|lead|button|after` it is made of. */
  about: 'invitation' | 'reset' | 'email' | 'password-changed' | 'email-asked' | 'factors-off';
  link: string;
}

/** A letter whose one purpose is a link: as plain text, and as HTML that any mail program shows. */
export function letterWithLink({ id, to, language, about, link }: ToWrite): Letter {
  const say = wordsIn(language);
  const [subject, greeting, lead, button, after, sign] = [
    say(`delivery.${about}.subject`),
    say('delivery.greeting'),
    say(`delivery.${about}.lead`),
    say(`delivery.${about}.button`),
    say(`delivery.${about}.after`),
    say('delivery.sign'),
  ] as const;
  const text = [greeting, lead, link, after, sign].join('\n\n') + '\n';
  const html = pageOf(language, subject, [
    `<p>${escaped(greeting)}</p>`,
    `<p>${escaped(lead)}</p>`,
    `<p><a href="${escaped(link)}" style="${BUTTON}">${escaped(button)}</a></p>`,
    `<p style="${SMALL}">${escaped(link)}</p>`,
    `<p>${escaped(after)}</p>`,
    `<p>${escaped(sign)}</p>`,
  ]);
  return { id, to, subject, text, html };
}

export interface ToTell {
  id: string;
  to: string;
  language: Language;
  title: string;
  /** Paragraphs with empty lines between. */
  text: string;
  link: string;
  /** Where letters like it are stopped; null: nothing like it comes again. */
  unsubscribe: string | null;
}

/** A letter that tells something, leads to where there is more of it, and can be stopped. */
export function letterOf({ id, to, language, title, text: told, link, unsubscribe }: ToTell): Letter {
  const say = wordsIn(language);
  const [open, sign, stop] = [
    say('delivery.told.open'),
    say('delivery.sign'),
    say('delivery.told.stop'),
  ] as const;
  const paragraphs = told.split(/\n{2,}/);
  const stopping = unsubscribe === null ? [] : [`${stop}: ${unsubscribe}`];
  const text = [...paragraphs, `${open}: ${link}`, sign, ...stopping].join('\n\n') + '\n';
  const html = pageOf(language, title, [
    `<h1 style="${TITLE}">${escaped(title)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`),
    `<p><a href="${escaped(link)}" style="${BUTTON}">${escaped(open)}</a></p>`,
    `<p>${escaped(sign)}</p>`,
    ...(unsubscribe === null
      ? []
      : [`<p style="${SMALL}"><a href="${escaped(unsubscribe)}">${escaped(stop)}</a></p>`]),
  ]);
  return { id, to, subject: title, text, html, ...(unsubscribe !== null && { unsubscribe }) };
}

function pageOf(language: Language, title: string, paragraphs: string[]): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
    `<body style="${BODY}">${paragraphs.join('')}</body></html>`,
  ].join('');
}

const BODY =
  'font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;max-width:34em;margin:24px auto';
const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:8px;background:#0b6b74;color:#fff;text-decoration:none';
const TITLE = 'font-size:20px;line-height:1.3';
const SMALL = 'font-size:13px;color:#5b6770;overflow-wrap:anywhere';

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
}
