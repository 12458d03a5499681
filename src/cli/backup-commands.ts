import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { backUp } from '#src/cli/backup';
import type { Manifest } from '#src/cli/backup-file';
import { checkBackup, restore } from '#src/cli/restore';
import { withRooms } from '#src/cli/with-rooms';
import { Settings } from '#src/config/settings';
import { SystemClock } from '#src/kernel/clock';
import { Reapplying } from '#src/takeout/reapplying';
import type { Say } from '#src/words/words';

/** `svett backup`, `svett backup check FILE`, `svett restore FILE` */
export function backupCommands(say: Say): Command[] {
  const clock = new SystemClock();
  const backup = new Command('backup')
    .option('--out <path>')
    .option('--without-secrets')
    .action(async ({ out, withoutSecrets = false }: { out?: string; withoutSecrets?: boolean }) => {
      const wishes = {
        settings: Settings.fromProcess(),
        now: clock.now(),
        out,
        withSecrets: !withoutSecrets,
      };
      const made = await backUp(wishes);
      const { size } = await stat(made.path);
      tell(made.path);
      tell(say('cli.backup.made', { mb: size / 1e6, content: contentOf(made, say) }));
      if (!withoutSecrets) tell(say('cli.backup.keep-it'));
    });
  backup
    .command('check')
    .argument('<file>')
    .action(async (file: string) => {
      const manifest = await checkBackup(file);
      const { madeAt, version } = manifest;
      tell(say('cli.backup.whole', { madeAt, version, content: contentOf(manifest, say) }));
    });
  const back = new Command('restore').argument('<file>').action(async (file: string) => {
    const { keptIn, ...manifest } = await restore(file, Settings.fromProcess(), clock.now());
    tell(say('cli.restore.done', { madeAt: manifest.madeAt, content: contentOf(manifest, say) }));
    if (keptIn) tell(say('cli.restore.kept', { keptIn }));
    // A backup from before an erasure holds whoever was erased: nobody is to find them here again.
    const { account, data } = await withRooms((rooms) => rooms.get(Reapplying).run());
    if (account + data > 0) tell(say('cli.restore.erased-again', { account, data }));
    tell(say('cli.restore.start'));
  });
  return [backup, back];
}

function contentOf({ rows, files }: Manifest, say: Say): string {
  const names = Object.keys(files).join(', ');
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return total === 0 ? names : say('cli.backup.content', { names, total, tables: Object.keys(rows).length });
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
