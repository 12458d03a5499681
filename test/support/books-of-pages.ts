import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const app = join(root, 'web', 'src', 'app');
const KEYS = new Map(
  readdirSync(join(root, 'locales', 'en')).map((file) => [
    file.replace('.json', ''),
    Object.keys(JSON.parse(readFileSync(join(root, 'locales', 'en', file), 'utf8')) as object),
  ]),
);

export interface Page {
  name: string;
  /** What its route opens before it is shown. */
  opens: string[];
  /** What its files speak from. */
  speaksFrom: string[];
}

/** The pages of the browser app, as the route files name them, and the books of texts that their files speak from. */
export function booksOfPages(): Page[] {
  const frame = speaksFrom(join(app, 'shell.tsx'), new Set());
  return readdirSync(app)
    .filter((file) => /^(router|.*-routes)[.]tsx?$/.test(file))
    .flatMap((file) => pagesIn(readFileSync(join(app, file), 'utf8'), frame));
}

const PAGE =
  /\bpage\(\s*\(\) => (?:import\('#web\/([^']+)'\)|Promise[.]resolve\([^)]*\)),\s*'(\w+)'((?:,\s*'[^']+')*),?\s*\)/g;

function pagesIn(text: string, frame: Set<string>): Page[] {
  return [...text.matchAll(PAGE)].map(([, lazily, name, books]) => {
    const file = lazily ?? new RegExp(`import \\{ ${name} \\} from '#web/([^']+)'`).exec(text)?.[1];
    const all = speaksFrom(join(root, 'web', 'src', file!), new Set());
    // What stands around every page is open before it.
    const isFramed =
      name !== 'Shell' && !text.includes('doorRoutes') && !/Guardian|Invited|Station/.test(name!);
    return {
      name: name!,
      opens: [...books!.matchAll(/'([^']+)'/g)].map(([, book]) => book!),
      speaksFrom: [...all].filter((book) => !isFramed || !frame.has(book)).sort(),
    };
  });
}

const COMMENT = /[/][*][^]*?[*][/]|^\s*[/][/].*$/gm;

/** Of a file, and of all that it is made of. */
function speaksFrom(path: string, seen: Set<string>): Set<string> {
  if (seen.has(path) || !existsSync(path)) return new Set();
  seen.add(path);
  const text = readFileSync(path, 'utf8').replace(COMMENT, '');
  const own = [...text.matchAll(/['"`]([a-z-]+)[.]([\w.-]*)/g)]
    .filter(([, book, begin]) => KEYS.get(book!)?.some((key) => key.startsWith(begin!)))
    .map(([, book]) => book!);
  const parts = [...text.matchAll(/(?:from|import\()\s*'#web\/([^']+)'/g)].map(([, part]) =>
    speaksFrom(join(root, 'web', 'src', part!), seen),
  );
  return new Set([...own, ...parts.flatMap((books) => [...books])]);
}
