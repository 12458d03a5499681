import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { AnotherUpload, BodyTooLarge, FileMissing, FormBroken, NoRoom } from '#src/door/request.problems';
import { Problem } from '#src/kernel/problem';

export interface ReceivedFile {
  path: string;
  /** As the person named it, for messages only: never trusted as a path. */
  name: string;
  bytes: number;
  sha256: string;
}

export interface Receiving {
  folder: string;
  mostBytes: number;
  /** Whose file it is: each has one on its way at a time. */
  from: string;
}

const MIB = 1024 * 1024;
/** What uploads leave free, for the database and for what is unpacked. */
const KEPT_FREE_BYTES = 512 * MIB;
/** Others write meanwhile: how often we look again. */
const LOOK_AGAIN_BYTES = 64 * MIB;

const underWay = new Set<string>();

/**
 * Writes the one file of a multipart request into `folder` as it arrives, so that its size costs no memory, and answers
 * once it is safe on the disk. Whatever fails leaves no file behind; whoever gets one removes it.
 * @throws FileMissing, FormBroken, BodyTooLarge, AnotherUpload, NoRoom
 */
export async function receiveFile(request: FastifyRequest, receiving: Receiving): Promise<ReceivedFile> {
  const { folder, mostBytes, from } = receiving;
  if (underWay.has(from)) throw new AnotherUpload();
  underWay.add(from);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await demandRoom(folder, Math.min(Number(request.headers['content-length'] ?? mostBytes), mostBytes));
    return await receive(request, folder, mostBytes);
  } catch (error) {
    throw isOfForm(error) ? new FormBroken() : error;
  } finally {
    underWay.delete(from);
  }
}

/**
 * What reads the form says what is wrong with it by a bare Error; a disk or the framework gives it a code, and a mistake of
 * ours has a name of its own (TypeError).
 */
function isOfForm(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof Problem) return false;
  return error.name === 'Error' && !('code' in error);
}

async function receive(request: FastifyRequest, folder: string, mostBytes: number): Promise<ReceivedFile> {
  const part = await request.file({ limits: { fileSize: mostBytes, files: 1 } });
  if (!part) throw new FileMissing();
  const path = join(folder, randomUUID());
  const hash = createHash('sha256');
  let bytes = 0;
  let looked = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes - looked < LOOK_AGAIN_BYTES) return pass(null, chunk);
      looked = bytes;
      demandRoom(folder, 0).then(() => pass(null, chunk), pass);
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

/** @throws NoRoom */
async function demandRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes + KEPT_FREE_BYTES) throw new NoRoom();
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}
