import { sameness, type Telling } from '#src/sessions/same-workout';

interface Edge {
  one: Telling;
  other: Telling;
  /** Names bind first, then the larger share in common. */
  strength: number;
  name: string;
}

/**
 * Which tellings are of one workout. The shareable ones are told apart by themselves alone; what may not be shared then
 * finds its place among them, each with one of them at most, and never brings two of them together: so that taking it
 * away leaves the others as they are. The order of arrival has no part in it.
 */
export function grouped(tellings: readonly Telling[]): Telling[][] {
  const groups = new Map(tellings.map((telling) => [telling, new Set([telling])]));
  const unite = ({ one, other }: Edge) => {
    const [into, from] = [groups.get(one)!, groups.get(other)!];
    if (into === from) return;
    for (const telling of from) {
      into.add(telling);
      groups.set(telling, into);
    }
  };
  const edges = edgesAmong(tellings);
  edges.filter(({ one, other }) => one.shareable && other.shareable).forEach(unite);
  for (const edge of edges) {
    const isSettled = hasShareable(groups.get(edge.one)!) && hasShareable(groups.get(edge.other)!);
    if (!isSettled) unite(edge);
  }
  return [...new Set(groups.values())].map((group) => [...group]);
}

function edgesAmong(tellings: readonly Telling[]): Edge[] {
  const byKey = [...tellings].sort((a, b) => (a.key < b.key ? -1 : 1));
  const edges = byKey.flatMap((one, at) =>
    byKey.slice(at + 1).flatMap((other) => {
      const same = sameness(one, other);
      if (!same) return [];
      const strength = same.by === 'name' ? 2 : same.share;
      return [{ one, other, strength, name: JSON.stringify([one.key, other.key]) }];
    }),
  );
  return edges.sort((a, b) => b.strength - a.strength || (a.name < b.name ? -1 : 1));
}

function hasShareable(group: ReadonlySet<Telling>): boolean {
  return [...group].some(({ shareable }) => shareable);
}
