import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import FitParser from 'fit-file-parser';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';

/**
 * The files of an archive unpacked and parsed one by one, and forgotten. Run after build:bench:
 * node dist/bench/archive-bare-load.js FILE
 */
const began = performance.now();
const zip = await yauzl.openPromise(process.argv[2]!);
let parsed = 0;
for await (const entry of zip.eachEntry()) {
  const name = entry.fileName;
  if (!name.endsWith('.gz')) continue;
  const bytes = gunzipSync(await buffer(await zip.openReadStreamPromise(entry)));
  if (name.endsWith('.fit.gz'))
    await new FitParser({ force: true, mode: 'list' }).parseAsync(Buffer.from(bytes));
  else new SaxesParser().write(bytes.toString('utf8').trimStart()).close();
  parsed += 1;
}
const seconds = (performance.now() - began) / 1000;
const mostMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ parsed, seconds, mostMb })}\n`);
