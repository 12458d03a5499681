import { Command } from 'commander';
import { migrateDatabase } from '#src/cli/migrate';
import { serve } from '#src/cli/serve';
import { Settings } from '#src/config/settings';

export function serviceCommands(): Command[] {
  return [
    new Command('serve')
      .description('Run the service, as npm start does.')
      .action(() => serve(Settings.fromProcess())),
    new Command('migrate')
      .description(
        'Make the database, or bring its tables up to date. The service does so itself when it starts.',
      )
      .action(async () => {
        const made = await migrateDatabase(Settings.fromProcess());
        process.stdout.write(
          made.length === 0 ? 'The database is up to date.\n' : `Done: ${made.join(', ')}.\n`,
        );
      }),
  ];
}
