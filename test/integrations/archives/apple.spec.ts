import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { hearAppleHealth } from '#integrations/archives/apple-health';
import { appleTime, humidityPct, offsetAt, temperatureC } from '#integrations/archives/apple-units';
import { heartBetween, HeartSamples } from '#integrations/archives/heart-samples';
import { document, healthData, workoutOf } from '../../support/apple-export.js';
import { seasonDays } from '../../support/season-days.js';

const [day] = seasonDays(1);
const heard = (text: string, chunk = 97) =>
  hearAppleHealth(
    Readable.from(text.match(new RegExp(`[^]{1,${chunk}}`, 'g'))!.map((piece) => Buffer.from(piece))),
  );

describe('Apple Health’s document', () => {
  test('is read past a malformed document type, in whatever pieces it comes', async () => {
    let text = '';
    for await (const piece of document([day!])) text += piece;
    const { workouts, weighed, heart } = await heard(text);
    expect(workouts).toMatchObject([
      { type: 'HKWorkoutActivityTypeCycling', startS: day!.startedAt.getTime() / 1000, indoor: false },
    ]);
    expect(weighed).toHaveLength(1);
    expect(heart).toHaveLength(day!.minutes * 6 + 1);
  });

  test('tells the same totals in the words of old versions and of iOS 16', async () => {
    const { workouts } = await heard(healthData(workoutOf(day!, 0) + workoutOf(day!, 1)));
    const [old, young] = workouts;
    expect(young!.distanceM).toBeCloseTo(old!.distanceM!, 3);
    expect(young!.energyKcal).toBeCloseTo(old!.energyKcal!, 6);
    expect(old!.energyKcal).toBe(day!.minutes * 10);
    expect(young!.weather).toEqual(old!.weather);
    expect(old!.weather!.airC).toBeCloseTo(12.22, 2);
    expect(old!.weather!.humidityPct).toBe(56);
  });

  test('that breaks off is damaged, and not a short one', async () => {
    const whole = healthData(workoutOf(day!, 0) + workoutOf(day!, 1));
    await expect(heard(whole.slice(0, whole.lastIndexOf('<Workout ')))).rejects.toMatchObject({
      code: 'archive.damaged',
    });
  });

  test('resolves no entity, and a stray character costs nothing but itself', async () => {
    const { workouts } = await heard(healthData(`<Note value="&lols; & <"/>${workoutOf(day!, 0)}`));
    expect(workouts.length).toBeLessThanOrEqual(1);
  });

  test('is no such document without its root', async () => {
    await expect(heard('<html><body/></html>')).rejects.toMatchObject({ code: 'archive.foreign' });
  });
});

describe('Apple’s units', () => {
  test('are brought to ours', () => {
    expect(temperatureC('54 degF')).toBeCloseTo(12.22, 2);
    expect(temperatureC('12 degC')).toBe(12);
    expect(temperatureC('12 K')).toBeNull();
    expect([humidityPct('56 %'), humidityPct('5600 %'), humidityPct('damp')]).toEqual([56, 56, null]);
    expect(appleTime('2017-02-07 09:14:36 +0300')).toEqual({
      atS: Date.parse('2017-02-07T06:14:36Z') / 1000,
      utcOffsetS: 10_800,
    });
    expect(offsetAt('Europe/Paris', Date.parse('2026-07-01T00:00:00Z') / 1000)).toBe(7200);
    expect(offsetAt('Europe/Paris', Date.parse('2026-01-01T00:00:00Z') / 1000)).toBe(3600);
    expect(offsetAt('Nowhere/Else', 0)).toBeNull();
  });
});

test('heart rates are thinned out rather than fill the memory, and stay in their seconds', () => {
  const samples = new HeartSamples(1 << 18);
  for (let second = 0; second < 600_000; second++) samples.add(1_700_000_000 + second, 60 + (second % 100));
  const sorted = samples.sorted();
  expect(sorted.length).toBeLessThan(1 << 19);
  const { timeS, heartRateBpm } = heartBetween(sorted, 1_700_100_000, 1_700_100_600);
  expect(timeS.length).toBeGreaterThan(50);
  expect(heartRateBpm[0]).toBe(60 + ((timeS[0]! - 1_700_000_000) % 100));
});
