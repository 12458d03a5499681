import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Kind } from '#src/advice/kinds';
import { newId } from '#src/kernel/ids';
import { Nudge } from '#src/nudges/nudge.entity';
import { NudgeFigures } from '#src/nudges/nudge-figures';
import { anApp, type TestApp } from '../support/app.js';
import { aNudge } from '../support/a-nudge.js';
import { anAdult } from '../support/an-adult.js';

jest.setTimeout(60_000);

// Whoever runs a Svett of a few friends would know whom a number is about.
let svett: TestApp;
const people: string[] = [];
beforeAll(async () => {
  svett = await anApp();
  while (people.length < 5) people.push(await anAdult(svett, []));
});
afterAll(() => svett.close());

let made = 0;
const note = (athleteId: string, kind: Kind, more: Partial<Nudge> = {}) => {
  const told = { id: newId(), athleteId, kind, key: `${++made}`, spokenAt: svett.clock.now() };
  return svett.database.transaction((tx) => tx.insert(Nudge, { ...aNudge(told), ...more }));
};
const figures = async () => {
  const kinds = await svett.get(NudgeFigures).of(7);
  return Object.fromEntries(kinds.map(({ kind, said, silent }) => [kind, { said, silent }]));
};

test('a kind that tells of health is counted once it was of five people, however often it was said to four', async () => {
  for (const athleteId of people.slice(0, 4))
    for (const kind of ['red-flag', 'lab-value', 'alcohol', 'week-low'] as const)
      for (let again = 0; again < 2; again++) await note(athleteId, kind, { state: 'spoken' });
  expect(await figures()).toEqual({ 'week-low': { said: 8, silent: [] } });
  await note(people[4]!, 'alcohol', { state: 'spoken' });
  expect(await figures()).toMatchObject({ 'week-low': { said: 8 }, alcohol: { said: 9 } });
});

test('nor is it told of few people why something was not said', async () => {
  const held = { state: 'silent', silentBecause: 'rest' } as const;
  await note(people[0]!, 'breakfast', held);
  await note(people[1]!, 'breakfast', { ...held, silentBecause: 'muted' });
  expect(await figures()).toMatchObject({ breakfast: { said: 0, silent: [{ because: 'few', count: 2 }] } });
  for (const athleteId of people) await note(athleteId, 'breakfast', held);
  expect(await figures()).toMatchObject({
    breakfast: {
      silent: [
        { because: 'rest', count: 6 },
        { because: 'few', count: 1 },
      ],
    },
  });
});
