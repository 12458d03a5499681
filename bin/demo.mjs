// npm run demo [-- --days 42]: Svett on a database that is thrown away, beside stand-ins for the services it links to. Nobody's
// account is touched and nothing leaves this machine.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stage, withoutSettings } from './demo-process.mjs';
import { freePort, isFree } from './free-port.mjs';
import { npm, root } from './npm.mjs';
import { build } from './ready.mjs';

/** A day of training comes off the watch this often once somebody has connected. */
const NEW_WORKOUT_EVERY_MS = 4_000;
const SEASON_DAYS = 60;
const STILL_ON_THE_WATCH = 12;

const { values } = parseArgs({ options: { days: { type: 'string' } } });
/** Of how many days the club's season is, if not as many as the club itself says. */
const days = values.days === undefined ? undefined : Number(values.days);
if (days !== undefined && !(Number.isInteger(days) && days > 0)) {
  console.error(`--days takes a whole number of days, and not ${values.days}: npm run demo -- --days 42`);
  process.exit(1);
}

const port = Number(process.env.PORT) || (await freePort());
if (!(await isFree(port))) {
  console.error(`Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm run demo`);
  process.exit(1);
}
build();
if (npm(['run', '--silent', 'build:simulators'], { stdio: ['inherit', 2, 'inherit'] }) !== 0) process.exit(1);

const { makeSquad } = await import('../dist/simulators/squad/squad.js');
const address = `http://localhost:${port}`;
const hook = randomBytes(24).toString('base64url');
const services = await openServices();
const data = mkdtempSync(join(tmpdir(), 'svett-demo-'));
const stage = new Stage();
process.exit(
  await stage.until(
    async () => lived(await founded()),
    async () => {
      await services.close();
      rmSync(data, { recursive: true, force: true });
    },
  ),
);

/** A club of 25 and their coaches, made on a clock that is set back twelve weeks, in a Svett of its own on this data. */
async function founded() {
  process.stderr.write('svett: Founding a club of 25 athletes …\n');
  const began = performance.now();
  // The door stands open, and each comes from a place of their own: what is slowed down are those who guess.
  const openDoor = { REGISTRATION: 'open', TRUSTED_PROXIES: '1' };
  const { child, said, ended } = svett('bin/set-clock.mjs', openDoor, ['ipc']);
  try {
    const [, setupToken] = await said(/\/setup#token=(\S+)/);
    const setClock = async (at) => {
      child.send({ at: at && at.getTime() });
      await once(child, 'message');
    };
    const { clock } = services.strava;
    const squad = await makeSquad({ address, setupToken, clock, language: ownLanguage(), setClock }, days);
    process.stderr.write(`svett: Founded in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`);
    return squad;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** Until somebody has seen enough. */
async function lived(squad) {
  const { said, ended } = svett('dist/src/main.js', {});
  await said(new RegExp(address));
  console.log(guide(squad.ways));
  squad.train(services, tellProgress).catch((error) => {
    if (!stage.toldToStop) console.error(`The club’s season broke off: ${error.message}`);
  });
  return ended;
}

/** A Svett on this data. */
function svett(script, settings, stdio = []) {
  const env = {
    ...withoutSettings(process.env),
    ...services.environment,
    SVETT_DATA: data,
    PORT: port,
    PUBLIC_URL: address,
    LOG_LEVEL: 'error', // that something is tried again need not trouble who looks
    ...settings,
  };
  return stage.run(['--enable-source-maps', join(root, script)], { cwd: root, env, stdio });
}

/** Of whoever tries this, as far as Svett speaks it. */
function ownLanguage() {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('sv') ? 'sv' : 'en';
}

/** On one line, where there is a screen. */
function tellProgress(handedIn, of) {
  const told = `The club’s season: ${handedIn} of ${of} workouts handed in`;
  if (process.stdout.isTTY) process.stdout.write(`\r${told}${handedIn === of ? '.\n' : ''}`);
  else if (handedIn === of) console.log(`${told}.`);
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
  // A club asks for more than one athlete does, and Strava lets whoever has a club ask for more.
  Object.assign(strava.limits, { overall: [2_000, 20_000], read: [1_000, 10_000] });
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

function guide({ head, assistant, athletes, ownAccount }) {
  const link = (way) => `${way.link}\n     and then by ${way.email}`;
  const stories = athletes.map((way) => `     ${way.name} ${way.tells}:\n     ${link(way)}`);
  return `
Svett is up, on a database that goes when you press Ctrl-C. Nothing here is a real service, and nobody here exists.

A club of 25 athletes trains in it, and their season comes in while you look, the newest week first; weighings find
their sessions within five minutes. The links of its people work once, within an hour: choose a password, and sign in with
it by the address beside the link.

  1. The head coach’s way in: open Teams, and the board of the club. Some of it is grey, and says why.
     ${link(head)}
  2. The assistant coach’s, who stands by the scale:
     ${link(assistant)}
  3. Three of the athletes, who see on the page Teams who looked at what, and take a yes back there:
${stories.join('\n')}
  4. An account of your own, which runs this Svett: ${ownAccount}
     On its page People you make such a link for any of the others, or a new one.
     Open Connections, press “Connect with Strava”, and say yes on the page that comes. Watch the season arrive: new
     workouts keep coming, one every few seconds. Do the same with Garmin, with Withings for the weight, and with
     intervals.icu (key: ${services.apiKey}). Switch the weather on, on the same page, and see the ranges get narrower.

The other side of it, where you can edit, hide and delete workouts, or take the leave back:

  Strava  ${services.strava.url}/__sim
  Garmin  ${services.garmin.url}/__sim
`;
}
