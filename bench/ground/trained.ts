import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '#src/database/database';
import { WeighInDesk } from '#src/estimates/weigh-in-desk';
import { Engine } from '#src/jobs/engine.port';
import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import { Tasks } from '#src/people/tasks';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SourceDesk } from '#src/sessions/source-desk';
import { OWN_FILE } from '#src/sessions/source-terms.port';
import { encodeStreams } from '#src/sessions/stream-blob';
import { estimateSession } from '#src/sweat/estimate';
import { aRecording } from '../../test/support/a-recording.js';
import { aSessionInput } from '../../test/support/a-session-input.js';
import { letIn } from '../../test/support/consenting.js';

const YEARS = 10;
const HOUR_MS = 3_600_000;
const WEIGHED = {
  ...{ preKg: 70, postKg: 69.1, foodKg: 0, urineKg: 0, stoolKg: 0, extraMin: 0, scaleStepKg: 0.1 },
  ...{ clothed: false, towelled: true, drinkEstimated: false },
};

export interface Somebody {
  accountId: string;
  athleteId: string;
}

/** Somebody with so many sessions over ten years, taken in through the service and estimated by its engine. */
export async function aTrained(
  app: INestApplicationContext,
  name: string,
  sessions: number,
): Promise<Somebody> {
  const account = {
    email: `${name}@example.org`,
    password: 'not a secret at all',
    role: 'athlete',
    language: 'en',
  } as const;
  const { athleteId, accountId } = await app.get(Accounts).add(account);
  await letIn(app, athleteId);
  await app.get(Profiles).weigh(athleteId, '2015-01-01', 70);
  const now = Date.now();
  for (let i = 0; i < sessions; i++) {
    const startedAt = new Date(now - HOUR_MS * (2 + i * ((YEARS * 365 * 24) / sessions)));
    await bookIn(app, athleteId, startedAt, i);
    if (i % 100 === 99) await app.get(Engine).drain();
  }
  await app.get(Engine).drain();
  return { accountId, athleteId };
}

/** Tells the scale's word of the newest session, another one each round: all others are reckoned anew by it. Answers the task. */
export async function weighedAnew(
  app: INestApplicationContext,
  athleteId: string,
  round: number,
): Promise<string> {
  const [newest] = await app.get(SessionShelf).idsOf(athleteId);
  const weighed = { ...WEIGHED, drinkKg: 0.5 + round / 20 };
  return app.get(WeighInDesk).put(athleteId, newest!, weighed, { sure: true, knownKg: null });
}

export async function hasEnded(
  app: INestApplicationContext,
  athleteId: string,
  taskId: string,
): Promise<boolean> {
  return (await app.get(Tasks).of(athleteId, taskId)).endedAt !== null;
}

/** Seconds of the whole calculation over as many like inputs, that lie in memory. */
export function bareCalculator(sessions: number): number {
  const inputs = Array.from({ length: 50 }, (_, i) =>
    aSessionInput({ speedKmh: 10 + i / 20, heartRateBpm: 140 + (i % 20), minutes: 60, airC: i % 30 }),
  );
  const began = performance.now();
  for (let i = 0; i < sessions; i++) {
    const { outcome } = estimateSession(inputs[i % inputs.length]!);
    if (outcome !== 'estimated') throw new Error('The benchmark wants an estimate.');
  }
  return (performance.now() - began) / 1000;
}

/** An hour's run recorded each second. */
async function bookIn(app: INestApplicationContext, athleteId: string, startedAt: Date, i: number) {
  const recording = aRecording({
    format: 'api',
    startedAt,
    streams: {
      speedMs: (second) => 2.8 + (i % 7) / 20 + Math.sin(second / 90) / 5,
      heartRateBpm: (second) => Math.round(142 + (i % 11) + 8 * Math.sin(second / 240)),
    },
  });
  const told = {
    ...{ source: 'garmin', externalId: String(i), part: '', legOf: null, aliases: [], file: null },
    ...{ recording, terms: OWN_FILE },
  };
  const streams = encodeStreams(recording.streams);
  await app
    .get<Database>(Database)
    .transaction((tx) => app.get(SourceDesk).take(tx, athleteId, told, streams));
}
