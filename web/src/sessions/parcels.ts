/** A request holds a handful of files: few enough that results come soon, many enough that a season is not slow. */
const FILES_A_REQUEST = 10;
const BYTES_A_REQUEST = 24 * 1024 * 1024;

/** Files in the order given, in parcels of one request each. A file larger than a parcel travels alone. */
export function parcels<T extends { size: number }>(files: readonly T[]): T[][] {
  const packed: T[][] = [];
  let bytes = 0;
  for (const file of files) {
    const current = packed.at(-1);
    if (current && current.length < FILES_A_REQUEST && bytes + file.size <= BYTES_A_REQUEST) {
      current.push(file);
      bytes += file.size;
    } else {
      packed.push([file]);
      bytes = file.size;
    }
  }
  return packed;
}

/** How much of each file has left, when `sent` bytes of the parcel have: files travel one after the other. */
export function shares(sizes: readonly number[], sent: number): number[] {
  let left = sent;
  return sizes.map((size) => {
    const share = size === 0 ? 1 : Math.max(0, Math.min(1, left / size));
    left -= size;
    return share;
  });
}
