import type { DataSource } from 'typeorm';

/** One way to the rows. SQLite has no pool: reads take no turns there, and of writes there is only the line. */
export interface Traffic {
  way: 'read' | 'write';
  connections?: { inUse: number; idle: number };
  /** Queries (of a pool) or transactions (of SQLite) that wait for their turn. */
  waiting: number;
}

interface Pool {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

/** PostgreSQL's; null where there is none. */
export function poolOf({ driver }: DataSource): Omit<Traffic, 'way'> | null {
  const { master } = driver as { master?: Pool };
  if (!master) return null;
  const { totalCount, idleCount, waitingCount: waiting } = master;
  return { connections: { inUse: totalCount - idleCount, idle: idleCount }, waiting };
}
