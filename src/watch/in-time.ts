import { setTimeout } from 'node:timers/promises';

/** What `work` comes to, or `late` where that takes longer than this, or fails. The work itself goes on. */
export async function inTime<T, Late>(withinMs: number, work: Promise<T>, late: Late): Promise<T | Late> {
  const timer = new AbortController();
  const tooLate = setTimeout(withinMs, late, { signal: timer.signal, ref: false }).catch(() => late);
  try {
    return await Promise.race([work, tooLate]);
  } catch {
    return late;
  } finally {
    timer.abort();
  }
}
