import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip } from 'node:zlib';
import type { ActivityFile } from '#src/sessions/recording.port';

const compress = promisify(brotliCompress);
const inflate = promisify(gunzip);

/** A file as we keep it. */
export interface KeptFile {
  name: string;
  /** Of the file with any gzip taken off. */
  sha256: string;
  sizeBytes: number;
  brotli: Buffer;
}

/** Gzip that swells beyond this is left as it is: the reader will say what is wrong with it. */
const MOST_INFLATED_BYTES = 100 * 1024 * 1024;
/** On real recordings 2 takes half the time of 4 and one part in a hundred more room. */
const QUALITY = 2;

/** The file without its gzip, if it has any: the same recording compressed twice is the same file. */
export async function withoutGzip(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return inflate(bytes, { maxOutputLength: MOST_INFLATED_BYTES }).catch(() => bytes);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export async function keep(file: ActivityFile): Promise<KeptFile> {
  const brotli = await compress(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  return { name: plain(file.name, 255), sha256: sha256(file.bytes), sizeBytes: file.bytes.length, brotli };
}

/** Text from outside, as a database column takes it: PostgreSQL refuses the character zero, and columns end. */
export function plain(text: string, longest: number): string {
  return text.replaceAll('\0', '').slice(0, longest);
}
