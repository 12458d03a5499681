import { expect, test } from '@jest/globals';
import { Settings } from '#src/config/settings';

const DATABASE_URL = 'postgres://svett@localhost/svett';
const duties = (env: Record<string, string>) => {
  const { answers, carries, keepsTime } = Settings.from(env);
  return { answers, carries, keepsTime };
};

test('one process does everything, unless it is told to do one thing of several', () => {
  expect(duties({})).toEqual({ answers: true, carries: true, keepsTime: true });
  expect(duties({ DATABASE_URL, SVETT_ROLE: 'web' })).toEqual({
    answers: true,
    carries: false,
    keepsTime: false,
  });
  expect(duties({ DATABASE_URL, SVETT_ROLE: 'worker' })).toEqual({
    answers: false,
    carries: true,
    keepsTime: false,
  });
  expect(duties({ DATABASE_URL, SVETT_ROLE: 'clock' })).toEqual({
    answers: false,
    carries: false,
    keepsTime: true,
  });
});

test('on SQLite a process that is to do one thing of several does not start, and is told what to do', () => {
  expect(() => Settings.from({ SVETT_ROLE: 'worker' })).toThrow(
    /SVETT_ROLE: needs PostgreSQL: set DATABASE_URL/,
  );
  expect(() => Settings.from({ REDIS_URL: 'redis://localhost' })).toThrow(/REDIS_URL: .*set DATABASE_URL/);
});

test('a role there is not, and a Redis that is none, are named without what was given', () => {
  const wrong = { DATABASE_URL, SVETT_ROLE: 'boss', REDIS_URL: 'http://hunter2@cache' };
  expect(() => Settings.from(wrong)).toThrow(
    /SVETT_ROLE: must be all, web, worker or clock[^]*REDIS_URL: must start/,
  );
  expect(() => Settings.from(wrong)).not.toThrow(/boss|hunter2/);
});
