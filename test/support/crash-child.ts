import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Engine } from '#src/jobs/engine.port';
import { Accounts } from '#src/people/accounts';
import { Intake } from '#src/sessions/intake';
import { aroundTransactions } from './around-transactions.js';
import { letIn } from './consenting.js';

/**
 * A process that hands a file in, has it estimated, and is killed with -9 at the step it is told: before, inside or
 * after any transaction, wherever in the application that is opened. Run as: crash-child.js FILE STEP
 */
const [file = '', fatalStep = ''] = process.argv.slice(2);

let step = 0;
function survive(): void {
  step += 1;
  if (step === Number(fatalStep)) process.kill(process.pid, 'SIGKILL');
}

const rooms = await NestFactory.createApplicationContext(AppModule.with(Settings.fromProcess()), {
  logger: ['error'],
});
const database = rooms.get<Database>(Database);
const accounts = rooms.get(Accounts);
const person = {
  email: 'ada@example.org',
  password: 'correct horse battery',
  role: 'athlete',
  language: 'en',
} as const;
const { athleteId } = await accounts.add(person);
await letIn(rooms, athleteId);

aroundTransactions(database, survive);

const engine = rooms.get(Engine);
await rooms.get(Intake).take(athleteId, { name: 'run.fit', bytes: readFileSync(file) });
await engine.start();
await engine.drain();
await rooms.close();
