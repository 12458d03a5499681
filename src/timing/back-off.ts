/** A word that a phone made a sound for, as its reader took it. */
export interface Heard {
  pushedAt: Date;
  expiresAt: Date;
  /** It was looked at, done, or put away. */
  cared: boolean;
}

const IGNORED_IN_A_ROW = 3;
export const BACK_OFF_DAYS = 14;

/** Whether the last words of a theme, since it last held back, were all let go by: then it holds back again. */
export function isIgnored(
  heard: readonly Heard[],
  { now, since }: { now: Date; since: Date | null },
): boolean {
  const last = heard
    .filter(({ pushedAt }) => since === null || pushedAt > since)
    .toSorted((one, other) => other.pushedAt.getTime() - one.pushedAt.getTime())
    .slice(0, IGNORED_IN_A_ROW);
  return last.length === IGNORED_IN_A_ROW && last.every(({ cared, expiresAt }) => !cared && expiresAt <= now);
}
