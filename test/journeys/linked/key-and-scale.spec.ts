import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { startIntervals } from '#simulators/intervals/intervals';
import type { IntervalsAthlete, IntervalsSimulator } from '#simulators/intervals/intervals-simulator';
import { startWithings } from '#simulators/withings/withings';
import type { WithingsSimulator } from '#simulators/withings/withings-simulator';
import { LinksDue } from '#src/connect/connect.topics';
import type { MassView } from '#src/people/people.shapes';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import { shown } from '../../support/consenting.js';
import type { Newcomer } from '../../support/newcomer.js';
import { SharedClock } from '../../support/shared-clock.js';

let svett: LinkedSvett;
let intervals: IntervalsSimulator;
let withings: WithingsSimulator;
let ada: Newcomer;
let diary: IntervalsAthlete;

beforeAll(async () => {
  const clock = new SharedClock(new Date('2026-06-15T09:00:00Z'));
  intervals = await startIntervals({ clock: clock.simulators });
  withings = await startWithings({ clock: clock.simulators });
  svett = await aLinkedSvett({ clock, settings: { ...intervals.environment, ...withings.environment } });
});
afterAll(async () => {
  await svett.close();
  await intervals.close();
  await withings.close();
});
beforeEach(async () => {
  ada = await svett.newcomer();
  diary = intervals.addAthlete();
});
afterEach(() => {
  svett.expectNoBreach();
  expect([...intervals.failures, ...withings.failures]).toEqual([]);
});

async function masses(): Promise<[string, number][]> {
  const { items } = (await ada.browser.get('/api/v1/profile/masses')).json<{
    items: z.output<typeof MassView>[];
  }>();
  return items.map(({ measuredOn, massKg }) => [measuredOn, massKg]);
}

async function pasteKey(): Promise<void> {
  const answer = await ada.browser.post('/api/v1/links/intervals-icu/key', { key: diary.apiKey });
  expect(answer.statusCode).toBeLessThan(300);
  await svett.settle();
}

async function connectScale(userId: string): Promise<string> {
  return ada.comeBack(withings.approve(await ada.setOut('withings'), { userId }));
}

test('a pasted key brings a season of whole files, but for what came by way of Strava', async () => {
  const now = svett.clock.now().getTime();
  for (const daysAgo of [3, 20, 60])
    intervals.record(diary.id, {
      ...{ sport: 'Run', durationS: 900, indoor: false, device: 'Garmin Forerunner 255' },
      startsAt: new Date(now - daysAgo * 86_400_000),
    });
  intervals.record(diary.id, { source: 'STRAVA' });
  intervals.feel(diary.id, '2026-06-14', { weight: 68.5 });
  await pasteKey();

  const sessions = await ada.sessions();
  expect(sessions).toHaveLength(3);
  for (const { sources } of sessions) {
    expect(sources.map(({ source }) => source)).toContain('intervals-icu');
    const { signature } = sources[0]!;
    expect(signature).toMatchObject({
      device: expect.stringMatching(/^Garmin Forerunner/),
      url: expect.stringMatching(/^https:\/\/intervals\.icu\/activities\/i\d+$/),
    });
  }
  expect(await masses()).toContainEqual(['2026-06-14', 68.5]);
  expect((await ada.link('intervals-icu'))!.backfill).toMatchObject({ state: 'done', done: 3 });
});

test('a new workout is there within the half hour, without a notice', async () => {
  await pasteKey();
  intervals.record(diary.id, { sport: 'Run', durationS: 900 });
  for (let minutes = 0; minutes < 35; minutes += 5) await svett.pass({ minutes: 5 });
  expect(await ada.sessions()).toHaveLength(1);
});

test('the day’s loss is written into the diary when the athlete wants it, and leaves with the workout', async () => {
  intervals.feel(diary.id, '2026-06-14', { comments: 'Hot.', weight: 68 });
  const id = intervals.record(diary.id, {
    ...{ sport: 'Run', durationS: 3600, indoor: false, device: 'Garmin Forerunner 255' },
    startsAt: new Date('2026-06-14T10:00:00Z'),
  });
  await pasteKey();
  const comments = (): unknown => diary.wellness.get('2026-06-14')!.comments;
  expect(comments()).toBe('Hot.');
  await ada.browser.put('/api/v1/links/intervals-icu/choices', {
    writesBack: true,
    textSha256: shown('diary'),
  });
  await ada.lookNow('intervals-icu');
  await svett.settle();
  expect(comments()).toMatch(/^Hot\.\n\[svett\] sweat loss \d\.\d to \d\.\d litres, estimated \[\/svett\]$/);

  intervals.remove(diary.id, id);
  await svett.strike(LinksDue);
  await svett.pass({ hours: 1 });
  expect(await ada.sessions()).toEqual([]);
  await svett.nextDay();
  expect(comments()).toBe('Hot.');
});

test('a key the athlete changed asks for the new one, and says so', async () => {
  await pasteKey();
  intervals.changeKey(diary.id);
  await ada.lookNow('intervals-icu');
  await svett.settle();
  expect(await ada.link('intervals-icu')).toMatchObject({
    state: 'reconnect',
    lastError: { code: 'connect.grant-lost' },
  });
  await pasteKey();
  expect(await ada.link('intervals-icu')).toMatchObject({ state: 'active', lastError: null });
});

test('a scale is linked, looks who is there, and what it weighs is the athlete’s mass of that day', async () => {
  const { userId } = withings.addUser();
  expect(await connectScale(userId)).toBe('connected');
  await svett.settle();
  expect(withings.subscriptions.filter((each) => each.userId === userId)).toHaveLength(2);
  // Half past ten at night in UTC is the next day in Stockholm.
  withings.weigh(userId, 67.35, { at: new Date('2026-06-13T22:30:00Z') });
  await withings.delivered();
  expect(withings.notices.at(-1)).toMatchObject({ status: 200 });
  await svett.settle();
  expect(await masses()).toContainEqual(['2026-06-14', 67.35]);
  await ada.disconnect('withings');
  await svett.settle();
  expect(withings.subscriptions.filter((each) => each.userId === userId)).toEqual([]);
});

test('whoever unlinks at Withings is unlinked here, and what came from the scale goes', async () => {
  const { userId } = withings.addUser();
  withings.weigh(userId, 67.35, { at: new Date('2026-06-12T06:00:00Z') });
  await connectScale(userId);
  await svett.settle();
  expect(await masses()).toContainEqual(['2026-06-12', 67.35]);
  withings.unlink(userId);
  await withings.delivered();
  await svett.settle();
  expect(await ada.link('withings')).toBeNull();
  expect((await masses()).map(([, massKg]) => massKg)).not.toContain(67.35);
});
