import { Errands } from '#src/connect/errands';
import { Links } from '#src/connect/links';
import { Estimate } from '#src/estimates/estimate.entity';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { reasonOf } from '#src/jobs/retry';
import { Mass, OWN as OWN_MASS } from '#src/people/mass.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { Session } from '#src/sessions/session.entity';
import { OWN } from '#src/sessions/source-row';
import { ToldSession } from '#src/sessions/told-session.entity';
import type { GarminActivity } from '#simulators/garmin/member';
import type { TestApp } from './app.js';
import { lookInto } from './crash-in-hand.js';
import type { CrashLane } from './crash-lane.js';

/** What must hold in the end, in sentences. */
export const PROMISES = [
  'each workout is there once, by whomever it was told',
  'each of the brands’ activities is part of exactly one session, and of nothing else is anything there',
  'what was handed in and told with an answer of 2xx is there once, as it was told last',
  'each session has one estimate that counts',
  'nothing is set aside, and nothing waits',
  'every link is whole: its tokens open, and the brand takes them, and those it gives for them',
  'a link was made anew only where a brand’s answer died with the process that had asked',
  'the brands would have refused none of our calls but those a killed process had made before',
  'the database is whole',
] as const;

/** What is found of one athlete in the end. */
export interface Remains {
  /** By promise: what of it does not hold. */
  faults: Record<(typeof PROMISES)[number], string[]>;
  sessions: number;
  renewals: number;
  madeAnew: number;
  /** How often a kill fell into the handling of a fact. */
  interrupted: number;
  /** Requests of the athlete that were answered with 2xx. */
  accepted: number;
}

/** What a brand sees of a process that was killed: it comes again with what was good once, or late. */
const AGAIN = ['file-fetched-again', 'file-too-late', 'refresh-token-spent'];
const BRANDS = ['strava', 'garmin'] as const;

export async function remainsOf(lane: CrashLane, svett: TestApp): Promise<Remains> {
  const sessions = await svett.database.read(Session).find({ order: { startedAt: 'ASC' } });
  const rows = await svett.database.read(SessionSource).find();
  const facts = await svett.database.read(OutboxRow).find();
  const sum = (of: (brand: 'strava' | 'garmin') => number) => of('strava') + of('garmin');
  const faults: string[][] = [
    differences(
      [
        ...lane.training.starts(),
        ...[...lane.handIns.files.values()].map(({ startedAt }) => startedAt.toISOString()),
      ],
      sessions.map(({ startedAt }) => startedAt.toISOString()),
    ),
    activitiesMisplaced(lane, rows),
    await handedIn(lane.handIns, svett, rows),
    await withoutEstimate(svett, sessions, rows),
    facts
      .filter(({ outcome }) => outcome !== 'done')
      .map(({ topic, key, outcome, reason, crashes }) => `${topic} ${key} ${outcome} ${reason} ${crashes}`),
    await brokenLinks(lane, svett),
    differences(
      [`${sum((one) => lane.lostAnswers(one))} lost`],
      [`${sum((one) => lane.madeAnew[one])} lost`],
    ),
    BRANDS.flatMap((brand) => lane.brands[brand].failures)
      .filter(({ rule }) => !AGAIN.includes(rule))
      .map(({ call, rule, says }) => `${call} ${rule} ${says}`),
    await tornPages(lane),
  ];
  return {
    faults: Object.fromEntries(PROMISES.map((promise, at) => [promise, faults[at]!])) as Remains['faults'],
    sessions: sessions.length,
    renewals: sum((brand) => lane.renewals(brand).length),
    madeAnew: sum((brand) => lane.madeAnew[brand]),
    interrupted: facts.reduce((total, { crashes }) => total + crashes, 0),
    accepted: lane.handIns.accepted,
  };
}

/** Both in the same order; what is missing, and what is there too often. */
function differences(expected: string[], there: string[]): string[] {
  const left = [...there];
  const missing = expected.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...missing.map((one) => `${one} is missing`), ...left.map((one) => `${one} is too much`)];
}

async function handedIn(
  { files, airC, massKg, refused }: CrashLane['handIns'],
  { database }: TestApp,
  rows: SessionSource[],
): Promise<string[]> {
  const told = await database.read(ToldSession).find();
  const masses = await database.read(Mass).find();
  return [
    ...differences(
      [...files].map(([digest, { sessionId }]) => `file ${digest} ${sessionId}`),
      rows.flatMap(({ source, externalId, sessionId }) =>
        source === OWN ? [`file ${externalId} ${sessionId}`] : [],
      ),
    ),
    ...differences(
      [...airC].map(([sessionId, air]) => `told ${sessionId} ${air}`),
      told.map((one) => `told ${one.sessionId} ${one.airC}`),
    ),
    ...differences(
      [...massKg].map(([day, kg]) => `mass ${day} ${kg}`),
      masses.flatMap((one) => (one.source === OWN_MASS ? [`mass ${one.measuredOn} ${one.massKg}`] : [])),
    ),
    ...refused,
  ];
}

/** SQLite looks at every page and every index; PostgreSQL has no such word. */
async function tornPages({ settings }: CrashLane): Promise<string[]> {
  if (settings.databaseUrl !== null) return [];
  const database = await lookInto(settings, { readonly: true });
  try {
    const found = await database.query<{ integrity_check: string }[]>('PRAGMA integrity_check');
    const astray = await database.query<object[]>('PRAGMA foreign_key_check');
    return [
      ...found.flatMap(({ integrity_check: said }) => (said === 'ok' ? [] : [said])),
      ...astray.map((row) => JSON.stringify(row)),
    ];
  } finally {
    await database.destroy();
  }
}

function activitiesMisplaced({ brands, who }: CrashLane, rows: SessionSource[]): string[] {
  const { strava, garmin } = brands;
  return [
    ...misplaced('strava', new Map(strava.activitiesOf(who.stravaId).map(({ id }) => [id, [id]])), rows),
    ...misplaced('garmin', new Map(garmin.member(who.garminId).activities.map(namesOf)), rows),
  ];
}

/** A triathlon is told by its own number and by those of its legs. */
function namesOf({ id, workouts }: GarminActivity): [string, string[]] {
  return [id, [id, ...workouts.flatMap(({ garminActivityId }) => garminActivityId ?? [])]];
}

function misplaced(brand: string, there: Map<string, string[]>, all: SessionSource[]): string[] {
  const rows = all.filter(({ source }) => source === brand);
  const known = new Set([...there.values()].flat());
  const strange = rows.filter(({ externalId }) => !known.has(externalId));
  const wrong = [...there].filter(([, names]) => {
    const own = rows.filter(({ externalId }) => names.includes(externalId));
    return new Set(own.map(({ sessionId }) => sessionId)).size !== 1;
  });
  return [
    ...strange.map(({ externalId }) => `${brand} ${externalId} is only here`),
    ...wrong.map(([id]) => `${brand} ${id}`),
  ];
}

/** One that counts for the athlete, and one for others where others may see it. */
async function withoutEstimate(
  svett: TestApp,
  sessions: Session[],
  rows: SessionSource[],
): Promise<string[]> {
  const current = await svett.database.read(Estimate).findBy({ current: true });
  return sessions.flatMap(({ id, startedAt }) => {
    const own = current.filter(({ sessionId }) => sessionId === id).map(({ lineage }) => lineage);
    const isShareable = rows.some(({ sessionId, shareable }) => sessionId === id && shareable);
    const isOnce = own.length > 0 && new Set(own).size === own.length;
    return isOnce && (!isShareable || own.includes('shareable'))
      ? []
      : [`${startedAt.toISOString()} ${own.join()}`];
  });
}

/** Goes to each brand with the tokens of now, and again when they have run out. */
async function brokenLinks(lane: CrashLane, svett: TestApp): Promise<string[]> {
  const [{ athleteId }] = (await svett.database.read(Session).find({ take: 1 })) as [Session];
  const broken: string[] = [];
  for (const brand of BRANDS) {
    const link = await svett.get(Links).of(athleteId, brand);
    if (link?.state !== 'active') {
      broken.push(`${brand} ${link?.state ?? 'gone'}`);
      continue;
    }
    const go = () => svett.get(Errands).run(link.id, 'background', async ({ accessToken }) => accessToken);
    try {
      await go();
      lane.clock.simulators.advance(2 * 86_400_000);
      await go();
    } catch (error) {
      broken.push(`${brand} ${reasonOf(error)}`);
    }
  }
  return broken;
}
