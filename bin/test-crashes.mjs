// npm run test:crashes [-- jest's own arguments]: kills the service two hundred times while it takes workouts in, or as
// often as KILLS says. `npm test` does the same a dozen times. KILLS_SEED chooses other moments.
import { jest } from './jest.mjs';
import { install } from './ready.mjs';

install();
const { DATABASE_URL: _, ...env } = process.env; // on SQLite, whatever database this machine uses otherwise
const args = ['test/journeys/kill-two-hundred.spec.ts', ...process.argv.slice(2)];
process.exitCode = await jest(args, { ...env, KILLS: env.KILLS ?? '200' });
