import { CHANNELS } from '#src/sessions/recording.port';
import { encodeStreams } from '#src/sessions/stream-blob';
import { isModest, MANIFEST_TEXT, STREAMS_TEXT } from '#src/takeout/modest-json';
import { FORMAT, FORMAT_VERSION, Manifest } from '#src/takeout/manifest';

/** What of an export is too large to be read where everybody waits. */
export interface Question {
  what: 'manifest' | 'streams';
  text: Uint8Array;
}

/** A class would lose its kind on the way between threads. */
export type Fault = { is: 'foreign' } | { is: 'too-new' } | { is: 'unsafe' } | { is: 'damaged'; why: string };
export type Answer = { manifest: Manifest } | { streams: Uint8Array } | { fault: Fault };

export function read({ what, text }: Question): Answer {
  if (!isModest(text, what === 'manifest' ? MANIFEST_TEXT : STREAMS_TEXT)) return { fault: { is: 'unsafe' } };
  return what === 'manifest' ? readManifest(text) : readStreams(text);
}

function readManifest(text: Uint8Array): Answer {
  const told = parsed(text) as { format?: unknown; formatVersion?: unknown } | null | undefined;
  if (told === undefined) return damaged('its manifest does not read');
  if (told?.format !== FORMAT) return { fault: { is: 'foreign' } };
  const { formatVersion } = told;
  if (typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION)
    return { fault: { is: 'too-new' } };
  const manifest = Manifest.safeParse(told);
  return manifest.success ? { manifest: manifest.data } : damaged('its manifest does not read');
}

/** As they are kept here. */
function readStreams(text: Uint8Array): Answer {
  const told = parsed(text) as { timeS?: unknown; channels?: unknown } | null | undefined;
  const timeS = numbersOf(told?.timeS);
  const channels: Record<string, Float64Array> = {};
  for (const [name, values] of Object.entries(told?.channels ?? {})) {
    const numbers = numbersOf(values);
    if (!CHANNELS.some((known) => known === name) || numbers?.length !== timeS?.length) return unread();
    channels[name] = numbers!;
  }
  if (!timeS || timeS.some(Number.isNaN)) return unread();
  try {
    return { streams: encodeStreams({ timeS, channels }) };
  } catch {
    return unread(); // a number that no device tells
  }
}

/** NaN where there is none. */
function numbersOf(told: unknown): Float64Array | null {
  if (!Array.isArray(told)) return null;
  const numbers = new Float64Array(told.length);
  for (const [at, value] of (told as unknown[]).entries()) {
    if (value !== null && !Number.isFinite(value)) return null;
    numbers[at] = value === null ? NaN : (value as number);
  }
  return numbers;
}

function unread(): Answer {
  return damaged('the streams of a workout do not read');
}

function damaged(why: string): Answer {
  return { fault: { is: 'damaged', why } };
}

function parsed(text: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
