import { Database } from '#src/database/database';
import { WeighInDesk } from '#src/estimates/weigh-in-desk';
import { FoodLog } from '#src/food/food-log';
import { Engine } from '#src/jobs/engine.port';
import { DAY_MS, dayOf } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Accounts } from '#src/people/accounts';
import { Athlete } from '#src/people/athlete.entity';
import { Profiles } from '#src/people/profiles';
import { PlanLog } from '#src/plan/plan-log';
import { PlanForm } from '#src/plan/plan.shapes';
import { Intake } from '#src/sessions/intake';
import { SourceDesk } from '#src/sessions/source-desk';
import { OWN_FILE } from '#src/sessions/source-terms.port';
import { encodeStreams } from '#src/sessions/stream-blob';
import { makeAthlete } from '#simulators/season/athlete';
import { fitFile } from '#simulators/season/fit-file';
import { makeSeason } from '#simulators/season/season';
import { makeWorkout, type MadeWorkout } from '#simulators/season/workout';
import { aRecording } from './a-recording.js';
import { letIn, type Rooms } from './consenting.js';

/** Of the newest weeks each workout is a file that a watch wrote; what came before is told in a brand's words. */
const WATCHED_DAYS = 40;
const WEIGHED = [2, 5, 9, 14, 20];
const EATEN_DAYS = 21;
const BREAKFAST = { rye_crispbread: 2, milk: 1, almonds: 1, banana: 1 };
const NOTHING_ELSE = { foodKg: 0, urineKg: 0, stoolKg: 0, extraMin: 0, scaleStepKg: 0.1 };
const AS_ADVISED = { clothed: false, towelled: true, drinkEstimated: false };

export interface DemoSeason {
  athleteId: string;
  email: string;
  /** Five hours on the bicycle, recorded each second, the day before `until`. */
  longSessionId: string;
  /** Newest first. */
  sessionIds: string[];
}

interface Wishes {
  sessions?: number;
  until?: Date;
  password?: string;
  language?: 'en' | 'sv';
}

/**
 * Somebody who has trained with Svett for years, through the rooms as anybody: `sessions` workouts with an estimate each, a
 * five-hour ride, weighings, three weeks of food, a race that comes. Nobody real; equal wishes give an equal season.
 */
export async function aDemoSeason(
  rooms: Rooms,
  { sessions = 500, until = new Date(), password = 'salt on the trail', language = 'en' }: Wishes = {},
): Promise<DemoSeason> {
  const get = <T>(role: { prototype: T }): T => (rooms as { get(role: unknown): T }).get(role);
  const email = 'demo@example.org';
  const { athleteId } = await get(Accounts).add({ email, password, role: 'athlete', language });
  await letIn(rooms, athleteId);
  const made = makeAthlete(1);
  const database = get(Database);
  await database.transaction((tx) =>
    tx.update(Athlete, athleteId, { birthDate: '1990-05-17', sex: 'female', heightCm: 170 }),
  );
  await get(Profiles).weigh(athleteId, dayOf(new Date(until.getTime() - 300 * DAY_MS)), made.massKg);

  const engine = get(Engine);
  const handIn = async (workout: MadeWorkout) => {
    const taken = await get(Intake).take(athleteId, { name: 'watch.fit', bytes: fitFile(made, [workout]) });
    return taken.sessionId;
  };
  const longSessionId = await handIn(makeWorkout(made, fiveHours(until)));
  const watched = makeSeason(made, { until, days: WATCHED_DAYS }).filter(({ legOf }) => legOf === null);
  const newest: string[] = [];
  for (const workout of watched.toReversed()) newest.push(await handIn(workout));
  const sessionIds = [newest[0]!, longSessionId, ...newest.slice(1)].slice(0, sessions);
  const before = new Date(until.getTime() - (WATCHED_DAYS + 1) * DAY_MS);
  while (sessionIds.length < sessions) {
    const n = sessionIds.length;
    const recording = anHour(new Date(before.getTime() - n * 1.6 * DAY_MS), n);
    const told = { source: 'garmin', externalId: String(n), part: '', legOf: null, aliases: [], file: null };
    const streams = encodeStreams(recording.streams);
    const { sessionId } = await database.transaction((tx) =>
      get(SourceDesk).take(tx, athleteId, { ...told, recording, terms: OWN_FILE }, streams),
    );
    sessionIds.push(sessionId!);
    if (n % 50 === 49) await engine.drain();
  }
  await engine.drain();

  for (const [n, at] of WEIGHED.filter((at) => at < newest.length).entries()) {
    const { timerS } = watched.toReversed()[at]!;
    const lost = 0.75 * (timerS / 3600) * (1 + n / 40);
    const weighed = { preKg: made.massKg, postKg: Math.round((made.massKg - lost) * 10) / 10, drinkKg: 0.3 };
    await get(WeighInDesk).put(
      athleteId,
      newest[at]!,
      { ...weighed, ...NOTHING_ELSE, ...AS_ADVISED },
      { sure: true, knownKg: null },
    );
  }
  for (let back = 0; back < EATEN_DAYS; back += 1)
    for (const [foodId, portions] of Object.entries(BREAKFAST)) {
      const day = dayOf(new Date(until.getTime() - back * DAY_MS));
      await get(FoodLog).put(athleteId, newId(), { foodId, ownFoodId: null, portions, grams: null, day });
    }
  const startsAt = `${dayOf(new Date(until.getTime() + 5 * DAY_MS))}T09:00:00+01:00`;
  const race = {
    name: 'Half marathon',
    sport: 'run',
    startsAt,
    durationS: 6_000,
    effort: 'race',
    isEvent: true,
  };
  await get(PlanLog).put(athleteId, newId(), PlanForm.parse(race));
  await engine.drain();
  return { athleteId, email, longSessionId, sessionIds };
}

function fiveHours(until: Date) {
  const startsAt = new Date(Math.floor((until.getTime() - 30 * 3_600_000) / 1000) * 1000);
  const how = { durationS: 5 * 3600, intensity: 0.62, shape: 'steady', indoor: false, pausedS: 600 } as const;
  return {
    name: 'Long ride',
    sport: 'Ride',
    startsAt,
    ...how,
    device: 'Garmin Edge 530',
    legOf: null,
    seed: 5,
  } as const;
}

/** Out and back, another pace and heart rate each time. */
function anHour(startedAt: Date, n: number) {
  const isRide = n % 3 === 0;
  return aRecording({
    ...{ format: 'api', startedAt, everyS: 10, sport: isRide ? 'ride' : 'run', minutes: 45 + (n % 7) * 10 },
    streams: {
      speedMs: (second) => (isRide ? 7.5 : 2.8) + (n % 7) / 20 + Math.sin(second / 90) / 5,
      heartRateBpm: (second) => Math.round(142 + (n % 11) + 8 * Math.sin(second / 240)),
    },
  });
}
