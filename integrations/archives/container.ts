import type { Readable } from 'node:stream';
import { inOurWords } from '#integrations/archives/faults';

/** Files that came together: in a zip, in a folder, or one alone. Names are relative and use slashes. */
export interface Container {
  /** Of the files that were asked for, with their size unpacked. */
  readonly files: ReadonlyMap<string, number>;
  /** @throws ArchiveNotUsable, also while it is read */
  stream(name: string): Promise<Readable>;
  close(): Promise<void>;
}

/** The bytes of one file; whoever asks has looked at its size. @throws ArchiveNotUsable */
export async function bytesOf(container: Container, name: string): Promise<Buffer> {
  return firstBytesOf(container, name, Infinity);
}

/** The first bytes of one file, without unpacking the rest. @throws ArchiveNotUsable */
export async function firstBytesOf(container: Container, name: string, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Leaving the loop early ends the stream.
    for await (const chunk of await container.stream(name)) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length >= most) break;
    }
  } catch (error) {
    throw inOurWords(error);
  }
  return Buffer.concat(chunks).subarray(0, Math.min(length, most));
}

export function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

export function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}
