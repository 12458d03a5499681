import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { coverageText } from '#src/cli/coverage-text';
import { withRooms } from '#src/cli/with-rooms';
import { Database } from '#src/database/database';
import { dayOf, DAY_MS } from '#src/kernel/clock';
import { CoverageView } from '#src/ledger/coverage.shapes';
import { Accounts } from '#src/people/accounts';
import { wordsIn } from '#src/words/words';
import { PASSWORD } from '../support/app.js';
import { aYear } from '../support/a-year.js';
import { run } from '../support/command-line.js';
import { letIn } from '../support/consenting.js';
import { readySettings, type FreshPlace } from '../support/settings.js';

let place: FreshPlace;
let athleteId: string;
const environment = { ...process.env };
const ada = ['coverage', '--athlete', 'ada@example.org'];

beforeEach(async () => {
  place = await readySettings();
  process.env['SVETT_DATA'] = place.settings.dataFolder;
  if (place.settings.databaseUrl) process.env['DATABASE_URL'] = place.settings.databaseUrl;
  await withRooms(async (rooms) => {
    const person = { email: 'ada@example.org', password: PASSWORD, role: 'athlete', language: 'en' } as const;
    ({ athleteId } = await rooms.get(Accounts).add(person));
  });
});
afterEach(async () => {
  process.env = { ...environment };
  await place.remove();
});

test('without the athlete’s yes nothing is told, and with it, that nothing is noted', async () => {
  expect(await run(ada)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Privacy') });
  await withRooms((rooms) => letIn(rooms, athleteId));
  const { code, out } = await run(ada);
  expect(code).toBe(0);
  expect(out).toContain('The last four weeks');
  expect(out).toContain('We can’t tell from what you have noted');
  expect(out).toContain('Everyday need: 250–350 mg a day');
  expect(out).toContain('It is no balance of your body');
});

test('food and need are told as ranges, in either language, or as one JSON object', async () => {
  await withRooms(async (rooms) => {
    await letIn(rooms, athleteId);
    const from = dayOf(new Date(Date.now() - 30 * DAY_MS));
    await aYear(rooms.get<Database>(Database), athleteId, { from, days: 30 });
  });
  const { out } = await run([...ada, '--days', '7', '--lang', 'sv']);
  expect(out).toContain('Den senaste veckan');
  expect(out).toMatch(/Behov: ungefär \d+ mg om dagen \(troligen \d+–\d+ mg\)/);
  expect(out).toMatch(/Från maten: ungefär \d+ mg om dagen \(troligen \d+–\d+ mg\)/);
  const told = JSON.parse((await run([...ada, '--days', '28', '--json'])).out) as Record<string, unknown>;
  const say = wordsIn('en');
  const text = (needCapped: boolean) => coverageText(CoverageView.parse({ ...told, needCapped }), say);
  expect([text(false), text(true)].map((one) => one.includes(say('ledger.capped')))).toEqual([false, true]);
  expect(told).toMatchObject({ days: 28, loggedDays: 28, sessions: 28, neededDays: 14 });
  expect(JSON.stringify(told)).not.toMatch(/chance|lowFlag/);
});

test('a range narrower than what is rounded to is still told as a range', () => {
  const around = (mg: number, p10: number, p90: number) => ({ mg, p10, p90, p5: p10, p95: p90 });
  const coverage = {
    ...{ state: 'unclear', why: 'few-days', days: 28, from: '2026-11-01', to: '2026-11-28' },
    ...{ loggedDays: 0, neededDays: 14, intakeFrom: 'nothing', intake: null, coverage: null },
    ...{ sessions: 1, sessionsWithoutEstimate: 0, needCapped: false, withSweatTest: false },
    everyday: { authority: 'nnr-2023', lowMg: 350, highMg: 350 },
    need: around(351, 350, 354.2),
    sessionsPart: around(1, 0.4, 2.1),
    sweatPart: around(1, 0.4, 2.1),
    urinePart: around(0, 0, 0),
    coffeePart: around(0, 0, 0),
  } satisfies CoverageView;
  const text = coverageText(coverage, wordsIn('en'));
  expect(text).toContain('about 350 mg a day (likely 350–360 mg)');
  expect(text).toContain('likely 0–5 mg');
  expect([text.includes('with sweat'), text.includes('with urine')]).toEqual([true, false]);
  const hard = coverageText({ ...coverage, urinePart: around(43, 20, 70) }, wordsIn('en'));
  expect(hard).toContain('with urine, on hard days: about 45 mg (likely 20–70 mg)');
});

test('who is not there, and days that are no window, are asked for anew', async () => {
  expect((await run(['coverage', '--athlete', 'nobody@example.org'])).code).toBe(2);
  expect(await run([...ada, '--days', '9'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('--days'),
  });
});
