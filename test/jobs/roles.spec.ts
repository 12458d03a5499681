import { describe, expect, test } from '@jest/globals';
import { SchedulerRegistry } from '@nestjs/schedule';
import { anApp } from '../support/app.js';

// On SQLite one process does everything, and another role is refused (test/config/process-roles.spec.ts).
const onServer = process.env['DATABASE_URL'] ? describe : describe.skip;

onServer('a process of one role', () => {
  test.each(['worker', 'clock'])('%s tells its health and answers nothing else', async (role) => {
    const svett = await anApp({ settings: { SVETT_ROLE: role } });
    const somebody = svett.browser();
    for (const path of ['/livez', '/readyz?verbose'])
      expect((await somebody.get(path)).json()).toEqual({ status: 'ok' });
    for (const path of ['/api/v1/me', '/', '/openapi.json', '/hooks/strava/somewhere']) {
      const answer = await somebody.get(path);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'server.answered-elsewhere' });
    }
    await svett.close();
  });

  test.each([
    ['web', false],
    ['worker', false],
    ['clock', true],
    ['all', true],
  ])('%s keeps the timetable: %s', async (role, keeps) => {
    const svett = await anApp({ settings: { SVETT_ROLE: role } });
    expect(svett.get(SchedulerRegistry).getCronJobs().size > 0).toBe(keeps);
    await svett.close();
  });
});
