import { resolve } from 'node:path';
import { Command } from 'commander';
import { accountOf } from '#src/cli/told-account';
import { ProgressBar } from '#src/cli/progress-bar';
import { withRooms } from '#src/cli/with-rooms';
import { Engine } from '#src/jobs/engine.port';
import { Email } from '#src/people/accounts';
import { Consents } from '#src/people/consents';
import { Visitors } from '#src/people/visitors';
import { Imports } from '#src/takeout/imports';
import { Packer } from '#src/takeout/packer';
import { Reapplying } from '#src/takeout/reapplying';

/** `svett takeout export|import|erase-again` */
export function takeoutCommand(): Command {
  return new Command('takeout')
    .description('Everything of a person as one file, into this Svett or another.')
    .addCommand(
      new Command('export')
        .description('Write everything of an account into a zip file.')
        .requiredOption('--user <email>', 'whose')
        .option('--out <file>', 'where to', 'svett-export.zip')
        .action(exportAll),
    )
    .addCommand(
      new Command('import')
        .description(
          'Take an export in for an account; what is here already stays. Run it again after an interruption.',
        )
        .argument('<file>', 'the zip file')
        .requiredOption('--user <email>', 'whose it becomes')
        .action(importAll),
    )
    .addCommand(
      new Command('erase-again')
        .description('After a backup was brought back: erase again whoever was erased since it was made.')
        .option('--file <file>', 'an erased.ndjson from elsewhere; else the one in the data folder')
        .action(eraseAgain),
    );
}

async function exportAll({ user, out }: { user: string; out: string }): Promise<void> {
  await withRooms(async (rooms) => {
    const { id: accountId } = await accountOf(rooms, Email.parse(user));
    const { athleteId, language } = (await rooms.get(Visitors).of(accountId, 'token'))!;
    const advance = () => Promise.resolve();
    const job = { person: { accountId, athleteId }, language, path: resolve(out), advance };
    const { files } = await rooms.get(Packer).pack(job);
    process.stdout.write(`Written to ${out}, with ${files} files. It holds health data: keep it well.\n`);
  });
}

async function importAll(file: string, { user }: { user: string }): Promise<void> {
  await withRooms(async (rooms) => {
    const { id: accountId } = await accountOf(rooms, Email.parse(user));
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
    process.stdout.write(
      `Taken in: ${sum(taken.added)} rows, ${taken.added['session'] ?? 0} of them sessions; ${sum(taken.known)} were here already. What was allowed elsewhere is asked for anew.\n`,
    );
  });
}

async function eraseAgain({ file }: { file?: string }): Promise<void> {
  await withRooms(async (rooms) => {
    const erased = await rooms.get(Reapplying).run(file === undefined ? undefined : resolve(file));
    process.stdout.write(`Erased again: ${erased.account} accounts, and the data of ${erased.data}.\n`);
  });
}
