// What is built of the page, compressed once and for all: nobody who opens it waits for that, and as small as can be had is
// worth the while. The server hands out the .br or .gz that lies beside a file to whoever reads it.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { root } from './npm.mjs';

const TEXT = /[.](js|css|html|svg|webmanifest)$/;
/** Below this it would be one packet either way. */
const WORTH_BYTES = 1024;

const folder = join(root, 'dist', 'web');
const files = readdirSync(folder, { recursive: true }).filter((name) => TEXT.test(name));
await Promise.all(files.map((name) => compress(join(folder, name))));

async function compress(path) {
  const bytes = await readFile(path);
  if (bytes.length < WORTH_BYTES) return;
  const asText = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: asText }),
    promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}
