import { Injectable } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { Departures } from '#src/jobs/departures';
import { Handles } from '#src/jobs/handles';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { topic } from '#src/jobs/topic';
import { timetable, topics } from '#src/timetable';
import { aWorkshop, type Workshop } from '../support/workshop.js';

const NoonCame = topic('test.noon-came', z.object({}));
const noon = { topic: NoonCame, cron: '0 12 * * *' };

@Injectable()
class Bell {
  @Handles(NoonCame)
  async onNoon(): Promise<void> {}
}

const withNoon = (beside?: Workshop) =>
  aWorkshop({
    listeners: [Bell, Departures],
    topics: [NoonCame],
    timetable: [noon],
    ...(beside && { beside }),
  });

test('a departure is registered with the scheduler, at its hour in UTC', async () => {
  const shop = await withNoon();
  const next = shop.module.get(SchedulerRegistry).getCronJob('test.noon-came').nextDate();
  expect([next.toUTC().hour, next.minute]).toEqual([12, 0]);
  await shop.close();
});

test('however many processes hear the clock strike, the fact comes true once a minute', async () => {
  const shop = await withNoon();
  const other = await withNoon(shop);
  const facts = () => shop.database.read(OutboxRow).count();
  const strike = () =>
    Promise.all([shop, other, shop].map(({ module }) => module.get(Departures).depart(noon)));
  await strike();
  expect(await facts()).toBe(1);
  shop.clock.pass({ minutes: 1 });
  await strike();
  expect(await facts()).toBe(2);
  await other.close();
  await shop.close();
});

test('every topic on the timetable is among the topics, and no topic has two names', () => {
  expect(topics).toEqual(expect.arrayContaining(timetable.map(({ topic: departing }) => departing)));
  expect(new Set(topics.map(({ name }) => name)).size).toBe(topics.length);
});
