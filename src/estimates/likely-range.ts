/** One in ten below the first and above the last, and the middle. */
export interface LikelyRange {
  p10: number;
  p50: number;
  p90: number;
}
