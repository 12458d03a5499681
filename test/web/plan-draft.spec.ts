import { describe, expect, test } from '@jest/globals';
import type { Planned } from '#web/plan/plan-api.ts';
import { asItIs, draftOf, fits, formOf } from '#web/plan/plan-draft.ts';
import { ceilingL } from '#web/plan/litre-words.ts';
import { DRINKING_SOURCES } from '#web/plan/sources.ts';

const ZONE = 'Europe/Stockholm';
const SPEED = { shown: (ms: number) => ms * 3.6, told: (kmh: number) => kmh / 3.6 };
const PLAN: Planned = {
  id: 'a',
  clientId: 'b',
  source: 'own',
  name: 'Race',
  sport: 'run',
  day: '2026-06-20',
  startsAt: '2026-06-20T08:00:00.000Z',
  utcOffsetS: 7200,
  isTimeKnown: true,
  durationS: 12_600,
  effort: 'race',
  targetPowerW: null,
  targetSpeedMs: 2.5,
  isEvent: true,
  indoors: null,
  place: { latitudeDeg: 57.7, longitudeDeg: 11.97 },
  doneBy: null,
  placeName: 'The coast',
  clothing: 'shorts',
};

describe('a plan in the form', () => {
  test('comes out as it went in', () => {
    const { id: _, clientId: __, source: ___, day: ____, utcOffsetS: _____, doneBy: ______, ...told } = PLAN;
    const same = { ...told, startsAt: '2026-06-20T10:00:00+02:00' };
    expect(formOf(draftOf(PLAN, ZONE, SPEED), PLAN, ZONE, SPEED)).toEqual(same);
    expect(asItIs(PLAN)).toEqual(same);
  });

  test('told again as it is keeps its seconds and its clocks, as calendars elsewhere tell them', () => {
    const away = { ...PLAN, utcOffsetS: -12_600, startsAt: '2026-06-20T14:00:30.000Z' };
    expect(asItIs(away).startsAt).toBe('2026-06-20T10:30:30-03:30');
  });

  test('without a place has no name for it', () => {
    const draft = { ...draftOf(PLAN, ZONE, SPEED), place: null, placeName: ' ' };
    expect(formOf(draft, PLAN, ZONE, SPEED)).toMatchObject({ place: null, placeName: null });
  });

  test('stays by the clocks of the place it is planned for', () => {
    const away = { ...PLAN, utcOffsetS: -4 * 3600, startsAt: '2026-06-20T14:00:00.000Z' };
    const draft = draftOf(away, ZONE, SPEED);
    expect([draft.day, draft.time]).toEqual(['2026-06-20', '10:00']);
    expect(formOf(draft, away, ZONE, SPEED).startsAt).toBe('2026-06-20T10:00:00-04:00');
  });

  test('without an hour is one of the day alone', () => {
    const draft = { ...draftOf(PLAN, ZONE, SPEED), time: '' };
    expect(formOf(draft, PLAN, ZONE, SPEED)).toMatchObject({ isTimeKnown: false });
  });

  test.each([
    [{ hours: 0, minutes: 5 }, true],
    [{ hours: 48, minutes: 0 }, true],
    [{ hours: 0, minutes: 4 }, false],
    [{ hours: 48, minutes: 1 }, false],
    [{ hours: '', minutes: '' }, false],
  ])('of %p is taken or not', (length, taken) => {
    expect(fits({ ...draftOf(PLAN, ZONE, SPEED), ...length })).toBe(taken);
  });
});

test('a ceiling is never told higher than it is', () => {
  const numbers = { decimal: (value: number, decimals: number) => value.toFixed(decimals) };
  const told = (litres: number) => Number(ceilingL({ numbers } as never, litres));
  for (const litres of [0.19, 1.29, 1.3, 2.999]) expect(told(litres)).toBeLessThanOrEqual(litres);
  expect(told(1.3)).toBe(1.3);
});

test('the sources of the words about drinking are those Svett cites elsewhere', async () => {
  // By a name that is put together, as the page's own compiler knows nothing of the server.
  const works = 'ledger/cited-works';
  const { CITED_WORKS } = (await import(`#src/${works}`)) as { CITED_WORKS: Record<string, object> };
  for (const { key, text, href } of DRINKING_SOURCES)
    expect(CITED_WORKS[key]).toEqual(expect.objectContaining({ text, href }));
});
