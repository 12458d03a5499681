/** A stretch of time, milliseconds since 1970. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** Where a stretch lies that begins `startS` after a moment. */
export function spanOf({ startS, elapsedS }: { startS: number; elapsedS: number }, after: Date): Span {
  const fromMs = after.getTime() + startS * 1000;
  return { fromMs, toMs: fromMs + elapsedS * 1000 };
}

/** Seconds two stretches have in common. */
export function overlapS(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.toMs, other.toMs) - Math.max(one.fromMs, other.fromMs)) / 1000;
}
