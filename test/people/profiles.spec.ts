import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Accounts } from '#src/people/accounts';
import { TooYoung } from '#src/people/people.problems';
import { ProfileChanged } from '#src/people/people.topics';
import { Profiles } from '#src/people/profiles';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { letIn } from '../support/consenting.js';

let svett: TestApp;
let profiles: Profiles;
let athleteId: string;
beforeAll(async () => {
  svett = await anApp();
  profiles = svett.get(Profiles);
  const account = { email: 'ada@example.org', password: PASSWORD, role: 'athlete', language: 'en' } as const;
  athleteId = (await svett.get(Accounts).add(account)).athleteId;
  await letIn(svett, athleteId);
});
afterAll(() => svett.close());

test('the body mass to reckon with is the last one known that day, else the first one after', async () => {
  expect(await profiles.massOn(athleteId, '2026-05-15')).toBeNull();
  await profiles.weigh(athleteId, '2026-05-01', 70);
  await profiles.weigh(athleteId, '2026-06-01', 68);
  const massOn = async (day: string) => (await profiles.massOn(athleteId, day))?.massKg;
  expect([await massOn('2026-04-01'), await massOn('2026-05-01'), await massOn('2026-05-31')]).toEqual([
    70, 70, 70,
  ]);
  expect([await massOn('2026-06-01'), await massOn('2026-12-24')]).toEqual([68, 68]);
});

test('a birth date that comes along from elsewhere lets in no child', async () => {
  const told = { ...(await profiles.of(athleteId)), birthDate: '2020-01-01' };
  await expect(svett.database.transaction((tx) => profiles.fillIn(tx, athleteId, told))).rejects.toThrow(
    TooYoung,
  );
});

test('each change is told to whoever reckons with it, in the same transaction', async () => {
  const told = () => svett.database.read(OutboxRow).countBy({ topic: ProfileChanged.name });
  const before = await told();
  await profiles.write(athleteId, { ...(await profiles.of(athleteId)), heightCm: 180 });
  const { id } = await profiles.weigh(athleteId, '2026-06-02', 69);
  await profiles.forgetMass(athleteId, id);
  expect((await told()) - before).toBe(3);
  await expect(profiles.forgetMass(athleteId, id)).rejects.toThrow('no such body mass');
  expect((await told()) - before).toBe(3);
});
