import { expect, test } from '@jest/globals';
import { DeskFull } from '#src/connect/flow.problems';
import { WaitingBytes } from '#src/connect/waiting-bytes';

test('as much as there is room for, and no byte more until somebody lets go', () => {
  const waiting = new WaitingBytes(10);
  const letGo = waiting.hold(6);
  waiting.hold(4);
  expect(() => waiting.hold(1)).toThrow(DeskFull);
  letGo();
  letGo(); // a second time changes nothing
  waiting.hold(6);
  expect(() => waiting.hold(1)).toThrow(DeskFull);
});
