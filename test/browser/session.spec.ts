import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aFitFile } from '../support/activity-files.js';
import { faultsInEveryLook, speak } from './every-look.js';
import { SAME_ORIGIN } from './first-account.js';
import { signedIn, type SignedIn } from './signed-in.js';
import type { Visitor } from './visitor.js';

/** What a session of five hours shows, second by second, on a small phone and on a desk, in both languages. */

let stage: SignedIn;
let ada: Visitor;
let longRun: string;
let ride: string;

beforeAll(async () => {
  stage = await signedIn(async (visitor) => {
    [longRun, ride] = await twoSessions(visitor);
  });
  ({ ada } = stage);
});

afterAll(() => stage?.end());

const channels = () => ada.page.getByRole('group', { name: 'Shown below the sweat rate' });
const picture = (name: RegExp) => ada.page.getByRole('img', { name });

test('the range is the main picture, with the maker’s number on the same scale and in words', async () => {
  await ada.page.goto(`/sessions/${longRun}`);
  await picture(/litres, likely .* Nineteen in twenty/).waitFor();
  await ada.page.getByText(/Garmin’s own estimate is 2.31 litres/).waitFor();
});

test('the curve stands beside heart rate, pace and temperature, and tells which air was reckoned with', async () => {
  await picture(/Sweat rate over time/).waitFor();
  await picture(/Heart rate through the session, from \d+ to \d+ bpm/).waitFor();
  await picture(/Pace through the session, mostly between \d:\d\d and \d:\d\d min\/km/).waitFor();
  await picture(/Temperature at the device through the session, from \d+ to \d+\s°C/).waitFor();
  await ada.page.getByText(/Reckoned with air of \d+\s°C/).waitFor();
});

describe('which channels are shown', () => {
  test('is chosen with the keyboard alone', async () => {
    await channels().getByRole('checkbox', { name: 'Height' }).focus();
    await ada.page.keyboard.press('Space');
    await picture(/Height through the session/).waitFor();
    await channels().getByRole('checkbox', { name: 'Heart rate' }).focus();
    await ada.page.keyboard.press('Space');
    await picture(/Heart rate through the session/).waitFor({ state: 'detached' });
  });

  test('is remembered for the next visit and the next session', async () => {
    await ada.page.goto(`/sessions/${ride}`);
    await picture(/Height through the session/).waitFor();
    await picture(/Power through the session/).waitFor();
    expect(await picture(/Heart rate through the session/).count()).toBe(0);
    await channels().getByText('Heart rate', { exact: true }).click();
    await picture(/Heart rate through the session/).waitFor();
  });
});

test('the same stands in a table for those who read', async () => {
  await ada.page.goto(`/sessions/${longRun}`);
  await ada.page.getByText('Show as a table').click();
  await ada.page.getByRole('rowheader', { name: '3:00' }).waitFor();
  await ada.page.getByRole('columnheader', { name: 'Pace, min/km' }).waitFor();
});

test('the steps from a calm session to this one add up to the middle of its range', async () => {
  const steps = ada.page.getByRole('region', { name: 'What drove it' }).getByRole('listitem');
  await steps.last().waitFor();
  const told = await steps.allInnerTexts();
  expect(told[0]).toMatch(/Easy, cool and calm/);
  expect(told.at(-1)).toMatch(/This session/);
  const figures = told.map((text) =>
    Number(/([+−]?\d+[.]\d+)\s(?:L|litres)/.exec(text)![1]!.replace('−', '-')),
  );
  const sum = figures.slice(0, -1).reduce((total, litres) => total + litres, 0);
  // The ends are told with one decimal, the steps with two.
  expect(Math.abs(sum - figures.at(-1)!)).toBeLessThan(0.11);
  expect(told.some((text) => /Air temperature[^]*\d+\s°C instead of 10\s°C/.test(text))).toBe(true);
});

test('a weighed session has three answers on one scale', async () => {
  const told = await ada.page.request.put(`/api/v1/sessions/${ride}/weigh-in`, {
    data: { preKg: 68.4, postKg: 66.9, drinkKg: 0.75 },
    headers: SAME_ORIGIN,
  });
  expect(told.status()).toBe(200);
  await ada.page.goto(`/sessions/${ride}`);
  await ada.page.getByText(/The scale says \d\.\d–\d\.\d litres/).waitFor();
  await ada.page.getByText(/Garmin’s own estimate is 1.52 litres/).waitFor();
  await ada.page.getByText('How good the data are').waitFor();
  expect(await ada.page.getByText('Everything that matters').count()).toBe(0);
});

test('what would make the range narrower leads to where it is told', async () => {
  await ada.page.goto(`/sessions/${longRun}`);
  const quality = ada.page.getByRole('region', { name: 'How good the data are' });
  await quality.getByRole('listitem').first().waitFor();
  const weather = quality.getByRole('link', { name: 'Let Svett look up the weather' });
  expect(await weather.getAttribute('href')).toBe('/links');
  await quality.getByRole('link', { name: 'To the profile' }).first().click();
  await ada.page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor();
});

test.each(['long run', 'weighed ride'])('the %s is whole in every look and both languages', async (which) => {
  await ada.page.goto(`/sessions/${which === 'long run' ? longRun : ride}`);
  const faults = await faultsInEveryLook(ada, `session-${which.replace(' ', '-')}`, async () => {
    await ada.page.locator('canvas').nth(2).waitFor();
    await ada.page.getByText(/The steps add up|Stegen går ihop/).waitFor();
  });
  expect(faults).toEqual([]);
});

test('in Swedish a runner reads tempo, steps and the scale', async () => {
  await ada.page.goto(`/sessions/${longRun}`);
  await speak(ada, 'sv');
  await picture(/Tempo under passet, mest mellan \d:\d\d och \d:\d\d min\/km/).waitFor();
  await ada.page.getByText('Lugnt, svalt och stilla').waitFor();
  await ada.page.getByText(/\d+\s°C i stället för 10\s°C/).waitFor();
  await ada.page.goto(`/sessions/${ride}`);
  await ada.page.getByText(/Vågen säger \d,\d–\d,\d liter/).waitFor();
});

test('the browser had nothing to complain about', () => {
  expect(ada.complaints).toEqual([]);
});

/** An account with a body mass, a run of five hours and a ride; each of them recorded every second. */
async function twoSessions({ page }: Visitor): Promise<[string, string]> {
  const headers = SAME_ORIGIN;
  await page.request.post('/api/v1/profile/masses', {
    data: { measuredOn: '2026-03-01', massKg: 68.4 },
    headers,
  });
  const files = [
    aFitFile({
      maker: 1,
      sweatMl: 2310,
      minutes: 300,
      temperature: (s) => Math.round(24 + 7 * Math.sin((s / 18_000) * Math.PI)),
      altitude: (s) => 60 + 45 * Math.sin(s / 1700) + 12 * Math.sin(s / 410),
      speed: (s) =>
        s % 5400 > 5220 ? 0 : 2.75 - s / 45_000 + 0.25 * Math.sin(s / 340) + 0.1 * Math.sin(s / 17),
      heartRate: (s) => Math.round(92 + 46 * (1 - Math.exp(-s / 140)) + s / 1500 + 5 * Math.sin(s / 340)),
    }),
    aFitFile({
      maker: 1,
      sweatMl: 1520,
      sport: 'cycling',
      startedAt: new Date('2026-05-29T15:00:00Z'),
      minutes: 130,
      temperature: (s) => Math.round(22 + s / 2600),
      speed: 8.4,
      power: (s) => Math.max(0, Math.round(205 + 45 * Math.sin(s / 200) + 30 * Math.sin(s / 13))),
    }),
  ];
  const ids: string[] = [];
  for (const [index, file] of files.entries()) {
    const answer = await page.request.post('/api/v1/sessions/files', {
      multipart: {
        files: { name: `${index}.fit`, mimeType: 'application/octet-stream', buffer: Buffer.from(file) },
      },
      headers,
    });
    ids.push((await answer.json()).items[0].sessionId);
  }
  return [ids[0]!, ids[1]!];
}
