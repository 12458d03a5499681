import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** Contents are made when their turn comes, so that an archive may be larger than memory. */
export type Contents = () => Uint8Array | string | AsyncIterable<string>;
export type Packed = Record<string, Contents>;

/** A zip with these files, in this order; equal files give equal bytes. */
export async function writeZip(path: string, files: Packed): Promise<void> {
  const zip = new ZipFile();
  const mtime = new Date('2026-01-01T00:00:00Z');
  for (const [name, contents] of Object.entries(files)) {
    zip.addReadStreamLazy(name, { mtime, compress: !/\.(gz|zip)$/.test(name) }, (give) => {
      try {
        const made = contents();
        const parts =
          typeof made === 'string' ? [Buffer.from(made)] : made instanceof Uint8Array ? [made] : made;
        give(
          null,
          Readable.from(parts, { objectMode: true }).map((part: string | Uint8Array) => Buffer.from(part)),
        );
      } catch (error) {
        give(error, Readable.from([]));
      }
    });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}
