import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry } from 'yauzl';

/** Everything in a zip file, by name. */
export async function unzipped(zip: Buffer): Promise<Map<string, Buffer>> {
  const file = await fromBufferPromise(zip, { lazyEntries: true });
  const found = new Map<string, Buffer>();
  for await (const entry of file.eachEntry() as AsyncIterable<Entry>)
    found.set(entry.fileName, await buffer(await file.openReadStreamPromise(entry)));
  return found;
}
