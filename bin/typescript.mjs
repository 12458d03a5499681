// node --conditions=source --import ./bin/typescript.mjs FILE.ts: runs the sources as they stand, unbuilt, as the tests do.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
