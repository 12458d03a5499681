import type { Chance } from '../chance.js';
import { mutateBytes } from './bytes.js';
import { MOMENTS, NUMBERS, TEXTS, WORDS } from './telling.js';

type Tree = unknown[] | Record<string, unknown>;

/** No number of JavaScript's, or none that JSON may hold; put into the text. */
const RAW = [
  '['.repeat(20_000),
  '{"a":'.repeat(4_000),
  '1e400',
  '-0',
  '0.1e-400',
  '123456789012345678901234567890',
  '01',
  '"\\ud800"',
  '"\\u0000"',
  'undefined',
  '[',
  '{"a":1,"a":2}',
];

export function mutateJson(input: Uint8Array, chance: Chance): Uint8Array {
  if (chance.isUnder(0.05)) return mutateBytes(input, chance);
  let root: unknown;
  try {
    root = JSON.parse(Buffer.from(input).toString('utf8'));
  } catch {
    return mutateBytes(input, chance);
  }
  const text = JSON.stringify(mutateValue(root, chance)) ?? '';
  return Buffer.from(chance.isUnder(0.1) ? rawly(text, chance) : text);
}

/** Another tree made of this one, which may be changed. `names` are keys that may be added, with values that go with them. */
export function mutateValue(
  root: unknown,
  chance: Chance,
  names: readonly [string, unknown][] = [],
): unknown {
  const box = { root: structuredClone(root) };
  for (let left = chance.few(6); left > 0; left--) {
    const trees = treesIn(box);
    change(chance.pick(trees), chance, names);
  }
  return box.root;
}

function treesIn(root: Tree, found: Tree[] = []): Tree[] {
  found.push(root);
  if (found.length < 2_000)
    for (const value of Object.values(root))
      if (typeof value === 'object' && value !== null) treesIn(value as Tree, found);
  return found;
}

function change(tree: Tree, chance: Chance, names: readonly [string, unknown][]): void {
  const keys = Object.keys(tree);
  const key = keys.length > 0 ? chance.pick(keys) : '';
  const all = tree as Record<string, unknown>;
  const kind = chance.below(10);
  if (key !== '' && kind === 0) {
    if (Array.isArray(tree)) tree.splice(Number(key), chance.few(3));
    else if (key !== 'root') delete all[key];
  } else if (kind === 1 && Array.isArray(tree)) tree.push(...tree.slice(0, chance.few(500)));
  // A name given to an array is not written down, and one named `constructor` can no longer be cut.
  else if (kind === 2 && !Array.isArray(tree))
    add(all, chance.pick(['__proto__', 'constructor', '', ...WORDS]), value(null, chance));
  else if (kind <= 4 && names.length > 0 && !Array.isArray(tree)) {
    const [name, fitting] = chance.pick(names);
    add(all, name, chance.isUnder(0.6) ? fitting : value(fitting, chance));
  } else if (key !== '') add(all, key, value(all[key], chance));
}

/** Also where it is called `__proto__`, which an assignment would take for something else. */
function add(tree: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(tree, key, { value, enumerable: true, writable: true, configurable: true });
}

function value(old: unknown, chance: Chance): unknown {
  const kind = chance.below(12);
  if (typeof old === 'number' && kind < 7)
    return chance.pick([-old, old * 1e6, old + 0.5, 0, -1, 2 ** 31, 2 ** 53, 1e308, 1e-308, NaN]);
  if (typeof old === 'string' && kind < 3) return chance.pick(MOMENTS);
  if (typeof old === 'string' && kind < 5) return old + chance.pick(WORDS);
  if (kind === 7) return [old];
  if (kind === 8) return { ...(typeof old === 'object' ? old : { old }), length: -1 };
  if (kind === 9) return nested(chance.pick([3, 50, 400]));
  if (kind === 10) return chance.pick([null, true, false, [], {}, 0]);
  return kind === 11 ? Number(chance.pick(NUMBERS)) : chance.pick(TEXTS);
}

function nested(depth: number): unknown {
  let inner: unknown = 1;
  for (let left = depth; left > 0; left--) inner = left % 2 === 0 ? [inner] : { a: inner };
  return inner;
}

function rawly(text: string, chance: Chance): string {
  const values = [...text.matchAll(/-?\d+(?:[.]\d+)?|true|false|null|"[^"\\]*"/g)];
  if (values.length === 0) return chance.pick(RAW);
  const { index, 0: old } = chance.pick(values);
  return text.slice(0, index) + chance.pick(RAW) + text.slice(index + old.length);
}
