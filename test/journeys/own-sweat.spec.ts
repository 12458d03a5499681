import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Profiles } from '#src/people/profiles';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { PlayedBack } from '../support/played-back.js';

/** What the page about one's own sweating asks for, before and after the first weigh-in. */

let svett: TestApp;
let ada: Browser;
let athleteId: string;
const tape = new PlayedBack();

beforeAll(async () => {
  svett = await anApp({ reader: tape });
  ada = await svett.athlete();
  ({ athleteId } = (await ada.get('/api/v1/me')).json());
  await svett.get(Profiles).weigh(athleteId, '2026-01-01', 70);
});
afterAll(() => svett.close());

const asked = async (path: string, who = ada) => {
  const answer = await who.get(`/api/v1/${path}`);
  expect(answer.statusCode).toBe(200);
  return answer.json();
};

test('a newcomer has an empty map, no course of a factor, nothing to be judged, and no heat', async () => {
  const map = await asked('sweat-map');
  expect(map).toMatchObject({ sessions: 0, fill: null, efforts: ['light', 'easy', 'steady', 'hard'] });
  expect(map.cells).toHaveLength(map.air.length * 4);
  expect(await asked('sweat-factor/history')).toEqual({ weighIns: 0, items: [] });
  const none = { trials: 0, inside: 0, expected: 0, coverage: 'too-few', middle: null, items: [] };
  expect(await asked('sweat-accuracy')).toMatchObject(none);
  const heat = await asked('heat-acclimatisation');
  expect(heat).toMatchObject({ heatDays: 0, times: 1, insideFactor: false, sessions: [] });
  expect(heat.sources.map(({ key }: { key: string }) => key)).toContain('Karlsen2015');
});

test('with sessions the map fills and names where to weigh; with a weigh-in it stands in all of them', async () => {
  const ids: string[] = [];
  for (const day of [2, 4, 6]) {
    const startedAt = new Date(Date.UTC(2026, 5, day, 8));
    ids.push(await tape.handIn(svett, athleteId, { everyS: 5, startedAt }));
  }
  await svett.work();
  const before = await asked('sweat-map');
  expect(before).toMatchObject({ sessions: 3, fill: { why: 'never-weighed' } });

  svett.clock.pass({ minutes: 1 });
  const said = { preKg: 70, postKg: 69.1, drinkKg: 0.6 };
  expect((await ada.put(`/api/v1/sessions/${ids[0]}/weigh-in`, said)).statusCode).toBe(200);
  await svett.work();
  const after = await asked('sweat-map');
  const filled = (map: typeof after) => map.cells.find((cell: { sessions: number }) => cell.sessions > 0);
  expect(filled(before)).toMatchObject({ sessions: 3, weighed: 0 });
  expect(filled(after)).toMatchObject({ sessions: 3, weighed: 1 });
  expect(filled(after).rateLPerH.median).toBeGreaterThan(filled(before).rateLPerH.median);
  const width = ({ p10, p90 }: { p10: number; p90: number }) => p90 / p10;
  expect(width(filled(after).rateLPerH)).toBeLessThan(width(filled(before).rateLPerH));

  const { weighIns, items } = await asked('sweat-factor/history');
  expect([weighIns, items[0].points.length]).toEqual([1, 2]);
  const accuracy = await asked('sweat-accuracy');
  expect(accuracy).toMatchObject({ trials: 1, coverage: 'too-few', fewest: 5 });
  const estimate = await asked(`sessions/${ids[0]}/estimate`);
  const { litres, p10, p90 } = estimate.sweat;
  const [item] = accuracy.items;
  expect(item).toMatchObject({ sessionId: ids[0], place: 'above', basis: 'kept', weighInsBefore: 0 });
  expect(item.foretold.litres).toBeCloseTo(litres, 9);
  expect([item.foretold.p10 / p10, item.foretold.p90 / p90]).toEqual([
    expect.closeTo(1, 9),
    expect.closeTo(1, 9),
  ]);
});

test('somebody else sees nothing of it', async () => {
  const eve = await svett.athlete('eve@example.org');
  expect((await asked('sweat-map', eve)).sessions).toBe(0);
  expect((await asked('sweat-accuracy', eve)).items).toEqual([]);
  expect((await asked('sweat-factor/history', eve)).items).toEqual([]);
});
