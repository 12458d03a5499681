import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Simulator } from '#simulators/simulator';

let sim: Simulator;
let done: number;

beforeEach(async () => {
  sim = new Simulator();
  done = 0;
  sim.app.post('/things/:id', async () => ({ id: 9_007_199_254_740_993n, done: (done += 1) }));
  await sim.listen();
});

afterEach(() => sim.close());

const post = (path: string, body: unknown = {}) =>
  fetch(`${sim.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('an id past 2^53 leaves as the number it is', async () => {
  expect(await (await post('/things/1')).text()).toBe('{"id":9007199254740993,"done":1}');
});

test('a fault strikes as often as it was told, at its route only', async () => {
  await post('/__sim/fault', { route: 'POST /things/:id', status: 503, times: 2 });

  const statuses = [];
  for (let call = 0; call < 3; call += 1) statuses.push((await post('/things/7')).status);

  expect(statuses).toEqual([503, 503, 200]);
  expect(sim.requests.map(({ path, status }) => [path, status])).toEqual([
    ['/things/7', 503],
    ['/things/7', 503],
    ['/things/7', 200],
  ]);
});

test('a connection can be dropped before the work is done, or after', async () => {
  sim.faults.add({ route: '/things/1', dropConnection: true });
  await expect(post('/things/1')).rejects.toThrow();
  expect(done).toBe(0);

  sim.faults.add({ route: '/things/1', dropConnection: 'after' });
  await expect(post('/things/1')).rejects.toThrow();
  expect(done).toBe(1);
  expect(sim.requests.map(({ status }) => status)).toEqual([null, null]);
});

test('an answer can be cut off in its middle, or be a page of a proxy', async () => {
  sim.faults.add({ route: '/things/*', malformedJson: true });
  await expect((await post('/things/1')).json()).rejects.toThrow();

  sim.faults.add({ route: '/things/*', html: true });
  const page = await post('/things/1');
  expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
});

test('the clock runs until it is set, stands until it is told to run, and can be moved over HTTP', async () => {
  const set = await post('/__sim/clock', { now: '2026-11-23T10:14:59Z' });
  expect(await set.json()).toEqual({ now: '2026-11-23T10:14:59.000Z', standsStill: true });

  await post('/__sim/clock', { advanceMs: 1_000 });
  expect(sim.clock.now()).toEqual(new Date('2026-11-23T10:15:00Z'));

  await post('/__sim/clock', { run: true });
  expect(sim.clock.standsStill).toBe(false);
  expect(sim.clock.now().getTime()).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 23, 10, 15));
});
