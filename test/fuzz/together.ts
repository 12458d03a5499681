import { corpusOf } from './corpus.js';
import type { Door } from './door.js';
import { DOORS, HOUSES } from './doors.js';
import { joined } from './mutators/bytes.js';

/** All doors but houses, as one: for a short run, in which each would take longer to open than to be tried. */
export const TOGETHER = 'together';

const NAMES = Object.keys(DOORS).filter((name) => !HOUSES.includes(name));

/** The first byte of an input says at which of them it is handed in. */
export async function together(): Promise<Door> {
  const doors = await Promise.all(NAMES.map((name) => DOORS[name]!({ isShort: true })));
  const at = (input: Uint8Array) => (input[0] ?? 0) % doors.length;
  return {
    seeds: doors.flatMap(({ seeds }, place) => seeds.map((seed) => placed(place, seed))),
    mutate: (input, chance) => placed(at(input), doors[at(input)]!.mutate(input.subarray(1), chance)),
    knock: async (input) => `${NAMES[at(input)]}: ${await doors[at(input)]!.knock(input.subarray(1))}`,
    close: async () => {
      for (const door of doors) await door.close?.();
    },
  };
}

export function corpusOfAll(): Uint8Array[] {
  return NAMES.flatMap((name, place) => corpusOf(name).map((input) => placed(place, input)));
}

function placed(place: number, input: Uint8Array): Uint8Array {
  return joined(Uint8Array.of(place), input);
}
