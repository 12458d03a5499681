import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type Manifest, MANIFEST } from '#src/takeout/manifest';
import { isModest, ROW } from '#src/takeout/modest-json';
import { ReadingThread } from '#src/takeout/reading-thread';
import { ExportDamaged, NotAnExport, TooLargeInside } from '#src/takeout/takeout.problems';

const MB = 1024 * 1024;

/** How much of an export we read. What Svett itself packs stays far below. */
export const TAKEOUT_LIMITS = {
  /** Two for each source of each session, and a few. */
  mostEntries: 100_000,
  /** What the zip says of one entry: its name and what stands beside it. */
  mostHeadBytes: 1024,
  mostManifestBytes: 20 * MB,
  /** A workout file is taken in up to this size, its gzip off. */
  mostFileBytes: 64 * MB,
  /** Twice what 200,000 records of every channel come to. */
  mostStreamsBytes: 40 * MB,
  /** Of everything: a person's whole life of training, unpacked. */
  mostBytes: 64 * 1024 * MB,
  /** Rows pack well, and repeated ones very well; what packs better than this was built to swell. */
  mostSwelling: 400,
  /** Entries smaller than this may swell as they like. */
  smallBytes: 10 * MB,
  mostLineBytes: 4 * MB,
};
export type TakeoutLimits = typeof TAKEOUT_LIMITS;

/**
 * An export, opened to be read. Its names lead to nothing but its own entries: none is ever used as a path, and nothing
 * is unpacked to the disk.
 */
export class OpenedTakeout {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly manifest: Manifest,
    private readonly thread: ReadingThread,
    private readonly limits: TakeoutLimits,
  ) {}

  /** @throws NotAnExport @throws ExportTooNew @throws ExportDamaged @throws TooLargeInside */
  static async open(path: string, limits = TAKEOUT_LIMITS): Promise<OpenedTakeout> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
      throw new NotAnExport();
    });
    const thread = new ReadingThread();
    try {
      const entries = await entriesOf(zip, limits);
      const manifest = await thread.manifest(await manifestText(zip, entries, limits));
      return new OpenedTakeout(zip, entries, manifest, thread, limits);
    } catch (error) {
      thread.close();
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.thread.close();
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
        if (end > from) yield parsed(held.subarray(from, end));
        from = end + 1;
      }
      rest = held.subarray(from);
      if (rest.length > this.limits.mostLineBytes) throw new TooLargeInside();
    }
    if (rest.length > 0) yield parsed(rest);
  }

  /** A workout file; null where there is none. @throws TooLargeInside */
  file(name: string): Promise<Buffer | null> {
    return this.bytes(name, this.limits.mostFileBytes);
  }

  /** Streams, as they are kept here; null where there are none. @throws TooLargeInside @throws ExportDamaged */
  async streams(name: string): Promise<Buffer | null> {
    const text = await this.bytes(name, this.limits.mostStreamsBytes);
    return text && this.thread.streams(text);
  }

  private async bytes(name: string, most: number): Promise<Buffer | null> {
    const entry = this.entries.get(name);
    if (!entry || !this.has(name)) return null;
    if (entry.uncompressedSize > most) throw new TooLargeInside();
    return whole(await this.stream(name));
  }

  private async stream(name: string): Promise<AsyncGenerator<Buffer>> {
    const entry = this.entries.get(name);
    if (!entry) throw new ExportDamaged('a part of it is missing');
    return readable(await this.zip.openReadStreamPromise(entry).catch(damaged));
  }
}

async function entriesOf(zip: ZipFile, limits: TakeoutLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.mostEntries) throw new TooLargeInside();
  const entries = new Map<string, Entry>();
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize;
      if (isTooLarge(entry, limits) || bytes > limits.mostBytes) throw new TooLargeInside();
      if (entries.has(entry.fileName)) throw new ExportDamaged('a name stands in it twice');
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof TooLargeInside || error instanceof ExportDamaged ? error : new NotAnExport();
  }
  return entries;
}

function isTooLarge(entry: Entry, { smallBytes, mostSwelling, mostHeadBytes }: TakeoutLimits): boolean {
  const { uncompressedSize, compressedSize } = entry;
  const { fileNameLength, extraFieldLength, fileCommentLength } = entry;
  const swells = uncompressedSize > smallBytes && uncompressedSize > compressedSize * mostSwelling;
  return swells || fileNameLength + extraFieldLength + fileCommentLength > mostHeadBytes;
}

async function manifestText(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  { mostManifestBytes }: TakeoutLimits,
): Promise<Buffer> {
  const entry = entries.get(MANIFEST);
  if (!entry) throw new NotAnExport();
  if (entry.uncompressedSize > mostManifestBytes) throw new TooLargeInside();
  return whole(readable(await zip.openReadStreamPromise(entry).catch(damaged)));
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

function parsed(line: Buffer): unknown {
  if (!isModest(line, ROW)) throw new TooLargeInside();
  try {
    return JSON.parse(line.toString('utf8')) as unknown;
  } catch {
    throw new ExportDamaged('a line of it does not read');
  }
}

function damaged(): never {
  throw new ExportDamaged('it does not unpack');
}
