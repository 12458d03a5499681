import type { Chance } from '../chance.js';
import { mutateBytes } from './bytes.js';
import { encoded } from './encoded.js';
import { MOMENTS, NUMBERS, TEXTS } from './telling.js';

const INSERTS = [
  ...[
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
    '&b;',
    '&#0;',
    '&#x110000;',
    '&#xD800;',
    '&lt;',
    '&',
    '<',
    '>',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<![CDATA[1]]>',
    '<!-- x --',
    '<!-- x -->',
    '<?pi',
    '<?xml version="1.1"?>',
    '</',
    '<a',
    "<a b='",
    '<a b=c>',
  ],
  ...[
    '<?xml version="1.0" encoding="UTF-16"?>',
    '<?xml version="1.0" encoding="windows-1252"?>',
    '<x:y xmlns:x="">',
  ],
];

/** Changes tags, attributes and texts as such. */
export function mutateXml(input: Uint8Array, chance: Chance): Uint8Array {
  if (chance.isUnder(0.1)) return mutateBytes(input, chance);
  const tokens =
    Buffer.from(input)
      .toString('utf8')
      .match(/<[^>]*>|[^<]+|</g) ?? [];
  for (let left = chance.few(8); left > 0 && tokens.length > 0; left--) change(tokens, chance);
  return encoded(tokens.join(''), chance);
}

function change(tokens: string[], chance: Chance): void {
  const at = chance.below(tokens.length);
  const token = tokens[at]!;
  const kind = chance.below(10);
  if (kind === 0) tokens.splice(at, chance.few(20));
  else if (kind === 1)
    tokens.splice(chance.below(tokens.length), 0, ...tokens.slice(at, at + chance.few(60)));
  else if (kind === 2) tokens.splice(at, 0, chance.pick(INSERTS));
  else if (kind === 3) tokens[at] = chance.pick(tokens);
  else if (kind === 4) {
    const depth = chance.pick([10, 39, 41, 65, 2_000]);
    tokens.splice(at, 0, '<d>'.repeat(depth), chance.isUnder(0.5) ? '</d>'.repeat(depth) : '');
  } else if (token.startsWith('<')) tokens[at] = changedTag(token, chance);
  else tokens[at] = value(token, chance);
}

function changedTag(tag: string, chance: Chance): string {
  const attributes = [...tag.matchAll(/=\s*(["'])(.*?)\1/g)];
  if (attributes.length === 0 || chance.isUnder(0.2))
    return tag.replace(/[\w:.-]+/, (name) =>
      chance.pick([name.toUpperCase(), `x:${name}`, name.slice(1), '', name + name]),
    );
  const { index, 0: whole, 2: old = '' } = chance.pick(attributes);
  const quoted = JSON.stringify(value(old, chance)).slice(1, -1).replaceAll('\\"', '&quot;');
  const kept = chance.pick([`="${quoted}"`, `="${quoted}"`, '', '=', `${whole} ${tag.slice(1, 8)}${whole}`]);
  return tag.slice(0, index) + kept + tag.slice(index + whole.length);
}

function value(old: string, chance: Chance): string {
  if (/^\d{4}-/.test(old) && chance.isUnder(0.7))
    return chance.pick([...MOMENTS, old.replace(/\d/, String(chance.below(10)))]);
  if (/^-?[\d.]+$/.test(old) && chance.isUnder(0.7))
    return chance.pick([...NUMBERS, `-${old}`, old + old, old.slice(1)]);
  return chance.pick(TEXTS);
}
