// npm run test:crashes [-- jest's own arguments]: kills the service twice while it takes in archives of 3,000 workouts,
// forty times while somebody tells of a session and weighs (KILLS_SEED chooses other steps), and at every step of a team's
// day: joining, the scale, the morning. `npm test` does all of it on a smaller scale. Kills at any moment while everything
// comes in at once are `npm run crashes`.
import { jest } from './jest.mjs';
import { install } from './ready.mjs';

install();
const { DATABASE_URL: _, ...env } = process.env; // on SQLite, whatever database this machine uses otherwise
const args = [
  'test/journeys/archives-killed.spec.ts',
  'test/journeys/kill-teams.spec.ts',
  'test/journeys/kill-telling.spec.ts',
  ...process.argv.slice(2),
];
process.exitCode = await jest(args, {
  ...env,
  KILLS: env.KILLS ?? '200',
  ARCHIVE_WORKOUTS: env.ARCHIVE_WORKOUTS ?? '3000',
});
