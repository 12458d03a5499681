import { Errands } from '#src/connect/errands';
import { Links } from '#src/connect/links';
import { Estimate } from '#src/estimates/estimate.entity';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { reasonOf } from '#src/jobs/retry';
import { SessionSource } from '#src/sessions/session-source.entity';
import { Session } from '#src/sessions/session.entity';
import type { GarminActivity } from '#simulators/garmin/member';
import type { TestApp } from './app.js';
import type { CrashLane } from './crash-lane.js';

/** What is found of one athlete in the end. */
export interface Remains {
  seed: number;
  /** When the sessions began. */
  sessions: string[];
  /** When they ought to have begun. */
  starts: string[];
  /** Activities that are part of no session or of several, in several copies, or that the brand does not know. */
  misplaced: string[];
  withoutEstimate: string[];
  /** Facts that wait, or were given up. */
  unsettled: string[];
  links: Record<string, string>;
  breaches: string[];
  renewals: number;
  madeAnew: number;
  lostAnswers: number;
  /** How often a kill fell into the handling of a fact. */
  interrupted: number;
}

/** What a brand sees of a process that was killed: it comes again with what was good once, or late. */
const AGAIN = ['file-fetched-again', 'file-too-late', 'refresh-token-spent'];

export async function remainsOf(lane: CrashLane, svett: TestApp): Promise<Remains> {
  const { strava, garmin } = lane.brands;
  const sessions = await svett.database.read(Session).find({ order: { startedAt: 'ASC' } });
  const rows = await svett.database.read(SessionSource).find();
  const facts = await svett.database.read(OutboxRow).find();
  const both = ['strava', 'garmin'] as const;
  return {
    seed: lane.wishes.seed,
    sessions: sessions.map(({ startedAt }) => startedAt.toISOString()),
    starts: lane.training.starts(),
    misplaced: [
      ...misplaced(
        'strava',
        new Map(strava.activitiesOf(lane.who.stravaId).map(({ id }) => [id, [id]])),
        rows,
      ),
      ...misplaced('garmin', new Map(garmin.member(lane.who.garminId).activities.map(namesOf)), rows),
    ],
    withoutEstimate: await withoutEstimate(svett, sessions, rows),
    unsettled: facts
      .filter(({ outcome }) => outcome !== 'done')
      .map(({ topic, key, outcome, reason, crashes }) => `${topic} ${key} ${outcome} ${reason} ${crashes}`),
    links: await links(lane, svett),
    breaches: [...strava.failures, ...garmin.failures]
      .filter(({ rule }) => !AGAIN.includes(rule))
      .map(({ call, rule, says }) => `${call} ${rule} ${says}`),
    renewals: both.reduce((sum, brand) => sum + lane.renewals(brand).length, 0),
    madeAnew: both.reduce((sum, brand) => sum + lane.madeAnew[brand], 0),
    lostAnswers: both.reduce((sum, brand) => sum + lane.lostAnswers(brand), 0),
    interrupted: facts.reduce((sum, { crashes }) => sum + crashes, 0),
  };
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
async function links(lane: CrashLane, svett: TestApp): Promise<Record<string, string>> {
  const [{ athleteId }] = (await svett.database.read(Session).find({ take: 1 })) as [Session];
  const found: Record<string, string> = {};
  for (const brand of ['strava', 'garmin']) {
    const link = await svett.get(Links).of(athleteId, brand);
    if (link?.state !== 'active') {
      found[brand] = link?.state ?? 'gone';
      continue;
    }
    const go = () => svett.get(Errands).run(link.id, 'background', async ({ accessToken }) => accessToken);
    try {
      await go();
      lane.clock.simulators.advance(2 * 86_400_000);
      await go();
      found[brand] = 'works';
    } catch (error) {
      found[brand] = reasonOf(error);
    }
  }
  return found;
}
