import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { BodyTooLarge, FileMissing } from '#src/door/request.problems';

export interface ReceivedFile {
  path: string;
  /** As the person named it, for messages only: never trusted as a path. */
  name: string;
  bytes: number;
  sha256: string;
}

/**
 * Writes the one file of a multipart request into `folder` as it arrives, so that its size costs no memory, and answers
 * once it is safe on the disk. Whatever fails leaves no file behind; whoever gets one removes it.
 * @throws FileMissing, BodyTooLarge
 */
export async function receiveFile(
  request: FastifyRequest,
  { folder, mostBytes }: { folder: string; mostBytes: number },
): Promise<ReceivedFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = await request.file({ limits: { fileSize: mostBytes, files: 1 } });
  if (!part) throw new FileMissing();
  const path = join(folder, randomUUID());
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk);
      bytes += chunk.length;
      pass(null, chunk);
    },
  });
  try {
    await pipeline(part.file, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    if (part.file.truncated) throw new BodyTooLarge(mostBytes);
    await sync(path);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, name: part.filename || 'unnamed', bytes, sha256: hash.digest('hex') };
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}
