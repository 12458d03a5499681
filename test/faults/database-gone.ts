import { setTimeout as pause } from 'node:timers/promises';
import { aHalfOpenLine } from '../support/half-open.js';
import { concluded, type DatabaseServer, type Fault } from './fault.js';
import { HandingIn, Onlooker, somebody } from './people.js';
import { Service } from './service.js';

const [WORKOUTS, BEFORE_MS, AWAY_MS] = [60, 2_000, 10_000];

/** PostgreSQL is stopped while workouts come in, and started again. */
export const databaseGone: Fault = {
  name: 'database gone and back',
  needsServer: true,
  run: (server) =>
    withoutDatabase(server!.url, `PostgreSQL stopped for ${AWAY_MS / 1000} s`, {
      begin: () => server!.stop(),
      end: () => server!.start(),
    }),
};

/** Its lines stay open, and nothing comes over them. */
export const databaseSilent: Fault = {
  name: 'database silent',
  needsServer: true,
  run: async (server) => {
    const line = await aHalfOpenLine(server!.url);
    try {
      return await withoutDatabase(line.url, `lines to PostgreSQL held for ${AWAY_MS / 1000} s`, {
        begin: async () => line.hold(),
        end: async () => line.letGo(),
      });
    } finally {
      await line.close();
    }
  },
};

async function withoutDatabase(
  url: DatabaseServer['url'],
  done: string,
  fault: { begin(): Promise<void>; end(): Promise<void> },
) {
  const service = await Service.start({ settings: { DATABASE_URL: url } });
  try {
    const who = await somebody(service);
    const handing = new HandingIn(who);
    const looking = new Onlooker(service, who).begin();
    const handingIn = handing.handIn(WORKOUTS);
    await pause(BEFORE_MS);
    await fault.begin();
    await pause(AWAY_MS);
    await fault.end();
    return await concluded({
      done,
      service,
      who,
      handing,
      looking,
      handingIn,
      expected: /^(200( with server.broken)?|50[03])$/,
    });
  } finally {
    await service.stop();
  }
}
