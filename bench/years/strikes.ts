import type { INestApplicationContext } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { ArchiveFilesAged } from '#src/archives/archives.topics';
import { AttemptsExpired } from '#src/entry/entry.topics';
import { Departures } from '#src/jobs/departures';
import { ExportsAged } from '#src/takeout/takeout.topics';
import { timetable } from '#src/timetable';
import { PlacesAged } from '#src/weather/weather.topics';

const DAY_MS = 86_400_000;
/**
 * Nobody in this world hands archives in, asks for exports, has weather looked up or mistypes a password, so what looks after
 * those finds the same nothing each hour: it strikes once a day here.
 */
const IDLE = [ArchiveFilesAged, ExportsAged, PlacesAged, AttemptsExpired].map(({ name }) => name);

/** A line of the timetable, with its clock in our hand. */
export interface Strike {
  topic: string;
  /** The first moment after this one at which it strikes. */
  after: (moment: Date) => Date;
  depart: () => Promise<void>;
}

/** The scheduler's own reading of a cron line. */
interface CronJob {
  cronTime: { getNextDateFrom(start: Date, timeZone: string): { toMillis(): number } };
  stop(): unknown;
}

/** The timetable's departures. The scheduler's timers are stopped: they would strike by the machine's own time. */
export function strikesOf(app: INestApplicationContext): Strike[] {
  const providers = app.get(DiscoveryService, { strict: false }).getProviders();
  const found = <T>(isIt: (instance: unknown) => boolean) =>
    providers.find(({ instance }) => isIt(instance))!.instance as T;
  const departures = found<Departures>((instance) => instance instanceof Departures);
  const registry = found<{ getCronJobs(): Map<string, CronJob> }>(
    (instance) => (instance as object | null)?.constructor.name === 'SchedulerRegistry',
  );
  const jobs = registry.getCronJobs();
  for (const job of jobs.values()) job.stop();
  return timetable.map((departure) => {
    const all = timesOf(departure.cron, jobs.get(departure.topic.name)!);
    const times = IDLE.includes(departure.topic.name) ? all.slice(0, 1) : all;
    return {
      topic: departure.topic.name,
      after: (moment) => nextOf(times, moment),
      depart: () => departures.depart(departure),
    };
  });
}

const known = new Map<string, number[]>();

/**
 * When on a day of UTC a line strikes, as the scheduler reads it; it is asked once, for it is slow. Every line of the
 * timetable is the same each day.
 */
function timesOf(cron: string, { cronTime }: CronJob): number[] {
  if (!cron.endsWith(' * * *')) throw new Error(`${cron} is not the same each day.`);
  const times = known.get(cron) ?? [];
  for (let at = -1; times.length === 0 || at < DAY_MS;) {
    if (known.has(cron)) break;
    at = cronTime.getNextDateFrom(new Date(at), 'UTC').toMillis();
    if (at < DAY_MS) times.push(at);
  }
  known.set(cron, times);
  return times;
}

function nextOf(times: readonly number[], moment: Date): Date {
  const midnight = Math.floor(+moment / DAY_MS) * DAY_MS;
  const later = times.find((time) => midnight + time > +moment);
  return new Date(later === undefined ? midnight + DAY_MS + times[0]! : midnight + later);
}
