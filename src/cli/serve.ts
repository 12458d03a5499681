import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '#src/app';
import { isOpenToOthers } from '#src/config/data-folder';
import { isLoopback } from '#src/config/own-address';
import type { Settings } from '#src/config/settings';
import { Opening } from '#src/connect/opening';
import { Engine } from '#src/jobs/engine.port';
import { Setup } from '#src/entry/setup';
import { CodedProblem } from '#src/kernel/problem';
import { Reapplying } from '#src/takeout/reapplying';
import { FiguresDoor } from '#src/watch/figures-door';
import { Readiness } from '#src/watch/readiness';
import type { Say } from '#src/words/words';

/** How long a clean stop may take before we go all the same; what is then under way is done again after the next start. */
const STOP_WITHIN_MS = 25_000;

/** Runs the service until it is told to stop. `say` is for whoever started it; the log is English. */
export async function serve(settings: Settings, say: Say): Promise<void> {
  const told = toldToStop(); // from the first moment on: who is told while they start end well, too
  const app = await opened(settings, say).catch((error: unknown) => {
    told.listenNoMore();
    throw inWords(error as NodeJS.ErrnoException, settings);
  });
  const signal = await told.signal;
  await stop(app, say, signal === 'SIGTERM' ? settings.watching.shutdownGraceS : 0);
}

async function opened(settings: Settings, say: Say): Promise<NestFastifyApplication> {
  const app = await createApp(settings);
  const readiness = app.get(Readiness);
  readiness.begin();
  try {
    await open(app, settings, say);
  } catch (error) {
    await app.close();
    throw error;
  }
  readiness.opened();
  return app;
}

async function open(app: NestFastifyApplication, settings: Settings, say: Say): Promise<void> {
  if (await isOpenToOthers(settings.dataFolder)) {
    new Logger('Data').warn(
      `Others on this machine may look into ${settings.dataFolder}; run: chmod 700 ${settings.dataFolder}`,
    );
  }
  if (settings.answers) warnOfPlainHttp(settings);
  await eraseAgain(app);
  await app.get(FiguresDoor).open();
  const address = await listen(app, settings);
  await app.get(Engine).start();
  if (!settings.answers) {
    console.log(say('cli.serve.works', { role: settings.role, address }));
    return;
  }
  await app.get(Opening).announce();
  const token = await app.get(Setup).newToken();
  console.log(say('cli.serve.answers', { address }));
  if (token) console.log(`\n${say('cli.serve.first-account')}\n\n  ${address}/setup#token=${token}\n`);
}

/** A backup may have been brought back by other means than ours, or ours was broken off: nobody is to meet the erased. */
async function eraseAgain(app: NestFastifyApplication): Promise<void> {
  const { account, data } = await app.get(Reapplying).run();
  if (account + data > 0)
    new Logger('Data').warn(`Erased again, as since the backup: ${account} accounts, the data of ${data}.`);
}

function warnOfPlainHttp({ allowPlainHttp, publicUrl, host }: Settings): void {
  const log = new Logger('Door');
  if (allowPlainHttp) {
    log.warn(
      'ALLOW_PLAIN_HTTP is set: whoever shares the network can read passwords and health data that come over plain http.',
    );
  } else if (publicUrl === null && !isLoopback(host)) {
    log.warn(
      'Other machines reach this address over plain http only, and nobody can sign in from there. docs/https.md tells how to get https; on a home network you trust, set ALLOW_PLAIN_HTTP=true.',
    );
  }
}

async function listen(app: NestFastifyApplication, settings: Settings): Promise<string> {
  await app.listen(settings.port, settings.host);
  if (settings.publicUrl) return settings.publicUrl;
  const { port } = app.getHttpServer().address() as { port: number };
  return `http://${nameOf(settings.host)}:${port}`;
}

/** How a person writes the address we listen on. */
function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function inWords(error: NodeJS.ErrnoException, { port, host }: Settings): Error {
  if (error.code === 'EADDRINUSE') {
    return new AddressNotUsable(
      'cli.port-taken',
      `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
      { port, next: port + 1 },
    );
  }
  if (error.code === 'EACCES')
    return new AddressNotUsable(
      'cli.port-closed',
      `We may not listen on port ${port}. Choose one above 1023 with PORT.`,
      { port },
    );
  if (error.code === 'EADDRNOTAVAIL')
    return new AddressNotUsable('cli.no-such-host', `This machine has no address ${host}. Correct HOST.`, {
      host,
    });
  return error;
}

class AddressNotUsable extends CodedProblem {
  readonly kind = 'broken';
}

/** Who is told a second time ends at once, as any process does. */
function toldToStop() {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let tell!: (signal: NodeJS.Signals) => void;
  const signal = new Promise<NodeJS.Signals>((resolve) => (tell = resolve));
  for (const one of signals) process.once(one, tell);
  const listenNoMore = () => {
    for (const one of signals) process.removeListener(one, tell);
  };
  return { signal, listenNoMore };
}

/** `graceS`: seconds in which we say that we leave and still answer; whoever sends us visitors asks every few. */
async function stop(app: NestFastifyApplication, say: Say, graceS: number): Promise<void> {
  console.log(`\n${say('cli.serve.stopping')}`);
  app.get(Readiness).leave();
  await setTimeout(graceS * 1_000);
  globalThis.setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await app.close();
}
