import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Settings } from '#src/config/settings';
import { Log } from '#src/log/log';
import { Hooks } from '#src/connect/hooks';
import { Engine } from '#src/jobs/engine.port';
import { SystemClock } from '#src/kernel/clock';
import { SimClock } from '#simulators/clock';
import { makeAthlete } from '#simulators/season/athlete';
import { Seeded } from '#simulators/seeded';
import { makeWorkout, type MadeWorkout } from '#simulators/season/workout';
import { freePort } from '../test/support/free-port.js';
import type { Benchmark, Samples } from './benchmark.js';
import { Book } from './years/book.js';
import { Happenings } from './years/happenings.js';
import { Household } from './years/household.js';
import { Life } from './years/life.js';
import { Neighbours } from './years/neighbours.js';
import { Phones } from './years/phones.js';

const ATHLETES = Number(process.env['SVETT_BENCH_ATHLETES'] ?? 200);
const WITHIN_MS = 60_000;
const ALLOWED_S = 5;
/** A push that has not come by then counts as one that took as long as this: leaving it out would flatter. */
const PATIENCE_MS = 150_000;
/** The word after a session is due twenty minutes after its end; these watches found their phones a little later. */
const ENDED_MIN_AGO = 30;

/**
 * How long the push after a session takes: two hundred Garmin athletes hand theirs over within the same minute, the word is
 * due by then, and each waits from its arrival until the push service has it. On the real engine and clock.
 */
export const benchmark: Benchmark = {
  name: 'latency',
  unit: 'pushes per second waited',
  peerName: `one in ${ALLOWED_S} s`,
  run: measured,
};

async function measured(): Promise<Samples> {
  const folder = mkdtempSync(join(tmpdir(), 'svett-bench-'));
  const clock = new SimClock();
  const beside = await Neighbours.open(clock, 1);
  const port = await freePort();
  const settings = Settings.from({
    SVETT_DATA: folder,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'error',
    ...beside.environment,
  });
  const birth = { number: 1, knowsTheDead: false, oneAtATime: false };
  const life = await Life.begin({ settings, clock: new SystemClock(), log: new Log('error'), ...birth });
  try {
    beside.garmin.webhookUrl = life.get(Hooks).urlOf('garmin');
    const rides = await club(life, beside);
    await life.drain();
    await life.get(Engine).start();
    const waitedS = await handedOver(beside, rides);
    const came = waitedS.filter((s) => s < PATIENCE_MS / 1000).length;
    const sorted = waitedS.toSorted((one, other) => one - other);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2);
    process.stderr.write(
      `${came} pushes of ${ATHLETES} sessions; waited ${at(0.5)} s in the middle, ${at(0.95)} s for the slowest twentieth\n`,
    );
    return { ours: waitedS.map((s) => 1 / s), peer: [1 / ALLOWED_S] };
  } finally {
    await life.end();
    await beside.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Handing {
  garminId: string;
  device: string;
  workout: MadeWorkout;
  /** After the first. */
  afterMs: number;
}

/** Everybody with an account, a phone, and a ride on the watch. */
async function club(life: Life, { garmin, strava, push }: Neighbours): Promise<Handing[]> {
  const happenings = new Happenings();
  const book = new Book();
  const phones = new Phones(push, { happenings, book, seed: 1, url: '' });
  const handings: Handing[] = [];
  for (let number = 0; number < ATHLETES; number += 1) {
    const made = makeAthlete(number + 1);
    const { userId: garminId } = garmin.addMember({ athleteSeed: made.seed });
    const is = { number, made, garminId, stravaId: null };
    const home = await Household.found(life, { is, world: { strava, garmin, happenings, book }, phones });
    await home.moveTo(life, zoneOfNoon(garmin.clock.now()));
    const chance = Seeded.of(1, 'latency', number);
    const durationS = chance.whole(6_600, 8_400); // of a shorter run some sweat too little for a word
    const startsAt = new Date(
      Math.floor(+garmin.clock.now() / 1000) * 1000 - (durationS + ENDED_MIN_AGO * 60) * 1000,
    );
    const plan = { name: 'Out', sport: 'Run', intensity: 0.8, shape: 'steady', indoor: false } as const;
    const more = {
      durationS,
      startsAt,
      device: 'Garmin Forerunner 255',
      pausedS: 0,
      legOf: null,
      seed: number,
    };
    const device = phones.lastOf(number);
    handings.push({
      garminId,
      device,
      workout: makeWorkout(made, { ...plan, ...more }),
      afterMs: chance.whole(0, WITHIN_MS),
    });
  }
  return handings;
}

/** Seconds from when each arrived until its push was taken. */
async function handedOver({ garmin, push }: Neighbours, handings: readonly Handing[]): Promise<number[]> {
  const began = Date.now();
  const arrivedAt = new Map<string, number>();
  await Promise.all(
    handings.map(async ({ garminId, device, workout, afterMs }) => {
      await setTimeout(afterMs);
      garmin.recordThis(garminId, workout);
      arrivedAt.set(device, Date.now());
      await garmin.flush();
    }),
  );
  const first = () =>
    new Map(
      push.pushed
        .filter(({ endpoint }) => arrivedAt.has(endpoint))
        .toReversed()
        .map(({ endpoint, at }) => [endpoint, at]),
    );
  while (first().size < handings.length && Date.now() - began < PATIENCE_MS) await setTimeout(200);
  const taken = first();
  return handings.map(({ device }) => {
    const at = taken.get(device);
    return at ? Math.max(0.001, (+at - arrivedAt.get(device)!) / 1000) : PATIENCE_MS / 1000;
  });
}

/** A zone in which it is about noon, so that nobody is asleep. */
function zoneOfNoon(now: Date): string {
  const ahead = 12 - now.getUTCHours();
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
