import { expect, test } from '@jest/globals';
import { doneBy, type Done, type Due } from '#src/plan/done-by';

const PLAN: Due = {
  id: 'plan',
  sport: 'run',
  startsAt: new Date('2026-06-17T16:00:00Z'),
  utcOffsetS: 7200,
  isTimeKnown: true,
  day: '2026-06-17',
  durationS: 3600,
};
const RUN: Done = {
  id: 'run',
  sport: 'run',
  startedAt: new Date('2026-06-17T16:05:00Z'),
  utcOffsetS: 7200,
  elapsedS: 3500,
};
const at = (startedAt: string, more: Partial<Done> = {}): Done => ({
  ...RUN,
  startedAt: new Date(startedAt),
  ...more,
});
const of = (plans: Due[], done: Done[]) => [...doneBy(plans, done)];

test('a session of that hour is what came of the plan, and a trail run is a run', () => {
  expect(of([PLAN], [RUN])).toEqual([['plan', 'run']]);
  expect(of([PLAN], [{ ...RUN, sport: 'trail_run' }])).toEqual([['plan', 'run']]);
});

test('one of another sport, day or half of the day is not', () => {
  expect(of([PLAN], [{ ...RUN, sport: 'ride' }])).toEqual([]);
  expect(of([PLAN], [at('2026-06-17T22:30:00Z')])).toEqual([]);
  expect(of([PLAN], [at('2026-06-17T05:00:00Z')])).toEqual([]);
});

test('where only the day was planned, any hour of it will do', () => {
  expect(of([{ ...PLAN, isTimeKnown: false }], [at('2026-06-17T05:00:00Z')])).toEqual([['plan', 'run']]);
});

test('the day is that of the clock where it was done, and of the plan’s where nobody told', () => {
  const late = { ...PLAN, startsAt: new Date('2026-06-17T21:30:00Z') };
  expect(of([late], [at('2026-06-17T21:40:00Z', { utcOffsetS: 7200 })])).toEqual([['plan', 'run']]);
  expect(of([late], [at('2026-06-17T22:10:00Z', { utcOffsetS: null })])).toEqual([]);
});

test('of two runs and two plans the nearest go together, and nothing is done twice', () => {
  const morning = { ...PLAN, id: 'morning', startsAt: new Date('2026-06-17T13:30:00Z') };
  const runs = [at('2026-06-17T14:00:00Z', { id: 'first' }), at('2026-06-17T16:10:00Z', { id: 'second' })];
  expect(new Map(of([PLAN, morning], runs))).toEqual(
    new Map([
      ['plan', 'second'],
      ['morning', 'first'],
    ]),
  );
  expect(of([PLAN, morning], [runs[1]!])).toEqual([['plan', 'second']]);
});
