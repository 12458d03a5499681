import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { accountOf, toldEmail } from '#src/cli/told-account';
import { ProgressBar } from '#src/cli/progress-bar';
import { withRooms } from '#src/cli/with-rooms';
import { Engine } from '#src/jobs/engine.port';
import { Consents } from '#src/people/consents';
import { Visitors } from '#src/people/visitors';
import { Imports } from '#src/takeout/imports';
import { Packer } from '#src/takeout/packer';
import { Reapplying } from '#src/takeout/reapplying';
import type { Say } from '#src/words/words';

/** `svett takeout export|import|erase-again` */
export function takeoutCommand(say: Say): Command {
  return new Command('takeout')
    .addCommand(
      new Command('export')
        .requiredOption('--user <email>')
        .addOption(new Option('--out <file>').default('svett-export.zip'))
        .action((options: { user: string; out: string }) => exportAll(options, say)),
    )
    .addCommand(
      new Command('import')
        .argument('<file>')
        .requiredOption('--user <email>')
        .action((file: string, options: { user: string }) => importAll(file, options, say)),
    )
    .addCommand(
      new Command('erase-again')
        .option('--file <file>')
        .action((options: { file?: string }) => eraseAgain(options, say)),
    );
}

async function exportAll({ user, out }: { user: string; out: string }, say: Say): Promise<void> {
  await withRooms(async (rooms) => {
    const { id: accountId } = await accountOf(rooms, toldEmail(user, say), say);
    const { athleteId, language } = (await rooms.get(Visitors).of(accountId, 'token'))!;
    const advance = () => Promise.resolve();
    const job = { person: { accountId, athleteId }, language, path: resolve(out), advance };
    const { files } = await rooms.get(Packer).pack(job);
    process.stdout.write(`${say('cli.takeout.written', { out, files })}\n`);
  });
}

async function importAll(file: string, { user }: { user: string }, say: Say): Promise<void> {
  await withRooms(async (rooms) => {
    const { id: accountId } = await accountOf(rooms, toldEmail(user, say), say);
    const { athleteId } = (await rooms.get(Visitors).of(accountId, 'token'))!;
    await rooms.get(Consents).demand(athleteId, 'health-data');
    const bar = new ProgressBar(process.stderr, 100);
    let shown = 0;
    const person = { accountId, athleteId };
    const taken = await rooms.get(Imports).takeNow(person, resolve(file), (done, total) => {
      for (; shown < Math.floor((100 * done) / total); shown++) bar.step();
      return Promise.resolve();
    });
    bar.end();
    await rooms.get(Engine).drain();
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0);
    const counts = { rows: sum(taken.added), sessions: taken.added['session'] ?? 0, known: sum(taken.known) };
    process.stdout.write(`${say('cli.takeout.taken', counts)}\n`);
  });
}

async function eraseAgain({ file }: { file?: string }, say: Say): Promise<void> {
  await withRooms(async (rooms) => {
    const erased = await rooms.get(Reapplying).run(file === undefined ? undefined : resolve(file));
    process.stdout.write(`${say('cli.takeout.erased-again', { ...erased })}\n`);
  });
}
