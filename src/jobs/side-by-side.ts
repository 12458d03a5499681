import type { OutboxRow } from '#src/jobs/outbox-row.entity';

/** Topics that may be slow, and how many more of them may be taken. */
export interface SlowLane {
  topics: string[];
  room: number;
}

/** How often a process died over it: a lease that was never given back is one more death, perhaps of this very fact. */
export function crashesOf({ crashes, leaseOwner }: OutboxRow): number {
  return crashes + (leaseOwner === null ? 0 : 1);
}

/** The first of these that may be worked on side by side: one over which a process died, or those before such a one. */
export function inOneHand(rows: OutboxRow[], isIdle: boolean): OutboxRow[] {
  const first = rows.findIndex((row) => crashesOf(row) > 0);
  if (first === 0) return isIdle ? rows.slice(0, 1) : [];
  return first < 0 ? rows : rows.slice(0, first);
}

/** Those that are not slow, and the first that are. */
export function inLane(rows: OutboxRow[], { topics, room }: SlowLane): OutboxRow[] {
  const slow = rows.filter(({ topic }) => topics.includes(topic)).slice(0, room);
  return rows.filter((row) => !topics.includes(row.topic) || slow.includes(row));
}
