import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Gate } from '#simulators/intervals/intervals-gate';
import { activityShape, localStart } from '#simulators/intervals/intervals-shapes';
import {
  CATEGORIES,
  emptyDay,
  type IntervalsEvent,
  type IntervalsAthlete,
  type IntervalsOptions,
  IntervalsSimulator,
  WELLNESS_FIELDS,
} from '#simulators/intervals/intervals-simulator';

type Fields = Record<string, string>;
type Work = (account: IntervalsAthlete, query: Fields, params: Fields) => unknown;
/** A sentence for whoever asked wrongly. */
class Wrong {
  constructor(
    readonly status: number,
    readonly rule: string | null,
    readonly says: string,
  ) {}
}

/** Opens an intervals.icu of one’s own on a free port. */
export async function startIntervals(options: IntervalsOptions = {}): Promise<IntervalsSimulator> {
  const intervals = new IntervalsSimulator(options);
  serveApi(intervals);
  serveBackDoor(intervals);
  await intervals.listen();
  return intervals;
}

function serveApi(intervals: IntervalsSimulator): void {
  const gate = new Gate(intervals);
  const answer = (work: Work, known: readonly string[]) => {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const account = gate.enter(request, reply);
      if (!account) return reply;
      const [query, params] = [request.query as Fields, request.params as Fields];
      const unknown = Object.keys(query).find((name) => !known.includes(name));
      const done = unknown
        ? new Wrong(422, 'unknown-parameter', `Unknown parameter ${unknown}`)
        : params.athlete !== undefined && params.athlete !== '0' && params.athlete !== account.id
          ? new Wrong(403, 'another-athlete', 'Access denied')
          : work(account, query, { ...params, body: JSON.stringify(request.body ?? null) });
      if (done instanceof Wrong) gate.refuse(request, reply, [done.status, done.rule, done.says]);
      else if (done instanceof Uint8Array) sendFile(reply, done, intervals.fileEncoding);
      else return done;
      return reply;
    };
  };
  const { app } = intervals;
  const athlete = '/api/v1/athlete/:athlete';
  app.get(athlete, answer(profile, []));
  app.get(`${athlete}/activities`, answer(list, ['oldest', 'newest', 'fields', 'limit']));
  app.get('/api/v1/activity/:id', answer(detail, ['intervals']));
  app.get(
    '/api/v1/activity/:id/file',
    answer((account, _, { id }) => {
      const activity = account.activities.find((each) => each.id === id);
      const file = activity && intervals.file(account, activity);
      return file ? gzipSync(file) : new Wrong(404, null, 'Not found');
    }, []),
  );
  app.get(`${athlete}/events`, answer(eventsBetween, ['oldest', 'newest', 'category', 'limit']));
  app.get(`${athlete}/wellness`, answer(wellnessBetween, ['oldest', 'newest']));
  app.get(
    `${athlete}/wellness/:day`,
    answer(({ wellness }, _, { day = '' }) => {
      if (!isDay(day)) return new Wrong(422, 'bad-value', 'The day is written YYYY-MM-DD');
      return wellness.get(day) ?? emptyDay(day);
    }, []),
  );
  app.put(
    `${athlete}/wellness/:day`,
    answer(({ id }, _, { day = '', body = '' }) => {
      const values = readWellness(day, body);
      return values instanceof Wrong ? values : intervals.feel(id, day, values);
    }, []),
  );
}

function profile({ id, athlete }: IntervalsAthlete): object {
  const name = `${athlete.firstName} ${athlete.lastName}`;
  const { home, sex } = athlete;
  return {
    id,
    name,
    sex,
    city: home.city,
    country: home.country,
    timezone: home.zone,
    measurement_preference: 'meters',
  };
}

/** Newest first, by the local day; `oldest` has to be said. */
function list(account: IntervalsAthlete, query: Fields): unknown {
  const { oldest = '', newest = '9999-12-31', fields, limit = '100000' } = query;
  if (![oldest, newest].every((text) => /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(text)))
    return new Wrong(422, 'bad-value', 'oldest and newest are local dates');
  const until = newest.includes('T') ? newest : `${newest}T23:59:59`;
  return account.activities
    .filter((activity) => localStart(activity) >= oldest && localStart(activity) <= until)
    .sort((a, b) => (localStart(a) < localStart(b) ? 1 : -1))
    .slice(0, Number(limit))
    .map((activity) => activityShape(account, activity))
    .map((shape) => (fields === undefined ? shape : only(shape, fields.split(','))));
}

function detail(account: IntervalsAthlete, query: Fields, { id }: Fields): unknown {
  const activity = account.activities.find((each) => each.id === id);
  if (!activity) return new Wrong(404, null, 'Not found');
  const wholeLength = [
    { type: 'WORK', moving_time: activity.workout.movingS, elapsed_time: activity.workout.elapsedS },
  ];
  const withIntervals = query.intervals === 'true' && activity.source !== 'STRAVA';
  return { ...activityShape(account, activity), ...(withIntervals && { icu_intervals: wholeLength }) };
}

function wellnessBetween(
  { wellness }: IntervalsAthlete,
  { oldest = '', newest = '9999-12-31' }: Fields,
): unknown {
  if (![oldest, newest].every(isDay)) return new Wrong(422, 'bad-value', 'oldest and newest are local dates');
  return [...wellness.values()]
    .filter(({ id }) => id >= oldest && id <= newest)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** By the local day; of some categories, if said. */
function eventsBetween({ events }: IntervalsAthlete, query: Fields): unknown {
  const { oldest = '', newest = '', category = CATEGORIES.join(',') } = query;
  if (![oldest, newest].every(isDay)) return new Wrong(422, 'bad-value', 'oldest and newest are local dates');
  const wanted = category.split(',');
  if (!wanted.every((each) => CATEGORIES.includes(each)))
    return new Wrong(422, 'bad-value', 'There is no such category');
  return events
    .filter(({ start_date_local: start }) => start.slice(0, 10) >= oldest && start.slice(0, 10) <= newest)
    .filter((event) => wanted.includes(event.category))
    .sort((a, b) => (a.start_date_local < b.start_date_local ? -1 : 1));
}

function readWellness(day: string, body: string): Record<string, unknown> | Wrong {
  const values: unknown = JSON.parse(body);
  if (!isDay(day) || typeof values !== 'object' || values === null)
    return new Wrong(422, 'bad-value', 'Send an object for a day');
  const known: readonly string[] = ['id', ...WELLNESS_FIELDS];
  const unknown = Object.keys(values).find((name) => !known.includes(name));
  if (unknown) return new Wrong(422, 'unknown-field', `Wellness has no field ${unknown}`);
  return { ...values };
}

function sendFile(reply: FastifyReply, packed: Uint8Array, encoding: 'body' | 'header'): void {
  const name = encoding === 'body' ? 'activity.fit.gz' : 'activity.fit';
  void reply
    .headers({
      'content-disposition': `attachment; filename="${name}"`,
      ...(encoding === 'header' && { 'content-encoding': 'gzip' }),
    })
    .type('application/octet-stream')
    .send(Buffer.from(packed));
}

function only(shape: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(shape).filter(([name]) => fields.includes(name)));
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

interface Wish {
  athleteId?: string;
  athleteSeed?: number;
  days?: number;
  activityId?: string;
  name?: string;
  day?: string;
  values?: Record<string, unknown>;
  event?: Partial<IntervalsEvent> & Pick<IntervalsEvent, 'start_date_local'>;
  eventId?: number;
}

/** The methods of the stand-in for whoever is outside its process: `POST /__sim/record {athleteId}`. */
function serveBackDoor(intervals: IntervalsSimulator): void {
  const who = ({ athleteId }: Wish): string =>
    athleteId ?? intervals.athletes[0]?.id ?? intervals.addAthlete().id;
  const actions: Record<string, (wish: Wish) => unknown> = {
    athlete: (wish) => {
      const { id, apiKey, activities } = intervals.addAthlete(wish);
      return { id, apiKey, activities: activities.length };
    },
    record: (wish) => ({ activityId: intervals.record(who(wish)) }),
    edit: (wish) => intervals.edit(who(wish), wish.activityId ?? '', { name: wish.name ?? '' }),
    remove: (wish) => intervals.remove(who(wish), wish.activityId ?? ''),
    feel: (wish) => intervals.feel(who(wish), wish.day ?? '', wish.values ?? {}),
    plan: (wish) => ({
      eventId: intervals.plan(who(wish), wish.event ?? { start_date_local: `${wish.day}T00:00:00` }),
    }),
    'call-off': (wish) => intervals.callOff(who(wish), wish.eventId ?? 0),
    'change-key': (wish) => ({ apiKey: intervals.changeKey(who(wish)) }),
  };
  intervals.app.post<{ Params: { action: string }; Body: Wish | null }>(
    '/__sim/:action',
    async ({ params, body }, reply) => {
      const act = actions[params.action];
      if (!act) return reply.code(404).send({ message: `Known here: ${Object.keys(actions).join(', ')}.` });
      return act(body ?? {}) ?? {};
    },
  );
}
