import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';

const SETTINGS =
  /^((SVETT|STRAVA|GARMIN|INTERVALS|WITHINGS|OPEN_METEO|MET_NORWAY|SMHI|WEATHER|MAIL|OIDC|ARCHIVE|PUSH|OUTGOING|MAP|METRICS)_.*|DATABASE_URL|REDIS_URL|TOKEN_KEYS|PUBLIC_URL|CONTACT|HOST|PORT|TRUSTED_PROXIES|ALLOW_PLAIN_HTTP|REGISTRATION|LOG_LEVEL|LOG_FORMAT|SHUTDOWN_GRACE_S)$/;

/** The demo must not meet a real database or real services, whatever is set around it. */
export function withoutSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SETTINGS.test(name)));
}

/** As a shell tells it; whoever was told to stop has done well by stopping. */
export function exitCodeOf({ code, signal, toldToStop }) {
  if (code !== null) return code;
  return toldToStop && ['SIGINT', 'SIGTERM'].includes(signal) ? 0 : 128 + constants.signals[signal];
}

/** Programs run one after the other until somebody says stop; whatever happens, what they leave is put away. */
export class Stage {
  toldToStop = false;
  #child = null;

  constructor(signals = process) {
    for (const signal of ['SIGINT', 'SIGTERM'])
      signals.on(signal, () => {
        this.toldToStop = true;
        this.#child?.kill('SIGTERM');
      });
  }

  /** `play` answers with how its last program ended. Answers with the exit code of it all. */
  async until(play, putAway) {
    let end = { code: 1, signal: null };
    try {
      end = await play();
    } catch (error) {
      if (this.toldToStop) end = { code: 0, signal: null };
      else console.error(error instanceof Error ? error.message : error);
    } finally {
      await putAway();
    }
    return exitCodeOf({ ...end, toldToStop: this.toldToStop });
  }

  /** Starts a program of Node's. `said` waits for a line it prints, `ended` for how it ends. */
  run(args, { stdio = [], ...options }) {
    if (this.toldToStop) throw new Error('Nothing is begun any more.');
    const child = spawn(process.execPath, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'inherit', ...stdio],
    });
    this.#child = child;
    const lines = createInterface(child.stdout);
    const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
    const said = (words) =>
      new Promise((resolve, reject) => {
        lines.on('line', (line) => words.test(line) && resolve(words.exec(line)));
        void ended.then(() => reject(new Error('Svett did not come up.')));
      });
    return { child, said, ended };
  }
}
