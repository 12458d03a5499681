import { expect, test } from '@jest/globals';
import type { Done } from '../../bench/years/book.js';
import { type SessionRow, sessionsAmiss } from '../../bench/years/session-audit.js';

const ride: Done = {
  athlete: 0,
  startsAt: new Date('2026-06-15T10:00:00Z'),
  durationS: 3_600,
  isRemoved: false,
  editedDurationS: null,
  brands: ['garmin'],
  toldAt: null,
};
const row: SessionRow = {
  id: '1',
  athlete: 'ada',
  started: '2026-06-15 10:00:00.000',
  timerS: 3_600,
  elapsedS: 3_600,
  sport: 'run',
  estimates: 1,
  lineages: 1,
  loads: 1,
  leastL: 1,
  mostL: 1,
  brands: 'garmin',
};
const audit = (rides: Done[], rows: SessionRow[]) => {
  const { lost, doubled } = sessionsAmiss({ rides, athletes: ['ada'] }, rows);
  return [lost.length, doubled.length];
};

test('a ride that is one session with its estimate and load is as it should be', () => {
  expect(audit([ride], [row])).toEqual([0, 0]);
  expect(audit([{ ...ride, isRemoved: true, brands: ['strava'] }], [])).toEqual([0, 0]);
});

test('a ride that nobody knows of, or without estimate, load or correction, is lost', () => {
  expect(audit([ride], [])).toEqual([1, 0]);
  expect(audit([ride], [{ ...row, estimates: 0, lineages: 0 }])).toEqual([1, 0]);
  expect(audit([ride], [{ ...row, loads: 0 }])).toEqual([1, 0]);
  expect(audit([{ ...ride, editedDurationS: 3_660 }], [row])).toEqual([1, 0]);
});

test('what a brand told is lost where another told of the same ride, unless it was deleted there', () => {
  const both: Done = { ...ride, brands: ['garmin', 'strava'] };
  expect(audit([both], [{ ...row, brands: 'garmin,strava' }])).toEqual([0, 0]);
  expect(audit([both], [{ ...row, brands: 'strava' }])).toEqual([1, 0]);
  expect(audit([both], [row])).toEqual([1, 0]);
  expect(audit([{ ...both, isRemoved: true }], [row])).toEqual([0, 0]);
});

test('a ride that is two sessions, a session of no ride, and one that was deleted are too many', () => {
  expect(audit([ride], [row, { ...row, id: '2' }])).toEqual([0, 1]);
  expect(audit([], [row])).toEqual([0, 1]);
  expect(audit([{ ...ride, isRemoved: true, brands: ['strava'] }], [row])).toEqual([0, 1]);
  expect(audit([ride], [{ ...row, estimates: 2 }])).toEqual([0, 1]);
});
