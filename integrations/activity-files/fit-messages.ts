/**
 * The outer grain of a FIT file: definitions and data messages, one after the other. What the messages mean is
 * left to fit-file-parser and fit-records.ts; here it only matters where each one begins and ends.
 */
export interface FieldDefinition {
  number: number;
  size: number;
  baseType: number;
  /** Bytes from the start of the message's content. */
  offset: number;
}

export interface MessageDefinition {
  /** What kind of message: 18 session, 20 record… */
  globalNumber: number;
  littleEndian: boolean;
  fields: FieldDefinition[];
  /** Content, developer fields included, bytes. */
  size: number;
  /** Where the content holds its time, bytes; -1 where it has none. */
  timeOffset: number;
}

/** A data message: its bytes are [start, end), its content [content, end). */
export interface FitMessage {
  definition: MessageDefinition;
  start: number;
  content: number;
  end: number;
  /** Seconds since 1989-12-31 UTC; NaN where nothing tells. */
  timeS: number;
}

export interface MessageVisitor {
  onDefinition(definition: MessageDefinition, start: number, end: number): void;
  /** The same object is handed over each time: take what is needed, do not keep it. */
  onMessage(message: FitMessage): void;
}

const TIMESTAMP_FIELD = 253;
const UINT32 = 0x86;
const NO_TIME = 0xffffffff;

/** Walks the messages from first to last. False: the file breaks off, or turns to nonsense, before its stated end. */
export function walkMessages(bytes: Uint8Array, visitor: MessageVisitor): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerSize = bytes[0] ?? 0;
  const dataSize = view.getUint32(4, true);
  // A device that lost power never came back to write the size: it is 0 then.
  const stated = dataSize === 0 ? bytes.length : headerSize + dataSize;
  const end = Math.min(stated, bytes.length);
  const definitions: (MessageDefinition | undefined)[] = [];
  const message = { start: 0, content: 0, end: 0, timeS: NaN } as FitMessage;
  let lastTimeS = NaN;
  let at = headerSize;

  while (at < end) {
    const header = bytes[at]!;
    const compressed = (header & 0x80) !== 0;
    if (!compressed && (header & 0x40) !== 0) {
      const read = readDefinition(bytes, at, end);
      if (!read) return false;
      definitions[header & 0x0f] = read.definition;
      visitor.onDefinition(read.definition, at, read.end);
      at = read.end;
      continue;
    }
    const definition = definitions[compressed ? (header >> 5) & 3 : header & 0x0f];
    if (!definition || (!compressed && (header & 0x30) !== 0)) return false;
    message.definition = definition;
    message.start = at;
    message.content = at + 1;
    message.end = at + 1 + definition.size;
    if (message.end > end) return false;
    message.timeS = compressed
      ? laterBy(lastTimeS, header & 0x1f)
      : writtenTime(definition, view, message.content);
    if (!Number.isNaN(message.timeS)) lastTimeS = message.timeS;
    visitor.onMessage(message);
    at = message.end;
  }
  return dataSize > 0 && stated <= bytes.length;
}

function readDefinition(
  bytes: Uint8Array,
  start: number,
  end: number,
): { definition: MessageDefinition; end: number } | null {
  if (start + 6 > end) return null;
  const littleEndian = bytes[start + 2] === 0;
  const low = bytes[start + 3]!;
  const high = bytes[start + 4]!;
  const fields: FieldDefinition[] = [];
  let size = 0;
  let timeOffset = -1;
  let at = start + 6;
  for (let left = bytes[start + 5]!; left > 0; left--, at += 3) {
    if (at + 3 > end) return null;
    const field = { number: bytes[at]!, size: bytes[at + 1]!, baseType: bytes[at + 2]!, offset: size };
    if (field.number === TIMESTAMP_FIELD && field.size === 4 && field.baseType === UINT32) timeOffset = size;
    fields.push(field);
    size += field.size;
  }
  if ((bytes[start]! & 0x20) !== 0) {
    if (at >= end) return null;
    for (let left = bytes[at++]!; left > 0; left--, at += 3) {
      if (at + 3 > end) return null;
      size += bytes[at + 1]!;
    }
  }
  const globalNumber = littleEndian ? low | (high << 8) : high | (low << 8);
  return { definition: { globalNumber, littleEndian, fields, size, timeOffset }, end: at };
}

/** A compressed header holds the last five bits of the time; they wrap every 32 s. */
function laterBy(lastTimeS: number, fiveBits: number): number {
  return lastTimeS + ((fiveBits - (lastTimeS & 0x1f)) & 0x1f);
}

function writtenTime(definition: MessageDefinition, view: DataView, content: number): number {
  if (definition.timeOffset < 0) return NaN;
  const time = view.getUint32(content + definition.timeOffset, definition.littleEndian);
  return time === NO_TIME ? NaN : time;
}
