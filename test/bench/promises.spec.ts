import { expect, test } from '@jest/globals';
import { KIND_FACTS } from '#src/advice/kind-facts';
import { KINDS } from '#src/advice/kinds';
import { PROMISED, promisedOf } from '../../bench/years/promises.js';

test('the service goes by what is promised of each word', () => {
  expect(Object.keys(PROMISED).toSorted()).toEqual([...KINDS].toSorted());
  for (const kind of KINDS) {
    const { caps, reach, isOfTraining, followsSession, isCaution } = KIND_FACTS[kind];
    const ofDays = caps.filter((cap) => 'inDays' in cap);
    const held = { caps: ofDays, sounds: reach !== 'inbox', ofTraining: isOfTraining, isCaution };
    expect({ kind, ...promisedOf(kind) }).toEqual({ kind, ...held, afterSession: followsSession });
  }
});

test('of a word that nobody has promised anything of none can be told', () => {
  expect(() => promisedOf('hello')).toThrow('Nothing is promised of hello.');
});
