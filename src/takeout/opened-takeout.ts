import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { FORMAT, FORMAT_VERSION, Manifest, MANIFEST } from '#src/takeout/manifest';
import { ExportDamaged, ExportTooNew, NotAnExport, TooLargeInside } from '#src/takeout/takeout.problems';

const MB = 1024 * 1024;
const MOST_ENTRIES = 400_000;
const MOST_MANIFEST_BYTES = 100 * MB;
/** Of one workout file, or one source's streams. */
const MOST_ASIDE_BYTES = 200 * MB;
/** Of everything: a person's whole life of training, unpacked. */
const MOST_BYTES = 64 * 1024 * MB;
/** Rows pack well, and repeated ones very well; what packs better than this was built to swell. */
const MOST_RATIO = 400;
const FREE_BYTES = 10 * MB;
const MOST_LINE_BYTES = 32 * MB;

/**
 * An export, opened to be read. Its names lead to nothing but its own entries: none is ever used as a path, and nothing
 * is unpacked to the disk.
 */
export class OpenedTakeout {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly manifest: Manifest,
  ) {}

  /** @throws NotAnExport @throws ExportTooNew @throws ExportDamaged @throws TooLargeInside */
  static async open(path: string): Promise<OpenedTakeout> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
      throw new NotAnExport();
    });
    try {
      const entries = await entriesOf(zip);
      return new OpenedTakeout(zip, entries, await manifestOf(zip, entries));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.zip.close();
  }

  has(name: string): boolean {
    return name in this.manifest.entries;
  }

  /** Reads everything once and compares it with what the manifest says. @throws ExportDamaged */
  async check(advance: (done: number, total: number) => Promise<void>): Promise<void> {
    const told = Object.entries(this.manifest.entries);
    const strangers = [...this.entries.keys()].filter((name) => name !== MANIFEST && !this.has(name));
    if (strangers.length > 0) throw new ExportDamaged('it holds what its manifest does not know');
    for (const [n, [name, { bytes, sha256 }]] of told.entries()) {
      const hash = createHash('sha256');
      let read = 0;
      for await (const chunk of await this.stream(name)) {
        hash.update(chunk);
        read += chunk.length;
      }
      if (read !== bytes || hash.digest('hex') !== sha256)
        throw new ExportDamaged('a part of it is not what its manifest says');
      await advance(n + 1, told.length);
    }
  }

  /** The lines of an entry, each as what it says. @throws ExportDamaged */
  async *lines(name: string): AsyncGenerator<unknown> {
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of await this.stream(name)) {
      let from = 0;
      const held = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      for (let end = held.indexOf(10, from); end >= 0; end = held.indexOf(10, from)) {
        if (end > from) yield parsed(held.toString('utf8', from, end));
        from = end + 1;
      }
      rest = held.subarray(from);
      if (rest.length > MOST_LINE_BYTES) throw new TooLargeInside();
    }
    if (rest.length > 0) yield parsed(rest.toString('utf8'));
  }

  /** A whole entry; null where there is none. @throws TooLargeInside */
  async bytes(name: string): Promise<Buffer | null> {
    const entry = this.entries.get(name);
    if (!entry || !this.has(name)) return null;
    if (entry.uncompressedSize > MOST_ASIDE_BYTES) throw new TooLargeInside();
    return whole(await this.stream(name));
  }

  private async stream(name: string): Promise<AsyncGenerator<Buffer>> {
    const entry = this.entries.get(name);
    if (!entry) throw new ExportDamaged('a part of it is missing');
    return readable(await this.zip.openReadStreamPromise(entry).catch(damaged));
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new TooLargeInside();
  const entries = new Map<string, Entry>();
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize, compressedSize } = entry;
      bytes += uncompressedSize;
      const swells = uncompressedSize > FREE_BYTES && uncompressedSize > compressedSize * MOST_RATIO;
      if (swells || bytes > MOST_BYTES) throw new TooLargeInside();
      if (entries.has(fileName)) throw new ExportDamaged('a name stands in it twice');
      entries.set(fileName, entry);
    }
  } catch (error) {
    throw error instanceof TooLargeInside || error instanceof ExportDamaged ? error : new NotAnExport();
  }
  return entries;
}

async function manifestOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (!entry) throw new NotAnExport();
  if (entry.uncompressedSize > MOST_MANIFEST_BYTES) throw new TooLargeInside();
  const text = await whole(readable(await zip.openReadStreamPromise(entry).catch(damaged)));
  const told = parsed(text.toString('utf8')) as { format?: unknown; formatVersion?: unknown } | null;
  if (told?.format !== FORMAT) throw new NotAnExport();
  if (typeof told.formatVersion === 'number' && told.formatVersion > FORMAT_VERSION) throw new ExportTooNew();
  const manifest = Manifest.safeParse(told);
  if (!manifest.success) throw new ExportDamaged('its manifest does not read');
  return manifest.data;
}

/** Whatever the unpacking stumbles over is damage, and no fault of ours. */
async function* readable(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch {
    damaged();
  }
}

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const read: Buffer[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ExportDamaged('a line of it does not read');
  }
}

function damaged(): never {
  throw new ExportDamaged('it does not unpack');
}
