/** How often somebody who only looks around wanted to have something written down. */
let count = 0;
const listeners = new Set<() => void>();

export function tellRefusal(): void {
  count += 1;
  for (const listener of listeners) listener();
}

export function refusalsNow(): number {
  return count;
}

export function onRefusal(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
