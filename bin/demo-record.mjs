// npm run demo:record: writes down anew what Svett says to the made athlete, for whoever looks around without an account
// (docs/decisions tell why). A made athlete lives seven weeks in a Svett that is thrown away; then the pages are walked
// in a headless Chromium, and what they asked for is asked for in both languages and kept. CHROMIUM=path names another browser.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stage, withoutSettings } from './demo-process.mjs';
import { recordPages } from './demo-pages.mjs';
import { freePort } from './free-port.mjs';
import { npm, root } from './npm.mjs';
import { build } from './ready.mjs';

/** A Sunday after lunch, in summer time: the long session of the week has just ended. */
const RECORDED_AT = new Date('2026-08-30T12:40:00Z');
const RECORDING = join(root, 'web', 'src', 'demo', 'recording.json');

build();
if (npm(['run', '--silent', 'build:simulators'], { stdio: ['inherit', 2, 'inherit'] }) !== 0) process.exit(1);
const { liveSevenWeeks } = await import('../dist/simulators/demo-athlete/seven-weeks.js');
const { startWeather } = await import('../dist/simulators/weather/weather-services.js');

const port = await freePort();
const address = `http://localhost:${port}`;
const weather = await startWeather();
const data = mkdtempSync(join(tmpdir(), 'svett-demo-record-'));
const stage = new Stage();
process.exit(
  await stage.until(lived, async () => {
    await weather.close();
    rmSync(data, { recursive: true, force: true });
  }),
);

async function lived() {
  const env = {
    ...withoutSettings(process.env),
    ...weather.environment,
    ...{ SVETT_DATA: data, PORT: port, PUBLIC_URL: address, LOG_LEVEL: 'error', CONTACT: 'demo@example.org' },
  };
  const { child, said, ended } = stage.run(['--enable-source-maps', join(root, 'bin/set-clock.mjs')], {
    ...{ cwd: root, env, stdio: ['ipc'] },
  });
  const [, setupToken] = await said(/\/setup#token=(\S+)/);
  const setClock = async (at) => {
    weather.clock.set(at);
    child.send({ at: at.getTime() });
    await once(child, 'message');
  };
  process.stderr.write('svett: The made athlete lives seven weeks …\n');
  const account = await liveSevenWeeks({ address, setupToken, setClock }, RECORDED_AT);
  await setClock(RECORDED_AT);
  process.stderr.write('svett: Walking the pages …\n');
  const pages = await recordPages(address, account, RECORDED_AT, (at) => setClock(at));
  const text = JSON.stringify({ recordedAt: RECORDED_AT.toISOString(), ...pages });
  writeFileSync(RECORDING, `${text}\n`);
  const kB = Math.round(text.length / 1000);
  process.stderr.write(`svett: ${Object.keys(pages.answers).length} answers, ${kB} kB, in ${RECORDING}\n`);
  child.kill('SIGTERM');
  await ended;
  return { code: 0, signal: null };
}
