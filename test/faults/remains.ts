import { setTimeout as pause } from 'node:timers/promises';
import type { PersonAtBrowser } from '#simulators/squad/person-at-browser';
import { readyz } from './people.js';
import type { Service } from './service.js';

interface Listed {
  items: { id: string; startedAt: string }[];
  next: string | null;
}

/** What became of the workouts, as the person sees them. */
export interface Remains {
  /** Taken, and not there, or without an estimate. */
  lost: number;
  /** Told once, and there twice. */
  doubled: number;
  /** Facts that no try settled. */
  setAside: number;
}

const LOOK_MS = 100;
const PAGE = 100;

/** All sessions there are. */
export async function sessionsOf(who: PersonAtBrowser): Promise<Listed['items']> {
  const all: Listed['items'] = [];
  for (let next: string | null = ''; next !== null;) {
    const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
    const page: Listed = await who.get<Listed>(`sessions?limit=${PAGE}${cursor}`);
    all.push(...page.items);
    next = page.next;
  }
  return all;
}

export async function remainsOf(
  service: Service,
  who: PersonAtBrowser,
  taken: readonly string[],
): Promise<Remains> {
  const there = await sessionsOf(who);
  const reckoned = await reckonedAmong(who, taken);
  const moments = new Set(there.map(({ startedAt }) => startedAt));
  return {
    lost: taken.filter((id) => !reckoned.has(id)).length,
    doubled: there.length - moments.size,
    setAside: (await service.figures()).sum('svett_jobs_set_aside'),
  };
}

async function reckonedAmong(who: PersonAtBrowser, ids: readonly string[]): Promise<Set<string>> {
  const ready = new Set<string>();
  for (let from = 0; from < ids.length; from += PAGE) {
    const asked = ids.slice(from, from + PAGE).join(',');
    const { items } = await who.get<{ items: { sessionId: string; state: string }[] }>(
      `estimates?sessionIds=${asked}`,
    );
    for (const { sessionId, state } of items) if (state === 'ready') ready.add(sessionId);
  }
  return ready;
}

/** Seconds until it is ready, and all that was taken has its estimate; rejects where that takes longer than `patienceS`. */
export async function wellAgain(
  service: Service,
  who: PersonAtBrowser,
  taken: readonly string[],
  patienceS = 180,
): Promise<number> {
  const began = performance.now();
  for (;;) {
    const tookS = (performance.now() - began) / 1000;
    const isWell = await readyz(service)
      .then(async () => (await reckonedAmong(who, taken)).size === new Set(taken).size)
      .catch(() => false);
    if (isWell) return tookS;
    if (tookS > patienceS) throw new Error(`Not well again after ${patienceS} seconds.`);
    await pause(LOOK_MS);
  }
}
