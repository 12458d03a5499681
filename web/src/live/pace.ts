/** How often pages ask by themselves. While the server says what changed, there is little to ask for. */

/** What no stream tells of, such as words whose time is over, is seen within this. */
const SELDOM_MS = 60_000;

let isTold = false;

/** `true`: from now on the server tells; `false`: pages are to ask again. */
export function setTold(told: boolean): void {
  isTold = told;
}

/** Milliseconds until a page asks again of what the stream tells of; `usualMs` where there is no stream. */
export function unlessTold(usualMs: number): number {
  return isTold ? Math.max(usualMs, SELDOM_MS) : usualMs;
}
