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
import type { Say } from '#src/words/words';

/** `svett links coverage|terms|hooks|erasures` */
export function linksCommand(say: Say): Command {
  return new Command('links')
    .addCommand(new Command('coverage').action(() => print(coverageTable(records()))))
    .addCommand(new Command('terms').action(() => print(termsTable(records()))))
    .addCommand(new Command('hooks').action(() => hooks(say)))
    .addCommand(new Command('erasures').action(() => erasures(say)));
}

/** Under the settings of this installation; nothing is asked of anybody. */
function records(): readonly Connector[] {
  return connectors(Settings.fromProcess(), { derive: () => '' }, new SystemClock()).all;
}

async function hooks(say: Say): Promise<void> {
  await withRooms(async (rooms) => {
    const told = rooms
      .get(Brands)
      .all.filter(({ isConfigured, capabilities }) => isConfigured && capabilities.webhooks !== 'none')
      .map(({ brand, title }) => `${title}: ${rooms.get(Hooks).urlOf(brand)}`);
    print(told.length > 0 ? told.join('\n') : say('cli.links.no-hooks'));
  });
}

async function erasures(say: Say): Promise<void> {
  await withRooms(async (rooms) => {
    const lines = (await rooms.get(Erasures).list()).map(({ brand, reason, counts, ...times }) => {
      const [asked, due, done] = [times.askedAt, times.dueAt, times.doneAt].map((at) => at.toISOString());
      const gone = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
      const when = say('cli.links.erased-when', { asked: asked!, due: due!, done: done! });
      return [brand, reason, when, gone.join(', ') || say('cli.links.nothing')].join('  ');
    });
    print(lines.length > 0 ? lines.join('\n') : say('cli.links.nothing-erased'));
  });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
