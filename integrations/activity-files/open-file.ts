import { constants, gunzipSync } from 'node:zlib';
import { damaged, emptyFile, foreign, tooLarge } from '#integrations/activity-files/refusals';
import type { ReadLimits } from '#integrations/activity-files/limits';

/** The inside of a file, told by its content: names and extensions are often wrong. */
export type OpenedFile =
  { format: 'fit'; bytes: Uint8Array; cut: boolean } | { format: 'xml'; text: string; cut: boolean };

/** Unpacks a gzip, if it is one, and tells FIT from XML; anything else is refused by name. */
export function openFile(bytes: Uint8Array, limits: ReadLimits): OpenedFile {
  if (bytes.length === 0) throw emptyFile();
  if (bytes.length > limits.maxBytes) throw tooLarge(limits.maxBytes);
  const { inside, cut } = isGzip(bytes) ? inflate(bytes, limits) : { inside: bytes, cut: false };
  if (isFit(inside)) return { format: 'fit', bytes: inside, cut };
  const text = xmlText(inside);
  if (text === null) throw foreign(describe(inside));
  return { format: 'xml', text, cut };
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Z_SYNC_FLUSH gives what a cut-off gzip still holds instead of nothing. */
function inflate(bytes: Uint8Array, limits: ReadLimits): { inside: Uint8Array; cut: boolean } {
  const maxOutputLength = limits.maxInflatedBytes;
  try {
    return { inside: gunzipSync(bytes, { maxOutputLength }), cut: false };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxOutputLength);
    if (code !== 'Z_BUF_ERROR') throw damaged(error);
  }
  try {
    const inside = gunzipSync(bytes, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
    if (inside.length === 0) throw damaged();
    return { inside, cut: true };
  } catch (error) {
    throw damaged(error);
  }
}

/** ".FIT" stands at byte 8, whatever the header's length. */
function isFit(bytes: Uint8Array): boolean {
  return startsWith(bytes.subarray(8), '.FIT');
}

/** The text of an XML file, past a byte order mark and leading blanks; null where it is none. */
function xmlText(bytes: Uint8Array): string | null {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  const head = new TextDecoder(utf16 ?? 'utf-8').decode(bytes.subarray(0, 4096)).trimStart();
  if (!head.startsWith('<') || /^<(!doctype\s+html|html)/i.test(head)) return null;
  return new TextDecoder(utf16 ?? declaredEncoding(head)).decode(bytes).trimStart();
}

function declaredEncoding(head: string): string {
  const named = /^<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(head)?.[1] ?? 'utf-8';
  return /^(iso-8859-1|latin1|windows-1252)$/i.test(named) ? 'windows-1252' : 'utf-8';
}

const SIGNATURES: [start: string, what: string][] = [
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['\x89PNG', 'a PNG picture'],
  ['GIF8', 'a GIF picture'],
  ['%PDF', 'a PDF document'],
  ['PK\x03\x04', 'a zip archive (unpack it and give the files inside)'],
  ['PK\x05\x06', 'an empty zip archive'],
  ['SQLite format 3', 'a database'],
  ['\x1f\x8b', 'a gzip inside a gzip'],
];

function describe(bytes: Uint8Array): string {
  const known = SIGNATURES.find(([start]) => startsWith(bytes, start));
  if (known) return known[1];
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 4096)).trimStart();
  if (head.startsWith('<')) return 'a web page';
  if (/^[[{]/.test(head)) return 'a JSON file';
  return head.includes('\0') || head.includes('\ufffd') ? 'a file of an unknown kind' : 'a text file';
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  for (let i = 0; i < start.length; i++) if (bytes[i] !== start.charCodeAt(i)) return false;
  return true;
}
