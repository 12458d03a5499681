import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Chance } from '../chance.js';
import { joined, mutateBytes } from './bytes.js';
import { mutateCsv } from './csv.js';
import { mutateFit } from './fit.js';
import { mutateJson } from './json.js';
import { mutateXml } from './xml.js';

interface Packed {
  name: Uint8Array;
  content: Uint8Array;
  /** What is said of it, if not the truth. */
  said: { method?: number; flags?: number; size?: number; packedSize?: number; sum?: number; kind?: number };
}

const NAMES = [
  '../x.fit',
  '/etc/x.gpx',
  'C:\\x.fit',
  'a\\..\\b.tcx',
  'a\0.fit',
  '',
  '.',
  'a/',
  '__MACOSX/a.fit',
  'con',
  'é'.repeat(300),
];
const LINK = 0o120777;

/** Changes what is packed and what is said of it; sums and sizes are right unless they were chosen to be wrong. */
export function mutateZip(input: Uint8Array, chance: Chance): Uint8Array {
  if (chance.isUnder(0.1)) return mutateBytes(input, chance);
  const entries = unpacked(input);
  for (let left = chance.few(5); left > 0 && entries.length > 0; left--) change(entries, chance);
  const whole = packed(entries);
  return chance.isUnder(0.05) ? mutateBytes(whole, chance) : whole;
}

function change(entries: Packed[], chance: Chance): void {
  const at = chance.below(entries.length);
  const entry = (entries[at] = { ...entries[at]!, said: { ...entries[at]!.said } });
  const kind = chance.below(14);
  if (kind === 0) entries.splice(at, 1);
  else if (kind === 1) entries.push(entry);
  else if (kind === 2) entry.name = Buffer.from(chance.pick(NAMES));
  else if (kind === 3) entry.name = chance.pick(entries).name;
  else if (kind === 4)
    entry.said.size = chance.pick([0, 1, 0xffffffff, 0x7fffffff, entry.content.length + 1, 500_000_000]);
  else if (kind === 5) entry.said.packedSize = chance.pick([0, 1, 0xffffffff, 0x7fffffff]);
  else if (kind === 6) entry.said.method = chance.pick([0, 1, 8, 9, 12, 93, 99]);
  else if (kind === 7) entry.said.flags = chance.pick([1, 8, 0x40, 0x800, 0x2000, 0xffff]);
  else if (kind === 8) entry.said = { ...entry.said, kind: LINK, sum: chance.below(2 ** 32) };
  else if (kind === 9) entry.content = Buffer.alloc(chance.pick([0, 1, 5_000, 900_000]), 0x20);
  else entry.content = inside(Buffer.from(entry.name).toString(), entry.content, chance);
}

function inside(name: string, content: Uint8Array, chance: Chance): Uint8Array {
  if (/[.]csv$/.test(name)) return mutateCsv(content, chance);
  if (/json$/.test(name)) return mutateJson(content, chance);
  if (/[.](xml|gpx|tcx)$/.test(name)) return mutateXml(content, chance);
  if (/[.]fit$/.test(name)) return mutateFit(content, chance);
  return /[.]zip$/.test(name) ? mutateZip(content, chance) : mutateBytes(content, chance);
}

/** What a whole zip holds; nothing where it is none. */
export function unpacked(zip: Uint8Array): Packed[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const entries: Packed[] = [];
  try {
    let end = zip.length - 22;
    while (end > 0 && view.getUint32(end, true) !== 0x06054b50) end--;
    let at = view.getUint32(end + 16, true);
    for (let left = Math.min(view.getUint16(end + 10, true), 500); left > 0; left--) {
      const lengths = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
        number,
        number,
        number,
      ];
      const local = view.getUint32(at + 42, true);
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const raw = zip.subarray(from, from + view.getUint32(at + 20, true));
      const isDeflated = view.getUint16(at + 10, true) === 8;
      const content = isDeflated ? inflateRawSync(raw, { maxOutputLength: 1024 * 1024 }) : raw;
      entries.push({ name: zip.slice(at + 46, at + 46 + lengths[0]), content, said: {} });
      at += 46 + lengths[0] + lengths[1] + lengths[2];
    }
  } catch {
    // broken from here on
  }
  return entries;
}

function packed(entries: readonly Packed[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let at = 0;
  for (const { name, content, said } of entries) {
    const method = said.method ?? 8;
    const data = method === 8 ? deflateRawSync(content, { level: 1 }) : content;
    const sum = said.sum ?? crc32(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(said.flags ?? 0x800, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(sum, 10);
    head.writeUInt32LE(said.packedSize ?? data.length, 14);
    head.writeUInt32LE(said.size ?? content.length, 18);
    head.writeUInt16LE(Math.min(name.length, 0xffff), 22);
    const more = Buffer.alloc(14);
    more.writeUInt16LE(said.kind ?? 0o100644, 8);
    more.writeUInt32LE(at, 10);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), head, name, data);
    list.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), head, more, name);
    at += 30 + name.length + data.length;
  }
  const listed = joined(...list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return joined(...parts, listed, end);
}
