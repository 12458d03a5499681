import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Estimate } from '#src/estimates/estimate.entity';
import { Tasks } from '#src/people/tasks';
import { anApp, type TestApp } from '../support/app.js';
import { compileService } from '../support/compiled.js';
import { workUntilKilled } from '../support/mortal.js';
import { PlayedBack } from '../support/played-back.js';
import { readySettings } from '../support/settings.js';
import { TrainingLog } from '../support/training-log.js';

const SESSIONS = 30;

let folder: string;
beforeAll(() => {
  folder = compileService();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Somebody with sessions, all estimated, who has just told of a weigh-in. */
async function weighed(svett: TestApp, tape: PlayedBack) {
  const log = await TrainingLog.begin(svett, tape);
  const ids: string[] = [];
  for (let n = 0; n < SESSIONS; n++) {
    const startedAt = new Date(Date.UTC(2026, 4, 1, 8) + n * 86_400_000);
    ids.push(await log.handIn({ everyS: 20, startedAt }));
  }
  await svett.work();
  return { athleteId: log.athleteId, weighed: ids[0]!, taskId: await log.weighIn(ids[0]!) };
}

test('kill -9 in the middle of a pass: after a restart every session is estimated anew, once, and what was stays', async () => {
  for (const step of [6, 14]) {
    const place = await readySettings();
    try {
      const reader = new PlayedBack();
      const before = await anApp({ place, keepsPlace: true, reader });
      const told = await weighed(before, reader);
      await before.close();

      expect(await workUntilKilled(folder, place.settings, step)).toBeNull();
      expect(await workUntilKilled(folder, place.settings, 0)).toBeGreaterThan(0);

      const after = await anApp({ place, keepsPlace: true });
      const rows = await after.database.read(Estimate).findBy({ athleteId: told.athleteId });
      const task = await after.get(Tasks).of(told.athleteId, told.taskId);
      await after.close();
      expect(task).toMatchObject({ state: 'done', done: SESSIONS, total: SESSIONS });
      const others = rows.filter(({ sessionId }) => sessionId !== told.weighed);
      const isNew = ({ result }: Estimate) => !result.quality!.reasons.includes('no-weigh-in');
      const current = others.filter((row) => row.current);
      expect(current).toHaveLength(SESSIONS - 1);
      expect(current.every(isNew)).toBe(true);
      expect(new Set(current.map(({ sessionId }) => sessionId)).size).toBe(SESSIONS - 1);
      expect(others).toHaveLength(2 * (SESSIONS - 1));
    } finally {
      await place.remove();
    }
  }
}, 300_000);
