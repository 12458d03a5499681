import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Manifest } from '#src/takeout/manifest';

type Contents = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** One zip file being written, an entry after the other and each as it comes: it costs the memory of a page of rows. */
export class Packing {
  readonly entries: Manifest['entries'] = {};
  private readonly zip = new ZipFile();
  private readonly written: Promise<void>;
  private fault: unknown = null;

  constructor(
    private readonly path: string,
    private readonly at: Date,
  ) {
    this.written = pipeline(this.zip.outputStream, createWriteStream(path, { flags: 'w', mode: 0o600 }));
    this.written.catch((error: unknown) => (this.fault = error));
  }

  /** Resolves when all of it has gone through. */
  async add(name: string, contents: Contents): Promise<void> {
    const hash = createHash('sha256');
    let bytes = 0;
    const measured = async function* () {
      for await (const chunk of contents) {
        const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        hash.update(piece);
        bytes += piece.length;
        yield piece;
      }
    };
    const stream = Readable.from(measured(), { objectMode: false });
    const through = new Promise<void>((resolve, reject) => {
      stream.once('end', resolve).once('error', reject);
      this.written.catch(reject);
    });
    this.zip.addReadStream(stream, name, { mtime: this.at, mode: 0o100600 });
    await through;
    if (this.fault) throw this.fault as Error;
    this.entries[name] = { bytes, sha256: hash.digest('hex') };
  }

  /** Safe on the disk. */
  async end(): Promise<void> {
    this.zip.end();
    await this.written;
    const file = await open(this.path, 'r+');
    await file.sync().finally(() => file.close());
  }

  async giveUp(): Promise<void> {
    (this.zip.outputStream as Readable).destroy();
    await this.written.catch(() => undefined);
    await rm(this.path, { force: true });
  }
}
