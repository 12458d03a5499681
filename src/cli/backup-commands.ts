import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { backUp } from '#src/cli/backup';
import type { Manifest } from '#src/cli/backup-file';
import { checkBackup, restore } from '#src/cli/restore';
import { withRooms } from '#src/cli/with-rooms';
import { Settings } from '#src/config/settings';
import { SystemClock } from '#src/kernel/clock';
import { Reapplying } from '#src/takeout/reapplying';

/** `svett backup`, `svett backup check FILE`, `svett restore FILE` */
export function backupCommands(): Command[] {
  const clock = new SystemClock();
  const backup = new Command('backup')
    .description('Put everything into one file, while the service runs or not, and check it.')
    .option('--out <path>', 'the file, or a folder for it; otherwise backups/ in the data folder')
    .option('--without-secrets', 'leave secrets.json out; keep it elsewhere, or everybody signs in anew')
    .action(async ({ out, withoutSecrets = false }: { out?: string; withoutSecrets?: boolean }) => {
      const wishes = {
        settings: Settings.fromProcess(),
        now: clock.now(),
        out,
        withSecrets: !withoutSecrets,
      };
      const made = await backUp(wishes);
      const { size } = await stat(made.path);
      say(`${made.path}\n${(size / 1e6).toFixed(1)} MB, checked: ${contentOf(made)}.`);
      if (!withoutSecrets) say('It holds health data and keys: keep it where only you can read it.');
    });
  backup
    .command('check')
    .description('Read a backup from end to end, and change nothing.')
    .argument('<file>', 'what svett backup made')
    .action(async (file: string) => {
      const manifest = await checkBackup(file);
      say(`Whole. Made ${manifest.madeAt} by Svett ${manifest.version}: ${contentOf(manifest)}.`);
    });
  const back = new Command('restore')
    .description('Put a backup in the place of what is there, which is kept beside. Stop the service first.')
    .argument('<file>', 'what svett backup made')
    .action(async (file: string) => {
      const { keptIn, ...manifest } = await restore(file, Settings.fromProcess(), clock.now());
      say(`Restored: ${contentOf(manifest)}, as of ${manifest.madeAt}.`);
      if (keptIn) say(`What was there before lies in ${keptIn}; delete it when all is well.`);
      // A backup from before an erasure holds whoever was erased: nobody is to find them here again.
      const { account, data } = await withRooms((rooms) => rooms.get(Reapplying).run());
      if (account + data > 0)
        say(`Erased again, as since the backup: ${account} accounts, the data of ${data}.`);
      say('Start Svett again.');
    });
  return [backup, back];
}

function contentOf({ rows, files }: Manifest): string {
  const names = Object.keys(files).join(', ');
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return total === 0 ? names : `${names}, ${total} rows in ${Object.keys(rows).length} tables`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
