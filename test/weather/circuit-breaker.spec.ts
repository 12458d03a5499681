import { expect, test } from '@jest/globals';
import { CircuitBreaker } from '#src/weather/circuit-breaker';

const NOW = new Date('2026-06-15T10:00:00Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

test('one failure is a minute’s peace, each further one twice the last, up to an hour', () => {
  const breaker = new CircuitBreaker();
  const waits = Array.from({ length: 9 }, () => {
    breaker.failed('smhi', NOW);
    return (breaker.openUntil('smhi', NOW)!.getTime() - NOW.getTime()) / 60_000;
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('it is asked again in the moment the wait is over, and begins anew once it answered', () => {
  const breaker = new CircuitBreaker();
  breaker.failed('smhi', NOW);
  breaker.failed('smhi', NOW);
  expect(breaker.openUntil('smhi', after(119))).toEqual(after(120));
  expect(breaker.openUntil('smhi', after(120))).toBeNull();
  breaker.worked('smhi');
  breaker.failed('smhi', NOW);
  expect(breaker.openUntil('smhi', NOW)).toEqual(after(60));
});

test('the patience a service asks for is given, within a day', () => {
  const breaker = new CircuitBreaker();
  breaker.failed('smhi', NOW, 600);
  expect(breaker.openUntil('smhi', NOW)).toEqual(after(600));
  breaker.failed('smhi', NOW, 10_000_000);
  expect(breaker.openUntil('smhi', NOW)).toEqual(after(86_400));
  breaker.failed('met-norway', NOW, 1);
  expect(breaker.openUntil('met-norway', NOW)).toEqual(after(60));
});

test('one service’s trouble is not another’s', () => {
  const breaker = new CircuitBreaker();
  breaker.failed('smhi', NOW);
  expect(breaker.openUntil('open-meteo', NOW)).toBeNull();
});
