/** How long something took, how often: by milliseconds, rounded to two digits. */
export type Spread = Record<string, number>;

export function note(spread: Spread, ms: number): void {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, ms))) - 1);
  const rounded = String(Math.round(ms / unit) * unit);
  spread[rounded] = (spread[rounded] ?? 0) + 1;
}

/** What a share of them stayed under or took, ms, as `note` rounds; null: nothing was noted. */
export function within(spread: Spread, share: number): number | null {
  const sorted = Object.entries(spread).toSorted(([a], [b]) => Number(a) - Number(b));
  const all = sorted.reduce((sum, [, times]) => sum + times, 0);
  let seen = 0;
  for (const [ms, times] of sorted) {
    seen += times;
    if (seen >= share * all) return Number(ms);
  }
  return null;
}
