import { expect, test } from '@jest/globals';
import { Attempts } from '#src/entry/attempts';
import { TooManySignIns } from '#src/entry/entry.problems';
import { StandingClock } from '../support/clock.js';

test('after twenty failures in a quarter of an hour an account is closed to guessing for the rest of it', () => {
  const clock = new StandingClock();
  const attempts = new Attempts(clock);
  for (let n = 0; n < 20; n++) {
    attempts.check('ada@example.org');
    attempts.failed('ada@example.org');
  }
  expect(() => attempts.check('ada@example.org')).toThrow(TooManySignIns);
  expect(() => attempts.check('bo@example.org')).not.toThrow();
  clock.pass({ minutes: 15 });
  expect(() => attempts.check('ada@example.org')).not.toThrow();
});

test('getting it right forgives what went before', () => {
  const attempts = new Attempts(new StandingClock());
  for (let n = 0; n < 19; n++) attempts.failed('ada@example.org');
  attempts.succeeded('ada@example.org');
  attempts.failed('ada@example.org');
  expect(() => attempts.check('ada@example.org')).not.toThrow();
});
