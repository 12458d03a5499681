import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Container } from '#integrations/archives/container';
import { inOurWords } from '#integrations/archives/faults';
import { ARCHIVE_LIMITS, type ArchiveLimits } from '#integrations/archives/limits';
import { ArchiveNotUsable } from '#src/archives/archives.problems';

const KIND_OF_FILE = 0o170000;
const LINK = 0o120000;

/**
 * A zip and those of its files that are wanted; nothing is unpacked but what is read. Refuses what no export needs:
 * names that lead out of it, passwords, files that swell without measure. Links are not followed: they are left aside.
 * @throws ArchiveNotUsable
 */
export async function openZip(
  path: string,
  wanted: (name: string) => boolean,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Container> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false });
    return new ZipContainer(zip, await listed(zip, wanted, limits), limits);
  } catch (error) {
    zip?.close();
    throw inOurWords(error);
  }
}

class ZipContainer implements Container {
  readonly files: ReadonlyMap<string, number>;
  private unpackedBytes = 0;

  constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: ArchiveLimits,
  ) {
    this.files = new Map([...entries].map(([name, { uncompressedSize }]) => [name, uncompressedSize]));
  }

  async stream(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw new ArchiveNotUsable('damaged');
    // yauzl holds a file to the size it claims, so that counting the claims counts the bytes.
    this.unpackedBytes += entry.uncompressedSize;
    if (this.unpackedBytes > this.limits.mostBytes) throw new ArchiveNotUsable('too-much');
    try {
      return await this.zip.openReadStreamPromise(entry);
    } catch (error) {
      throw inOurWords(error);
    }
  }

  async close(): Promise<void> {
    this.zip.close();
  }
}

async function listed(
  zip: ZipFile,
  wanted: (name: string) => boolean,
  limits: ArchiveLimits,
): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.mostNames) throw new ArchiveNotUsable('too-much');
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const { fileName: name } = entry;
    const isLink = ((entry.externalFileAttributes >>> 16) & KIND_OF_FILE) === LINK;
    if (name.endsWith('/') || isLink || isLitter(name) || entries.has(name) || !wanted(name)) continue;
    if (entry.isEncrypted()) throw new ArchiveNotUsable('encrypted');
    const { compressedSize, uncompressedSize } = entry;
    if (uncompressedSize > limits.mostDocumentBytes) throw new ArchiveNotUsable('too-much');
    const mostSwelling = /[.]zip$/i.test(name) ? limits.mostSwellingOfZips : limits.mostSwelling;
    const isSwollen = uncompressedSize > mostSwelling * compressedSize;
    if (isSwollen && uncompressedSize > limits.smallBytes) throw new ArchiveNotUsable('unsafe');
    entries.set(name, entry);
  }
  return entries;
}

/** What macOS packs beside each file. */
function isLitter(name: string): boolean {
  return name.startsWith('__MACOSX/') || /(^|\/)\._/.test(name);
}
