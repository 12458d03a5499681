import { DAY_MS } from '#src/kernel/clock';

export interface Window {
  start: Date;
  end: Date;
}

/** The window of a fixed counter that `now` lies in: they begin at whole multiples of their length since midnight UTC. */
export function windowAt(now: Date, windowS: number): Window {
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const lengthMs = windowS * 1000;
  const start = midnight + Math.floor((now.getTime() - midnight) / lengthMs) * lengthMs;
  return { start: new Date(start), end: new Date(Math.min(start + lengthMs, midnight + DAY_MS)) };
}

/** Who asks for a request: following what a brand just told, or work that can wait. */
export type Urgency = 'webhook' | 'background';

/** Share of a limit that work which can wait may use up: the rest is kept for what just happened. */
const BACKGROUND_SHARE = 0.7;

/** Requests of a window that may be spent on it. */
export function shareOf(most: number, urgency: Urgency): number {
  return urgency === 'webhook' ? most : Math.floor(most * BACKGROUND_SHARE);
}
