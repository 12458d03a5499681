import { DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { PlanLog } from '#src/plan/plan-log';
import { PlanForm } from '#src/plan/plan.shapes';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

const RUN = { name: 'Run', sport: 'run', startsAt: '2026-06-20T18:00:00+02:00', durationS: 3600 };

let made = 0;
/** Each on a day of its own: a day takes twenty. */
async function aPlan(stage: Stage): Promise<string> {
  const id = newId();
  const startsAt = new Date(Date.parse('2026-06-20T18:00:00Z') + ++made * DAY_MS).toISOString();
  await stage.get(PlanLog).put(stage.people.owner.athleteId, id, PlanForm.parse({ ...RUN, startsAt }));
  return id;
}

export const rows: Row[] = [
  {
    route: 'GET /api/v1/planned-sessions',
    letsIn: 'signed-in',
    token: 'never',
    ask: () => ({ query: { from: '2026-06-01', to: '2026-06-10' } }),
  },
  { route: 'GET /api/v1/planned-sessions/:id', letsIn: 'owner', token: 'never', thing: aPlan },
  {
    route: 'PUT /api/v1/planned-sessions/:id',
    letsIn: 'signed-in', // each has names of their own for what they plan
    token: 'never',
    ask: () => ({ params: { id: '7f6d1f5e-0000-4000-8000-000000000002' }, body: RUN }),
  },
  { route: 'DELETE /api/v1/planned-sessions/:id', letsIn: 'owner', token: 'never', thing: aPlan },
  { route: 'GET /api/v1/usual-places', letsIn: 'signed-in', token: 'never' },
];
