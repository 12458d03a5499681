import { type Language, wordsIn } from '#src/words/words';

const LOOK = [
  'body{font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:10vh auto;padding:0 1rem;color:#1b2428;background:#fff}',
  'button{font:inherit;padding:.6em 1.1em;border:0;border-radius:8px;background:#0b6b74;color:#fff}',
  'a{color:#0b6b74}',
  '@media (prefers-color-scheme:dark){body{color:#e8eef0;background:#12191c}a{color:#7fd0d8}}',
].join('');

/** A page that needs nothing but itself: whoever comes from a letter has perhaps never opened the app on this device. */
export function unsubscribePage(language: Language, what: 'ask' | 'done' | 'unknown'): string {
  const say = wordsIn(language);
  const title = escaped(say('channels.unsubscribe.title'));
  const form = [
    '<form method="post">',
    '<input type="hidden" name="List-Unsubscribe" value="One-Click">',
    `<button>${escaped(say('channels.unsubscribe.button'))}</button>`,
    '</form>',
  ].join('');
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><style>${LOOK}</style></head>`,
    `<body><main><h1>${title}</h1><p>${escaped(say(`channels.unsubscribe.${what}`))}</p>`,
    `${what === 'ask' ? form : '<p><a href="/">Svett</a></p>'}</main></body></html>`,
  ].join('');
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
}
