import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aTeam } from '../support/a-team.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

test('a code that makes a coach is made by whoever has just shown that it is them; one for athletes by any head coach', async () => {
  const { id, coach } = await aTeam(svett);
  const made = async (letsIn: string) => {
    const answer = await coach.post(`/api/v1/teams/${id}/codes`, { letsIn });
    return answer.statusCode === 201 ? 'made' : answer.json<{ code: string }>().code;
  };
  svett.clock.pass({ minutes: 16 });
  expect([await made('athlete'), await made('assistant'), await made('head')]).toEqual([
    'made',
    'entry.confirm-first',
    'entry.confirm-first',
  ]);
  // Nor does what cannot be read come past it.
  expect(await made('nobody')).toBe('entry.confirm-first');
  await coach.post('/api/v1/confirm', { password: PASSWORD });
  expect([await made('assistant'), await made('head')]).toEqual(['made', 'made']);
});
