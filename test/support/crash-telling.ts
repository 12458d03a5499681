import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Engine } from '#src/jobs/engine.port';
import { UNSAID } from '#src/sessions/told-words';
import { ToldSessions } from '#src/sessions/told-sessions';
import { OwnWeighings } from '#src/weighing/own-weighings';
import { WeighingForm } from '#src/weighing/weighings.shapes';
import { aroundTransactions } from './around-transactions.js';

/**
 * A process in which an athlete tells something of a session, and otherwise, and weighs before and after it, each sent
 * twice as an impatient thumb does; killed with -9 at the step it is told: before, inside or after any transaction, its
 * own or the work's behind it. A phone whose word was not heard sends it again: from word FIRST on. Says `heard N` after
 * each, and in the end how many steps there were.
 * Run as: crash-telling.js STEP (0: never) FIRST ATHLETE SESSION WEIGHING STARTED (ISO)
 */
const [fatalStep, first] = process.argv.slice(2, 4).map(Number) as [number, number];
const [athleteId, sessionId, weighingId, startedAt] = process.argv.slice(4) as [
  string,
  string,
  string,
  string,
];

const rooms = await NestFactory.createApplicationContext(AppModule.with(Settings.fromProcess()), {
  logger: ['error'],
});
let step = 0;
aroundTransactions(rooms.get<Database>(Database), () => {
  step += 1;
  if (step === fatalStep) process.kill(process.pid, 'SIGKILL');
});

const at = (minutes: number) => new Date(Date.parse(startedAt) + minutes * 60_000).toISOString();
const before = { at: at(-5), kg: 70 };
const after = { at: at(65), kg: 69.1 };
const weigh = (told: object) =>
  rooms.get(OwnWeighings).put(athleteId, weighingId, WeighingForm.parse({ before, sure: true, ...told }));
const tell = (said: object) => rooms.get(ToldSessions).tell(athleteId, sessionId, { ...UNSAID, ...said });
const words = [
  () => tell({ airC: 12 }),
  () => weigh({}),
  () => tell({ airC: 31, clothing: 'winter' }),
  () => weigh({ after, drinkKg: 0.6 }),
  () => tell({ airC: 29, clothing: 'shorts' }),
];

const engine = rooms.get(Engine);
await engine.start();
for (const [number, word] of words.entries()) {
  if (number < first) continue;
  await Promise.all([word(), word()]);
  process.stdout.write(`heard ${number}\n`);
}
await engine.drain();
await rooms.close();
process.stdout.write(`steps ${step}\n`);
