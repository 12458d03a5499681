import { Command } from 'commander';
import { withRooms } from '#src/cli/with-rooms';
import { type AsideFact, SetAside } from '#src/jobs/set-aside';
import { NothingSetAside } from '#src/upkeep/upkeep.problems';
import type { Say } from '#src/words/words';

/** As many as a person reads. */
const MOST = 200;

/** `svett aside list|again` */
export function asideCommand(say: Say): Command {
  return new Command('aside')
    .addCommand(new Command('list').action(() => list(say)))
    .addCommand(new Command('again').argument('[id]').action((id: string | undefined) => again(id, say)));
}

async function list(say: Say): Promise<void> {
  await withRooms(async (rooms) => {
    const { facts, total } = await rooms.get(SetAside).list(MOST);
    const lines = total > 0 ? facts.map(inALine) : [say('cli.aside.none')];
    const beyond = total - facts.length;
    if (beyond > 0) lines.push(say('cli.aside.more', { count: beyond }));
    print(lines.join('\n'));
  });
}

function inALine({ id, topic, settledAt, reason }: AsideFact): string {
  return [id, topic, settledAt?.toISOString(), reason].filter((part) => part !== null).join('  ');
}

async function again(id: string | undefined, say: Say): Promise<void> {
  await withRooms(async (rooms) => {
    const aside = rooms.get(SetAside);
    if (id !== undefined && !(await aside.tryAgain(id))) throw new NothingSetAside();
    const count = id === undefined ? await aside.tryAllAgain() : 1;
    print(say('cli.aside.done', { count }));
  });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
