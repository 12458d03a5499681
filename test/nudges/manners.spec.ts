import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Guest, NudgeHouse } from '../support/nudge-house.js';

jest.setTimeout(120_000);

let house: NudgeHouse;
let ada: Guest;
beforeAll(async () => {
  house = await NudgeHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  ada = await house.guest();
});

describe('manners', () => {
  test('are the usual ones until somebody tells their own', async () => {
    const manners = (await ada.browser.get('/api/v1/nudge-manners')).json();
    expect(manners).toMatchObject({ quietFrom: '21:30', quietUntil: '07:00', numbersOnLockScreen: false });
    const told = { quietFrom: '22:00', focusTimes: [{ weekdays: [1, 2], from: '08:00', until: '11:00' }] };
    await ada.browser.patch('/api/v1/nudge-manners', told);
    expect((await ada.browser.get('/api/v1/nudge-manners')).json()).toMatchObject({
      ...told,
      quietUntil: '07:00',
    });
  });

  test('take no time there is not, and no focus time that ends before it begins', async () => {
    for (const wrong of [
      { quietFrom: '25:00' },
      { focusTimes: [{ weekdays: [1], from: '11:00', until: '08:00' }] },
      { checkInWeekday: 8 },
    ])
      expect((await ada.browser.patch('/api/v1/nudge-manners', wrong)).statusCode).toBe(400);
  });

  test('know muted themes and a pause', async () => {
    const until = new Date(house.clock.now().getTime() + 86_400_000).toISOString();
    await ada.browser.put('/api/v1/nudge-topics/food', { muted: true });
    await ada.browser.put('/api/v1/nudge-topics/heat', { muted: true, until });
    const { themes, pausedUntil } = (await ada.browser.put('/api/v1/nudge-pause', { until })).json<{
      themes: { theme: string; muted: boolean; until: string | null }[];
      pausedUntil: string;
    }>();
    expect(pausedUntil).toBe(until);
    expect(themes.filter(({ muted }) => muted).map(({ theme, until: end }) => [theme, end])).toEqual([
      ['food', null],
      ['heat', until],
    ]);
    await ada.browser.put('/api/v1/nudge-topics/food', { muted: false });
    house.clock.pass({ days: 2 });
    const after = (await ada.browser.get('/api/v1/nudge-manners')).json<{ themes: { muted: boolean }[] }>();
    expect(after.themes.some(({ muted }) => muted)).toBe(false);
  });
});
