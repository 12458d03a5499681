import { Command } from 'commander';
import { connectors } from '#integrations/connectors';
import { coverageTable, termsTable } from '#src/cli/connector-tables';
import { withRooms } from '#src/cli/with-rooms';
import { Settings } from '#src/config/settings';
import { Brands } from '#src/connect/brands';
import type { Connector } from '#src/connect/connector.port';
import { Erasures } from '#src/connect/erasures';
import { Hooks } from '#src/connect/hooks';
import { SystemClock } from '#src/kernel/clock';

/** `svett links coverage|terms|hooks|erasures` */
export function linksCommand(): Command {
  return new Command('links')
    .description('Connections to other services.')
    .addCommand(
      new Command('coverage')
        .description('What each service can do and tell, as a table in Markdown.')
        .action(() => print(coverageTable(records()))),
    )
    .addCommand(
      new Command('terms')
        .description('The terms of each service as they are kept here, as a table in Markdown.')
        .action(() => print(termsTable(records()))),
    )
    .addCommand(
      new Command('hooks')
        .description(
          'The addresses services are to send their notices to. Whoever knows one can knock there.',
        )
        .action(hooks),
    )
    .addCommand(
      new Command('erasures')
        .description(
          'What was erased because a connection or an account ended: why, when that was asked, due and done, and how much.',
        )
        .action(erasures),
    );
}

/** Under the settings of this installation; nothing is asked of anybody. */
function records(): readonly Connector[] {
  return connectors(Settings.fromProcess(), { derive: () => '' }, new SystemClock()).all;
}

async function hooks(): Promise<void> {
  await withRooms(async (rooms) => {
    const told = rooms
      .get(Brands)
      .all.filter(({ isConfigured, capabilities }) => isConfigured && capabilities.webhooks !== 'none')
      .map(({ brand, title }) => `${title}: ${rooms.get(Hooks).urlOf(brand)}`);
    print(told.length > 0 ? told.join('\n') : 'No service that sends notices is set up.');
  });
}

async function erasures(): Promise<void> {
  await withRooms(async (rooms) => {
    const lines = (await rooms.get(Erasures).list()).map(({ brand, reason, counts, ...times }) => {
      const [asked, due, done] = [times.askedAt, times.dueAt, times.doneAt].map((at) => at.toISOString());
      const gone = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
      const told = [brand, reason, `asked ${asked}`, `due ${due}`, `done ${done}`];
      return [...told, gone.join(', ') || 'nothing'].join('  ');
    });
    print(lines.length > 0 ? lines.join('\n') : 'Nothing has been erased yet.');
  });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
