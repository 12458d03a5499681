import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { transformSync } from '@swc/core';

const root = resolve(import.meta.dirname, '../..');

/**
 * Some folders of the project as JavaScript in a folder of their own, with the imports of package.json: what a worker
 * thread, which Jest does not reach, can load without a build. Never older than the source, unlike dist/.
 */
export function compileInto(folder: string, sources: string[]): void {
  for (const source of sources) {
    for (const name of readdirSync(join(root, source))) {
      if (!name.endsWith('.ts')) continue;
      const { code } = transformSync(readFileSync(join(root, source, name), 'utf8'), {
        swcrc: false,
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      });
      const out = join(folder, source, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out, code);
    }
  }
  const imports = {
    '#src/*': './src/*.js',
    '#integrations/*': './integrations/*.js',
    '#migrations/*': './migrations/*.js',
  };
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', version, imports }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
}

/** The whole service and what test/support/ has for it, ready to be run and killed; answers with the folder, to be removed. */
export function compileService(): string {
  const folder = mkdtempSync(join(tmpdir(), 'svett-crash-'));
  const rooms = ['src', 'integrations'].flatMap((house) => [house, ...foldersIn(house)]);
  compileInto(folder, [...rooms, 'migrations', 'test/support']);
  symlinkSync(join(root, 'locales'), join(folder, 'locales'), 'dir');
  return folder;
}

function foldersIn(house: string): string[] {
  const entries = readdirSync(join(root, house), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${house}/${name}`);
}
