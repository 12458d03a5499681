import { Database } from '#src/database/database';
import { newId } from '#src/kernel/ids';
import { Nudge } from '#src/nudges/nudge.entity';
import { aNudge } from '../../support/a-nudge.js';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

const SIGNED_IN = { letsIn: 'signed-in', token: 'never' } as const;

async function aNote(stage: Stage): Promise<string> {
  const { athleteId } = stage.people.owner;
  const note = aNudge({ id: newId(), athleteId, kind: 'month', key: newId(), spokenAt: stage.clock.now() });
  await stage.get(Database).transaction((tx) => tx.insert(Nudge, note));
  return note.id;
}
const OWN = { letsIn: 'owner', token: 'never', thing: aNote } as const;

export const rows: Row[] = [
  { route: 'GET /api/v1/inbox', ...SIGNED_IN },
  { route: 'GET /api/v1/inbox/cautions', ...SIGNED_IN },
  { route: 'GET /api/v1/inbox/:id', ...OWN },
  { route: 'POST /api/v1/inbox/:id/seen', ...OWN },
  { route: 'POST /api/v1/inbox/:id/done', ...OWN },
  { route: 'POST /api/v1/inbox/:id/dismiss', ...OWN },
  {
    route: 'POST /api/v1/inbox/:id/later',
    ...OWN,
    ask: () => ({ body: { minutes: 60 } }),
  },
  { route: 'GET /api/v1/nudge-manners', ...SIGNED_IN },
  {
    route: 'PATCH /api/v1/nudge-manners',
    ...SIGNED_IN,
    ask: () => ({ body: { quietFrom: '22:00' } }),
  },
  {
    route: 'PUT /api/v1/nudge-topics/:theme',
    ...SIGNED_IN,
    ask: () => ({ params: { theme: 'food' }, body: { muted: true } }),
  },
  { route: 'PUT /api/v1/nudge-pause', ...SIGNED_IN, ask: () => ({ body: { until: null } }) },
  { route: 'GET /api/v1/operator/nudges', letsIn: 'operator', token: 'never' },
];
