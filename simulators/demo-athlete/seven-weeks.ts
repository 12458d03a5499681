import { randomBytes } from 'node:crypto';
import { rounded, weigh, weighAsItGoes } from '#simulators/demo-athlete/scale-at-home';
import { checkIn, eatToday, planAhead, tellLab } from '#simulators/demo-athlete/tellings';
import { fitFile } from '#simulators/season/fit-file';
import { type MadeAthlete, makeAthlete } from '#simulators/season/athlete';
import { makeSeason } from '#simulators/season/season';
import type { MadeWorkout } from '#simulators/season/workout';
import { noteMeals } from '#simulators/squad/meals';
import { PersonAtBrowser } from '#simulators/squad/person-at-browser';
import { profileOf } from '#simulators/squad/profile';
import { sparse } from '#simulators/squad/workouts';

const DAY_MS = 86_400_000;
const WEEKS = 7;
const PATIENCE_MS = 180_000;
/** So long after a session her watch has sent it. */
const SENT_MS = 20 * 60_000;
/** What costs less is lost in the steps of a scale. */
const WORTH_WEIGHING_L = 0.6;

/** A Svett nobody has used yet, whose clock is ours to set. */
export interface YoungSvett {
  address: string;
  setupToken: string;
  setClock(at: Date): Promise<void>;
}

interface Said {
  purpose: string;
  textSha256: string;
}

/** The email and password of somebody who has trained for seven weeks, and told all there is to tell. */
export interface Account {
  email: string;
  password: string;
}

/**
 * Lives the weeks of the made athlete before `until`, by the doors everybody goes through: a week at a time, and the last
 * one session by session, for the inbox speaks of what has just been. Workouts, some weighings, check-ins; meals, laboratory
 * values and a race to come.
 */
export async function liveSevenWeeks(svett: YoungSvett, until: Date): Promise<Account> {
  // She lives in Malmö, and runs long on Sundays.
  const made = makeAthlete(39);
  const person = new PersonAtBrowser(svett.address, '192.0.2.1');
  const season = makeSeason(made, { until, days: WEEKS * 7 });
  const endOf = (week: number) => new Date(until.getTime() - (WEEKS - week) * 7 * DAY_MS);

  await svett.setClock(endOf(0));
  const account = await begin(person, made, svett.setupToken);

  const sessionIds: string[] = [];
  for (let week = 1; week <= WEEKS; week += 1) {
    const massKg = made.massKg - week * 0.1;
    const done = season.filter(({ startsAt }) => startsAt > endOf(week - 1) && startsAt <= endOf(week));
    for (const some of week === WEEKS ? done.map((one) => [one]) : [done]) {
      await svett.setClock(week === WEEKS ? sentAt(some[0]!) : endOf(week));
      sessionIds.push(...(await train(person, { made, massKg, done: some })));
    }
    await svett.setClock(endOf(week));
    await person.post('profile/masses', { measuredOn: dayOf(endOf(week)), massKg: rounded(massKg) });
    await checkIn(person, endOf(week), made.seed + week);
    // Early, so that Svett has other things to speak of by now.
    if (week === 2) await tellLab(person, endOf(week));
  }
  await noteMeals({ person: { made }, program: person }, until);
  await eatToday(person, until);
  await planAhead(person, until, made.home);
  await settled(person, sessionIds);
  return account;
}

/** Sets Svett up, says yes to everything, and tells who she is. */
async function begin(person: PersonAtBrowser, made: MadeAthlete, token: string): Promise<Account> {
  const bornOn = `${made.birthYear}-06-12`;
  const account = {
    email: `${made.firstName.toLowerCase()}@example.org`,
    password: randomBytes(24).toString('base64url'),
  };
  const text = await person.get<Said>('consents/health-data/text?language=en');
  await person.post('setup', {
    ...{ ...account, token, language: 'en', timeZone: 'Europe/Stockholm' },
    ...{ birthDate: bornOn, healthData: text.textSha256 },
  });
  const { items } = await person.get<{ items: Said[] }>('consents');
  for (const { purpose, textSha256 } of items)
    await person.put(`consents/${purpose}`, { given: true, textSha256 });
  await person.put('profile', profileOf({ made, bornOn, profile: 'whole' }));
  await person.put('circumstances/caffeine', { coffeeCups: 3 }).catch(() => undefined);
  return account;
}

/** Hands workouts in, and tells what the scale showed around the two that cost most. Answers with their sessions. */
async function train(
  person: PersonAtBrowser,
  { made, massKg, done }: { made: MadeAthlete; massKg: number; done: readonly MadeWorkout[] },
): Promise<string[]> {
  const sessionIds = await handIn(person, done, (workout) => fitFile(made, [sparse(workout)]));
  const cost = await estimated(person, sessionIds);
  const most = [...cost].sort(([, a], [, b]) => b - a).slice(0, 2);
  for (const [sessionId, litres] of cost) {
    if (litres < WORTH_WEIGHING_L || !most.some(([id]) => id === sessionId)) continue;
    const workout = done[sessionIds.indexOf(sessionId)]!;
    const isLast = done.length === 1;
    await (isLast ? weighAsItGoes : weigh)(person, { workout, sessionId, litres, massKg });
  }
  return sessionIds;
}

async function handIn(
  person: PersonAtBrowser,
  done: readonly MadeWorkout[],
  fileOf: (workout: MadeWorkout) => Uint8Array,
): Promise<string[]> {
  if (done.length === 0) return [];
  const files = done.map((workout) => ({
    name: `${workout.startsAt.toISOString().slice(0, 16).replace(/[-:]/g, '')}.fit`,
    bytes: fileOf(workout),
  }));
  const { items } = await person.upload(files);
  return items.flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId]));
}

/** Waits until all of them are estimated; answers with their litres. */
async function estimated(person: PersonAtBrowser, sessionIds: string[]): Promise<[string, number][]> {
  if (sessionIds.length === 0) return [];
  type Summary = { sessionId: string; state: string; sweat: { litres: number } | null };
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await aMoment()) {
    const { items } = await person.get<{ items: Summary[] }>(`estimates?sessionIds=${sessionIds.join(',')}`);
    if (items.length < sessionIds.length || items.some(({ state }) => state === 'waiting')) continue;
    return items.flatMap(({ sessionId, sweat }) =>
      sweat ? [[sessionId, sweat.litres] as [string, number]] : [],
    );
  }
  throw new Error('The estimates of the made athlete did not come.');
}

/** Waits until nothing is worked out any more. */
async function settled(person: PersonAtBrowser, sessionIds: string[]): Promise<void> {
  type Task = { state: string };
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await aMoment()) {
    const { items } = await person.get<{ items: Task[] }>('tasks');
    if (items.every(({ state }) => !['waiting', 'running'].includes(state))) break;
  }
  await estimated(person, sessionIds);
}

function sentAt({ startsAt, elapsedS }: MadeWorkout): Date {
  return new Date(startsAt.getTime() + elapsedS * 1_000 + SENT_MS);
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 500));
}
