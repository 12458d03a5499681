import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startStrava } from '#simulators/strava/strava';
import { type Allowance, courseOf } from './flat.js';
import { MixedLoad } from './mixed-load.js';
import { athletesOf } from './people.js';
import type { Figures } from './service.js';
import { Service } from './service.js';

/** Run by bin/soak.mjs. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1800' },
    server: { type: 'string' },
    out: { type: 'string', default: 'data/soak.json' },
  },
});
const seconds = Number(values.seconds);
if (!(seconds >= 60)) {
  say('Say for how long, a minute or more: npm run soak -- --seconds 1800');
  process.exit(2);
}

interface Watched extends Allowance {
  unit: string;
  of(figures: Figures): number;
}

const MIB = 1 << 20;
/** What is watched, and by how much it may rise: memory by what the collector leaves lying between two of its rounds. */
const WATCHED: Record<string, Watched> = {
  memory: { unit: 'MiB', share: 0.1, least: 10, of: (it) => it.sum('process_resident_memory_bytes') / MIB },
  heap: { unit: 'MiB', share: 0.15, least: 10, of: (it) => it.sum('nodejs_heap_size_used_bytes') / MIB },
  'event-loop delay p99': {
    ...{ unit: 'ms', share: 0.25, least: 5 },
    of: (it) => it.sum('nodejs_eventloop_lag_p99_seconds') * 1_000,
  },
  'open descriptors': { unit: '', share: 0.1, least: 3, of: (it) => it.sum('process_open_fds') },
  'database connections': { unit: '', share: 0, least: 2, of: (it) => it.sum('svett_database_connections') },
  'facts that are due': { unit: '', share: 0, least: 20, of: (it) => it.sum('svett_jobs_due') },
};
const [PEOPLE, SAMPLE_MS, TOLD_MS] = [5, 5_000, 60_000];

const strava = await startStrava();
Object.assign(strava.limits, { overall: [200_000, 2_000_000], read: [100_000, 1_000_000] });
const service = await Service.start({
  settings: {
    ...(values.server !== undefined && { DATABASE_URL: values.server }),
    STRAVA_CLIENT_ID: strava.clientId,
    STRAVA_CLIENT_SECRET: strava.clientSecret,
    STRAVA_OAUTH_BASE: strava.url,
    STRAVA_API_BASE: `${strava.url}/api/v3`,
  },
});
const samples: Record<string, number[]> = Object.fromEntries(Object.keys(WATCHED).map((name) => [name, []]));
const load = new MixedLoad(service, await athletesOf(service, strava, PEOPLE), strava);
load.begin();
const began = performance.now();
for (let told = began; performance.now() - began < seconds * 1_000;) {
  await pause(SAMPLE_MS);
  const figures = await service.figures();
  for (const [name, { of }] of Object.entries(WATCHED)) samples[name]!.push(of(figures));
  if (performance.now() - told < TOLD_MS) continue;
  told = performance.now();
  say(`${Math.round((told - began) / 1_000)} of ${seconds} s: ${last()}`);
}
await load.end();
const setAside = (await service.figures()).sum('svett_jobs_set_aside');
await service.stop();
await strava.close();

const courses = Object.entries(WATCHED).map(([name, watched]) => ({
  ...{ name, unit: watched.unit },
  ...courseOf(samples[name]!, watched),
}));
const answers = [...load.answers].map(([what, counted]) => `${what} ${counted.told}`);
const isFlat = courses.every((course) => course.isFlat) && setAside === 0;
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, JSON.stringify({ seconds, isFlat, setAside, answers, courses, samples }));
for (const { name, unit, median, rise, mayRise, isFlat: is } of courses)
  say(
    `${name}: ${inUnit(median, unit)}, ${rise >= 0 ? '+' : ''}${inUnit(rise, unit)} over the last two thirds, may rise ${inUnit(mayRise, unit)}: ${is ? 'flat' : 'NOT FLAT'}`,
  );
say(`${answers.join('; ')}; ${setAside} set aside`);
say(isFlat ? 'Flat.' : 'Not flat.');
process.exit(isFlat ? 0 : 1);

function last(): string {
  return Object.entries(WATCHED)
    .map(([name, { unit }]) => `${name} ${inUnit(samples[name]!.at(-1)!, unit)}`)
    .join(', ');
}

function inUnit(value: number, unit: string): string {
  return `${value.toFixed(1)}${unit && ` ${unit}`}`;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
