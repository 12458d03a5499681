import { Database } from '#src/database/database';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { newId } from '#src/kernel/ids';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

const OPERATOR = { letsIn: 'operator', token: 'never' } as const;

async function setAside(stage: Stage): Promise<string> {
  const id = newId();
  const now = stage.clock.now();
  await stage.get(Database).transaction((tx) =>
    tx.insert(OutboxRow, {
      ...{ id, topic: 'jobs.outbox-aged', key: id, payload: {}, createdAt: now, dueAt: now },
      ...{ attempts: 5, crashes: 0, settledAt: now, outcome: 'set-aside', reason: 'TypeError' },
    }),
  );
  return id;
}

export const rows: Row[] = [
  { route: 'GET /api/v1/operator/set-aside', ...OPERATOR },
  {
    route: 'POST /api/v1/operator/set-aside/again',
    ...OPERATOR,
    ask: () => ({ body: { topic: 'jobs.outbox-aged' } }),
  },
  { route: 'POST /api/v1/operator/set-aside/:id/again', ...OPERATOR, thing: setAside },
];
