import { setTimeout as pause } from 'node:timers/promises';
import { aHalfOpenLine } from '../support/half-open.js';
import { begun, concluded, type DatabaseServer, type Fault } from './fault.js';
import { Service } from './service.js';

const [WORKOUTS, AWAY_MS] = [60, 10_000];

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
    const scene = await begun(service, WORKOUTS);
    await fault.begin();
    await pause(AWAY_MS);
    await fault.end();
    return await concluded({ ...scene, done, expected: /^(200( with server.broken)?|50[03])$/ });
  } finally {
    await service.stop();
  }
}
