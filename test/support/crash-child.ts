import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Estimate } from '#src/estimates/estimate.entity';
import { Engine } from '#src/jobs/engine.port';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Accounts } from '#src/people/accounts';
import { Visitors } from '#src/people/visitors';
import { Intake } from '#src/sessions/intake';
import { SessionFile } from '#src/sessions/session-file.entity';
import { Session } from '#src/sessions/session.entity';
import { letIn } from './consenting.js';

/**
 * A process that hands a file in, has it estimated, and is killed with -9 at the step it is told: before, inside or
 * after any transaction, wherever in the application that is opened. Tells on standard output what there is in the end.
 * Run as: crash-child.js FILE STEP (0: never) first|afterwards (when the file is handed in: at once, or once all that
 * an earlier life left behind is done)
 */
const [file = '', fatalStep = '0', handIn = 'first'] = process.argv.slice(2);

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
const accountId = (await accounts.find(person.email))?.id ?? (await accounts.add(person)).accountId;
const { athleteId } = (await rooms.get(Visitors).of(accountId, 'token'))!;
await letIn(rooms, athleteId);

const transaction = database.transaction.bind(database);
database.transaction = async (work) => {
  survive();
  const result = await transaction(async (tx) => {
    const written = await work(tx);
    survive();
    return written;
  });
  survive();
  return result;
};

const engine = rooms.get(Engine);
const take = () => rooms.get(Intake).take(athleteId, { name: 'run.fit', bytes: readFileSync(file) });
const look = async () => ({
  sessions: await database.read(Session).count(),
  files: await database.read(SessionFile).count(),
  estimates: await database.read(Estimate).countBy({ current: true, state: 'ready' }),
  facts: (await database.read(OutboxRow).find()).map(({ outcome }) => outcome),
});

if (handIn === 'first') await take();
await engine.start();
await engine.drain();
const outcomes = [await look()];
if (handIn === 'afterwards') {
  await take();
  await engine.drain();
  outcomes.push(await look());
}
await rooms.close();
process.stdout.write(JSON.stringify(outcomes));
