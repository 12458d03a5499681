import { describe, expect, test } from '@jest/globals';
import { actionOf, actionsOf, RED_FLAGS, stopsTraining } from '#src/signs/red-flags';

test('what is to be done is told by urgency, each once', () => {
  expect(actionsOf(['fever', 'recurrent-palpitations', 'confusion', 'seizure'])).toEqual([
    'emergency',
    'advice',
    'soon',
  ]);
  expect(actionsOf([])).toEqual([]);
});

test('flags are listed with the most urgent first', () => {
  const actions = RED_FLAGS.map(actionOf);
  expect([...new Set(actions)]).toEqual(actionsOf(RED_FLAGS));
  expect(actionsOf(RED_FLAGS)).toHaveLength(new Set(actions).size);
});

describe('training is spoken of no more', () => {
  test.each(RED_FLAGS.filter((flag) => actionOf(flag) !== 'doctor-decides'))('after %s', (flag) => {
    expect(stopsTraining([flag])).toBe(true);
  });

  test('but a known illness or a pregnancy stops nobody’s training here: a doctor decides of tests', () => {
    expect(stopsTraining(['heart-kidney-family-or-pregnancy'])).toBe(false);
    expect(stopsTraining(['heart-kidney-family-or-pregnancy', 'fever'])).toBe(true);
  });
});
