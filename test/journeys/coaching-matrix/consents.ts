import type { ShareGroup } from '#src/teams/share-group';

/** What an athlete has said of sharing. */
export interface Said {
  name: string;
  /** What they said yes to. */
  groups: readonly ShareGroup[];
  /** Why none of it holds all the same. */
  but?: 'its last day is over' | 'no sharing' | 'no health data' | 'no guardian' | 'has left';
}

const GROUPS = ['sessions', 'weigh-ins', 'coverage', 'check-ins'] as const satisfies readonly ShareGroup[];

/** Each of the four alone, and all together in every way. */
const SUBSETS: Said[] = Array.from({ length: 2 ** GROUPS.length }, (_, bits) => {
  const groups = GROUPS.filter((_group, at) => (bits >> at) & 1);
  return { name: groups.length > 0 ? `shares ${groups.join(', ')}` : 'shares nothing', groups };
});
const ENDED: Said[] = (
  ['its last day is over', 'no sharing', 'no health data', 'no guardian', 'has left'] as const
).map((but) => ({ name: `shares all, but ${but}`, groups: GROUPS, but }));

export const ALL = SUBSETS.at(-1)!;
export const NOTHING = SUBSETS[0]!;
export const STATES: readonly Said[] = [...SUBSETS, ...ENDED];

/** What coaches may see of them. */
export function inForce({ groups, but }: Said): readonly ShareGroup[] {
  return but ? [] : groups;
}
