// npm run demo: Svett on a database that is thrown away, beside stand-ins for the services it links to. Nobody's
// account is touched and nothing leaves this machine.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { exitCodeOf, withoutSettings } from './demo-process.mjs';
import { freePort, isFree } from './free-port.mjs';
import { npm, root } from './npm.mjs';
import { build } from './ready.mjs';

/** A day of training comes off the watch this often once somebody has connected. */
const NEW_WORKOUT_EVERY_MS = 4_000;
const SEASON_DAYS = 60;
const STILL_ON_THE_WATCH = 12;

const port = Number(process.env.PORT) || (await freePort());
if (!(await isFree(port))) {
  console.error(`Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm run demo`);
  process.exit(1);
}
build();
if (npm(['run', '--silent', 'build:simulators'], { stdio: ['inherit', 2, 'inherit'] }) !== 0) process.exit(1);

const address = `http://localhost:${port}`;
const hook = randomBytes(24).toString('base64url');
const services = await openServices();
const data = mkdtempSync(join(tmpdir(), 'svett-demo-'));
const svett = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/src/main.js')], {
  cwd: root,
  env: {
    ...withoutSettings(process.env),
    ...services.environment,
    SVETT_DATA: data,
    PORT: port,
    PUBLIC_URL: address,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let toldToStop = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    toldToStop = true;
    svett.kill('SIGTERM');
  });
svett.once('exit', async (code, signal) => {
  await services.close();
  rmSync(data, { recursive: true, force: true });
  process.exit(exitCodeOf({ code, signal, toldToStop }));
});

for await (const line of createInterface(svett.stdout)) {
  const link = /http:\S+\/setup#token=\S+/.exec(line)?.[0];
  if (link) console.log(guide(link));
}

/** The services, each with an athlete who has trained for a season. They are made of the same two people. */
async function openServices() {
  const from = (path) => import(`../dist/simulators/${path}.js`);
  const [{ startStrava }, { startGarmin }, { startIntervals }, { startWithings }, { startWeather }] =
    await Promise.all([
      from('strava/strava'),
      from('garmin/garmin'),
      from('intervals/intervals'),
      from('withings/withings'),
      from('weather/weather-services'),
    ]);
  const strava = await startStrava({ trickle: { everyMs: NEW_WORKOUT_EVERY_MS } });
  strava.addAthlete(1, { days: SEASON_DAYS, withhold: STILL_ON_THE_WATCH });
  const garmin = await startGarmin({
    webhookUrl: `${address}/hooks/garmin/${hook}`,
    deliver: { activityDetails: 'ping' },
    trickle: { everyMs: NEW_WORKOUT_EVERY_MS },
  });
  garmin.addMember({ athleteSeed: 2, days: SEASON_DAYS, withhold: STILL_ON_THE_WATCH });
  const intervals = await startIntervals();
  const { apiKey } = intervals.addAthlete({ athleteSeed: 2, days: SEASON_DAYS });
  const withings = await startWithings();
  withings.addUser({ athleteSeed: 1, days: SEASON_DAYS });
  const weather = await startWeather();
  const all = [strava, garmin, intervals, withings, weather];
  return {
    strava,
    garmin,
    apiKey,
    environment: {
      ...stravaEnvironment(strava),
      ...Object.assign({}, ...all.map(({ environment }) => environment ?? {})),
      GARMIN_WEBHOOK_PATH_TOKEN: hook,
      CONTACT: 'demo@example.org',
    },
    close: () => Promise.all(all.map((service) => service.close())),
  };
}

function stravaEnvironment({ url, clientId, clientSecret }) {
  return {
    STRAVA_CLIENT_ID: clientId,
    STRAVA_CLIENT_SECRET: clientSecret,
    STRAVA_OAUTH_BASE: url,
    STRAVA_API_BASE: `${url}/api/v3`,
  };
}

function guide(link) {
  return `
Svett is up, on a database that goes when you press Ctrl-C. Nothing here is a real service.

  1. Make an account:          ${link}
  2. Open Connections, press “Connect with Strava”, and say yes on the page that comes.
  3. Watch the season arrive. New workouts keep coming, one every few seconds.
  4. Do the same with Garmin, with Withings for the weight, and with intervals.icu (key: ${services.apiKey}).
  5. Switch the weather on, on the same page, and see the ranges get narrower.

The other side of it, where you can edit, hide and delete workouts, or take the leave back:

  Strava  ${services.strava.url}/__sim
  Garmin  ${services.garmin.url}/__sim
`;
}
