import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { alsoConcerning, concerning, concerningOnly } from '#src/log/about';
import { Log } from '#src/log/log';
import { whereFrom } from '#src/log/where-from';
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

test('as JSON a line tells what it is about in fields of their own, and is one line whatever is in it', () => {
  const log = new Log('debug', clock, 'json');
  concerning({ requestId: 'r-1' }, () => {
    alsoConcerning({ accountId: 'a-1' });
    log.warn('Slow\nand "slower"', 'Data');
    concerning({ provider: 'strava' }, () => log.error(new TypeError('heart rate 171'), 'Links'));
    concerningOnly({ jobId: 'j-1' }, () => log.debug('Began', 'Jobs'));
  });
  log.log('Done');
  const told = lines.map((line) => JSON.parse(line) as object);
  const about = { requestId: 'r-1', accountId: 'a-1' };
  expect(told).toEqual([
    { time: now, level: 'warn', context: 'Data', message: 'Slow\nand "slower"', ...about },
    {
      ...{ time: now, level: 'error', context: 'Links', ...about, provider: 'strava' },
      message: expect.stringMatching(/^TypeError < /),
    },
    { time: now, level: 'debug', context: 'Jobs', message: 'Began', jobId: 'j-1' },
    { time: now, level: 'info', context: '', message: 'Done' },
  ]);
  expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  expect(lines.join('')).not.toContain('171');
});
