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
  const paragraphs = [
    `<p>${escaped(greeting)}</p>`,
    `<p>${escaped(lead)}</p>`,
    `<p><a href="${escaped(link)}" style="${BUTTON}">${escaped(button)}</a></p>`,
    `<p style="${SMALL}">${escaped(link)}</p>`,
    `<p>${escaped(after)}</p>`,
    `<p>${escaped(sign)}</p>`,
  ];
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="${BODY}">${paragraphs.join('')}</body></html>`,
  ].join('');
  return { id, to, subject, text, html };
}

const BODY =
  'font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;max-width:34em;margin:24px auto';
const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:8px;background:#0b6b74;color:#fff;text-decoration:none';
const SMALL = 'font-size:13px;color:#5b6770;overflow-wrap:anywhere';

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
}
