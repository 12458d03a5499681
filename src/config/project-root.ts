import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json, whether this runs as source or as built. Locales, tables and the web app lie below it. */
export const projectRoot: string = (() => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('Svett cannot find its own folder: package.json is missing above the code.');
    folder = parent;
  }
  return folder;
})();
