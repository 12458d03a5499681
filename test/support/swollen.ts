import { constants, deflateRawSync } from 'node:zlib';

const MIB = 1024 * 1024;
const AT_ONCE_MIB = 16;
const LAST_BLOCK = Buffer.from([3, 0]);
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** So many MiB of nothing, packed to a thousandth: made without ever being there. */
function packed(mib: number): Buffer {
  // Full flushes: each piece unpacks by itself, so that the same one may stand there many times.
  const piece = deflateRawSync(Buffer.alloc(AT_ONCE_MIB * MIB), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array<Buffer>(Math.ceil(mib / AT_ONCE_MIB)).fill(piece), LAST_BLOCK]);
}

export function swollenGzip(mib: number): Buffer {
  return Buffer.concat([GZIP_HEAD, packed(mib), Buffer.alloc(8)]);
}

/** A zip of one file, which tells of itself that it holds `saidBytes`, be that true or not. */
export function swollenZip(name: string, mib: number, saidBytes = mib * MIB): Buffer {
  const content = packed(mib);
  const about = Buffer.alloc(26); // version, flags, method, time, sum and sizes, as both headers have them
  about.writeUInt16LE(20, 0);
  about.writeUInt16LE(8, 4);
  about.writeUInt32LE(content.length, 14);
  about.writeUInt32LE(saidBytes, 18);
  about.writeUInt16LE(Buffer.byteLength(name), 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, Buffer.from(name), content]);
  const made = Buffer.from([20, 0]);
  const listed = Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    made,
    about,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, listed, end]);
}
