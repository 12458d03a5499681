/** Tries that are spent on one input. */
const MOST_TRIES = 150;

/** A shorter input that still does it: pieces are left out for as long as that changes nothing. */
export async function smaller(
  input: Uint8Array,
  doesIt: (input: Uint8Array) => Promise<boolean>,
): Promise<Uint8Array> {
  let best = input;
  let tries = 0;
  for (let size = input.length >> 1; size >= 1 && tries < MOST_TRIES; size >>= 1)
    for (let at = 0; at < best.length && tries < MOST_TRIES; tries++) {
      const without = Buffer.concat([best.subarray(0, at), best.subarray(at + size)]);
      if (await doesIt(without)) best = without;
      else at += size;
    }
  return best;
}
