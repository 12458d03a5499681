import { Command } from 'commander';
import { migrateDatabase } from '#src/cli/migrate';
import { serve } from '#src/cli/serve';
import { Settings } from '#src/config/settings';
import type { Say } from '#src/words/words';

export function serviceCommands(say: Say): Command[] {
  return [
    new Command('serve').action(() => serve(Settings.fromProcess(), say)),
    new Command('migrate').action(async () => {
      const made = await migrateDatabase(Settings.fromProcess());
      process.stdout.write(`${say('cli.migrate.done', { count: made.length, names: made.join(', ') })}\n`);
    }),
  ];
}
