import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { QueryClient } from '@tanstack/react-query';
import { unlessTold } from '#web/live/pace.ts';
import { listen } from '#web/live/stream.ts';

/** A tab, as far as the stream knows one. */
class Tab extends EventTarget {
  hidden = false;
}
class Source extends EventTarget {
  static readonly CONNECTING = 0;
  readyState = 1;
  constructor(readonly url: string) {
    super();
    opened.push(this);
  }
  close(): void {
    this.readyState = 2;
  }
  says(event: string, data: object = {}): void {
    this.dispatchEvent(Object.assign(new Event(event), { data: JSON.stringify(data) }));
  }
  /** `0`: the browser tries again by itself; `2`: it does not. */
  fails(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}

let opened: Source[];
let asked: string[];
let tab: Tab;
let network: { onLine: boolean };
let stop: () => void;

/** Pages that show all there is. */
const queryClient = {
  invalidateQueries: ({ predicate }: { predicate: (query: object) => boolean }) => {
    const shown = ['archives', 'links', 'sessions', 'today', 'profile'];
    asked.push(...shown.filter((word) => predicate({ queryKey: [word], state: { fetchStatus: 'idle' } })));
    return Promise.resolve();
  },
  getQueryCache: () => ({ findAll: () => [] }),
} as unknown as QueryClient;

const isTold = () => unlessTold(1_500) > 1_500;
const last = () => opened.at(-1)!;

beforeEach(() => {
  jest.useFakeTimers();
  opened = [];
  asked = [];
  tab = new Tab();
  network = { onLine: true };
  const browser = { document: tab, navigator: network, window: new EventTarget(), EventSource: Source };
  Object.assign(globalThis, browser);
  stop = listen(queryClient);
});
afterEach(() => {
  stop();
  jest.useRealTimers();
});

test('pages ask seldom from the moment the server tells, and as before when the line breaks', () => {
  expect(isTold()).toBe(false);
  last().says('ready');
  expect(isTold()).toBe(true);
  last().fails(0);
  expect(isTold()).toBe(false);
  last().says('ready'); // the browser came back by itself
  expect([isTold(), opened.length]).toEqual([true, 1]);
});

test('what was answered before the stream began, or while it was broken, is asked for once more', () => {
  last().says('ready');
  expect(asked).toEqual(['archives', 'links', 'sessions', 'today']);
  last().fails(0);
  asked = [];
  last().says('ready');
  expect(asked).toEqual(['archives', 'links', 'sessions', 'today']);
});

test('what changed is asked for anew, and nothing else; of a kind from a newer server nothing', () => {
  last().says('ready');
  asked = [];
  last().says('changed', { what: ['tasks', 'moonlight'] });
  expect(asked).toEqual(['archives']);
});

test('sessions that come one after the other are asked for once in a while', () => {
  last().says('ready');
  asked = [];
  for (let n = 0; n < 20; n += 1) {
    last().says('changed', { what: ['sessions'] });
    jest.advanceTimersByTime(100);
  }
  expect(asked).toEqual(['sessions', 'today']);
  jest.advanceTimersByTime(2_500);
  expect(asked).toEqual(['sessions', 'today', 'sessions', 'today']);
});

test('a line that says nothing for long is given up, and another tried', () => {
  last().says('ready');
  jest.advanceTimersByTime(39_000);
  last().says('beat');
  jest.advanceTimersByTime(39_000);
  expect([isTold(), opened.length]).toEqual([true, 1]);
  jest.advanceTimersByTime(2_000);
  expect([isTold(), last().readyState]).toEqual([false, 2]);
  jest.advanceTimersByTime(60_000);
  expect(opened.length).toBe(2);
});

test('what cannot be had is not tried for ever, but again once the tab is looked at anew', () => {
  for (let n = 0; n < 10; n += 1) {
    last().fails(2);
    jest.advanceTimersByTime(600_000);
  }
  expect(opened.length).toBe(4);
  tab.dispatchEvent(new Event('visibilitychange'));
  expect(opened.length).toBe(5);
});

test('a tab nobody looks at, or that has no network, listens to nothing', () => {
  last().says('ready');
  tab.hidden = true;
  tab.dispatchEvent(new Event('visibilitychange'));
  expect([isTold(), last().readyState]).toEqual([false, 2]);
  tab.hidden = false;
  tab.dispatchEvent(new Event('visibilitychange'));
  expect(opened.length).toBe(2);
  network.onLine = false;
  window.dispatchEvent(new Event('offline'));
  expect(last().readyState).toBe(2);
});

test('a stream that was ended on purpose is not opened again by itself', () => {
  last().says('ready');
  last().says('over', { because: 'too-many' });
  jest.advanceTimersByTime(600_000);
  expect([isTold(), last().readyState, opened.length]).toEqual([false, 2, 1]);
});
