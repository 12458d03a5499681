import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Log } from '#src/door/log';
import { whereFrom } from '#src/door/where-from';
import { StandingClock } from '../support/clock.js';

const { write } = process.stderr;
let lines: string[];
beforeEach(() => {
  lines = [];
  process.stderr.write = (text: string | Uint8Array) => lines.push(String(text)) > 0;
});
afterEach(() => {
  process.stderr.write = write;
});

const clock = new StandingClock();
const now = clock.now().toISOString();

test('an event is one line without colours: when, how loud, who, what', () => {
  new Log('info', clock).warn('The disk is slow\nand getting slower', 'Data');
  expect(lines).toEqual([`${now} warn Data The disk is slow < and getting slower\n`]);
});

test('an error is one line with the places it came through, and without its message', () => {
  const log = new Log('info', clock);
  log.error(`GET /x: ${whereFrom(new TypeError('heart rate 171'))}`, 'Door');
  log.error(new TypeError('heart rate 171'), 'Jobs');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^\S+ error Door GET \/x: TypeError < .*log\.spec\.ts[^\n]* < [^\n]+\n$/);
  expect(lines[1]).toMatch(/^\S+ error Jobs TypeError < [^\n]+\n$/);
  expect(lines.join('')).not.toContain('171');
});

test('what the framework says of a start that failed is left to whoever catches it', () => {
  const log = new Log('info', clock);
  log.error(new Error('no database'), 'ExceptionHandler');
  log.log('Mapped {/livez, GET}', 'RouterExplorer');
  expect(lines).toEqual([]);
});

test('a logger of Nest writes through it', () => {
  Logger.overrideLogger(new Log('info', clock));
  try {
    new Logger('Jobs').log('Began');
    new Logger('Jobs').debug('Looked');
  } finally {
    Logger.overrideLogger(undefined as never);
  }
  expect(lines).toEqual([`${now} info Jobs Began\n`]);
});
