import { Counter, Histogram, type Registry } from 'prom-client';
import { type Happenings, hear } from '#src/kernel/happenings';

/** Seconds. From an answer out of the cache to one that somebody has given up on. */
const ANSWERS_S = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Seconds. Handlers read archives and wait for brands. */
const JOBS_S = [0.01, 0.05, 0.25, 1, 5, 30, 300];

/** Counts what happens in this process from now on. Gives back what ends it. */
export function countHappenings(registry: Registry): () => void {
  const registers = [registry];
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests to the service until the answer was out; open event streams are not among them.',
    labelNames: ['method', 'route', 'status'],
    buckets: ANSWERS_S,
    registers,
  });
  const vendors = new Histogram({
    name: 'svett_provider_request_duration_seconds',
    help: 'Requests of ours to brands and weather services; status none: no answer.',
    labelNames: ['provider', 'status'],
    buckets: ANSWERS_S,
    registers,
  });
  const jobs = new Histogram({
    name: 'svett_job_duration_seconds',
    help: 'Tries to handle a fact of the outbox.',
    labelNames: ['topic', 'result'],
    buckets: JOBS_S,
    registers,
  });
  const counted = <Name extends keyof Happenings>(
    name: string,
    help: string,
    labelNames: (keyof Happenings[Name])[],
  ) => new Counter({ name, help, labelNames: labelNames as string[], registers });
  const notices = counted<'notice.taken'>('svett_notices_total', 'Notices of brands.', [
    'provider',
    'result',
  ]);
  const tokens = counted<'tokens.refreshed'>('svett_tokens_refreshed_total', 'Renewals of tokens.', [
    'provider',
    'result',
  ]);
  const messages = counted<'message.carried'>(
    'svett_messages_total',
    'Tries to bring a message to its reader.',
    ['channel', 'result'],
  );
  const weather = counted<'weather.looked-up'>(
    'svett_weather_lookups_total',
    'Look-ups of weather by service; known: answered by what was kept.',
    ['provider', 'result'],
  );
  const ends = [
    hear('request.answered', ({ tookS, ...labels }) => requests.observe(labels, tookS)),
    hear('vendor.answered', ({ tookS, ...labels }) => vendors.observe(labels, tookS)),
    hear('job.ended', ({ tookS, ...labels }) => jobs.observe(labels, tookS)),
    hear('notice.taken', (labels) => notices.inc(labels)),
    hear('tokens.refreshed', (labels) => tokens.inc(labels)),
    hear('message.carried', (labels) => messages.inc(labels)),
    hear('weather.looked-up', (labels) => weather.inc(labels)),
  ];
  return () => {
    for (const end of ends) end();
  };
}
