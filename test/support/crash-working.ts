import 'reflect-metadata';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Engine } from '#src/jobs/engine.port';
import { aroundTransactions } from './around-transactions.js';

/**
 * A process that works through what waits for it, and is killed with -9 at the step it is told: before, inside or after
 * any transaction, and before or after a file gets its name or goes. Tells how many steps there were, if it lives on.
 * Run as: crash-working.js STEP (0: never) [MODULE beside it, whose prepare() is given the application first]
 */
const fatalStep = Number(process.argv[2]);

const rooms = await NestFactory.createApplicationContext(AppModule.with(Settings.fromProcess()), {
  logger: ['error'],
});
const [, , , module] = process.argv;
if (module) ((await import(module)) as { prepare(rooms: unknown): void }).prepare(rooms);
let step = 0;
function survive(): void {
  step += 1;
  if (step === fatalStep) process.kill(process.pid, 'SIGKILL');
}
aroundTransactions(rooms.get<Database>(Database), survive);

const { rename, rm } = files;
files.rename = async (...names) => {
  survive();
  await rename(...names);
  survive();
};
files.rm = async (...what) => {
  survive();
  await rm(...what);
  survive();
};
syncBuiltinESMExports();

const engine = rooms.get(Engine);
await engine.start();
await engine.drain();
await rooms.close();
process.stdout.write(String(step));
